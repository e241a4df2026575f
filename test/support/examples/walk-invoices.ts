import type { Caller } from './recorder';

const widgets = { description: 'Widget', quantity: 10, unitPrice: 12.5, taxRate: 20 };

/** Invoices from draft to void. */
export async function invoiceCustomers(live: Caller, customerId: string): Promise<void> {
  const draft = await live.record('createInvoice', {
    body: { customerId, issueDate: '2026-04-02', reference: 'PO 4711', items: [widgets] },
  });
  const path = { id: draft.id as string };
  await live.record('updateInvoice', { path, body: { notes: 'Thank you', paymentTermsDays: 14 } });
  await live.record('issueInvoice', { path, body: { issueDate: '2026-04-03' } });
  await live.record('getInvoice', { path, query: { expand: 'journalEntry,customer,creditNotes' } });
  await live.record('getCreditable', { path });
  await live.record('previewInvoice', { body: { clientName: 'Beta plc', items: [widgets] } });
  const invoices = [
    { clientName: 'Beta plc', issueDate: '2026-04-04', items: [widgets] },
    { clientName: 'Gamma plc', issueDate: '2026-04-05', items: [widgets] },
  ];
  const batch = await live.record('createInvoices', { body: { atomic: true, invoices } });
  const [first] = batch.data as { invoice: { id: string } }[];
  await live.record('voidInvoice', {
    path: { id: first?.invoice.id ?? '' },
    body: { reason: 'Sent to the wrong customer' },
  });
  const unwanted = await live.call('createInvoice', { body: { clientName: 'Delta plc', items: [widgets] } });
  await live.record('deleteInvoice', { path: { id: unwanted.id as string } });
  await live.record('listInvoices', { query: { status: 'issued', limit: '2' } });
}
