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
}
