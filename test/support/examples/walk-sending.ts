import type { Caller } from './recorder';

/** Documents on their way to whom they concern: now, later, or by hand. */
export async function sendDocuments(live: Caller, customerId: string): Promise<void> {
  const items = [{ description: 'Widget — refund', quantity: 1, unitPrice: 100, taxRate: 20 }];
  const note = await live.call('createCreditNote', { body: { customerId, items, reason: 'Returned' } });
  const path = { id: note.id as string };
  await live.record('sendCreditNote', {
    name: 'now',
    path,
    body: { to: 'accounts@acme.example', bcc: 'archive@contoso.example', message: 'With our apologies.' },
  });
  const later = await live.record('sendCreditNote', {
    name: 'later',
    path,
    body: { sendAt: '2026-05-04T08:00:00Z', locale: 'de' },
  });
  await live.record('sendCreditNote', { name: 'by-hand', path, body: { channel: 'manual' } });
  await live.record('cancelCreditNoteDelivery', { path: { ...path, deliveryId: later.id as string } });
  await live.record('getCreditNoteDeliveryStatus', { path });
  await sendInvoice(live, customerId);
}

async function sendInvoice(live: Caller, customerId: string): Promise<void> {
  const items = [{ description: 'Widget', quantity: 2, unitPrice: 100, taxRate: 20 }];
  const invoice = await live.call('createInvoice', { body: { customerId, items } });
  const path = { id: invoice.id as string };
  await live.record('sendInvoice', { path, body: { attach: ['pdf'] } });
  const later = await live.call('sendInvoice', { path, body: { sendAt: '2026-05-04T08:00:00Z' } });
  await live.record('cancelInvoiceDelivery', { path: { ...path, deliveryId: later.id as string } });
  await live.record('getInvoiceDeliveryStatus', { path });
}
