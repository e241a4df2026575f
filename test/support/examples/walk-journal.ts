import type { Caller } from './recorder';

/** What is done with manual entries beside posting one and reversing it. */
export async function workInJournal(live: Caller): Promise<void> {
  const charged = async (amount: string): Promise<string> => {
    const lines = [
      { accountCode: '7901', debit: amount },
      { accountCode: '1200', credit: amount },
    ];
    const { id } = await live.call('createJournalEntry', { body: { date: '2026-04-24', lines } });
    return id as string;
  };
  await live.record('reverseJournalEntries', {
    body: {
      atomic: false,
      entryIds: [await charged('4.00'), await charged('6.00')],
      reversalDate: '2026-04-25',
      memo: 'Booked twice',
    },
  });
  await draftEntries(live);
  await attachFiles(live, await charged('2.50'));
  await exportBatches(live);
}

async function draftEntries(live: Caller): Promise<void> {
  const lines = [
    { accountCode: '7100', debit: '900.00', description: 'Rent of April, not invoiced yet' },
    { accountCode: '2109', credit: '900.00' },
  ];
  const body = { status: 'draft', date: '2026-04-25', memo: 'Accrued rent', autoReverse: true, lines };
  const { id } = await live.record('createJournalEntry', { name: 'draft', body });
  const path = { id: id as string };
  await live.record('updateJournalDraft', { path, body: { memo: 'Accrued rent of April' } });
  await live.record('postJournalDraft', { path, body: {} });
  const unused = await live.call('createJournalEntry', { body: { ...body, autoReverse: false } });
  await live.record('deleteJournalDraft', { path: { id: unused.id as string } });
}

async function exportBatches(live: Caller): Promise<void> {
  const { id } = await live.record('createExportBatch', { body: { format: 'csv', toEntry: 2 } });
  const path = { id: id as string };
  await live.record('getExportBatch', { path });
  await live.record('listExportBatches', { query: { series: 'default' } });
  await live.record('getExportManifest', { path });
  await live.record('getExportFile', { path: { ...path, fileNo: '1' } });
}

async function attachFiles(live: Caller, id: string): Promise<void> {
  const path = { id };
  const content = Buffer.from('Charges of April: 2.50').toString('base64');
  const body = {
    fileName: 'statement.txt',
    contentType: 'text/plain',
    content,
    note: 'Statement of the bank',
  };
  const { id: attachmentId } = await live.record('attachFile', { path, body });
  await live.record('listAttachments', { path });
  const file = { id, attachmentId: attachmentId as string };
  await live.record('downloadAttachment', { path: file });
  await live.record('withdrawAttachment', { path: file, body: { reason: 'Belongs to the entry of May' } });
}
