import type { Answer, Client } from './app';

export type Delivered = 'scheduledNote' | 'handedOver' | 'scheduledInvoice';

/** Of the credit note one that is scheduled and one that was handed over, of the invoice one that is scheduled. */
export async function openDeliveries(
  live: Client,
  note: string,
  invoice: string,
): Promise<Record<Delivered, Answer['body']>> {
  const later = { to: 'ann@acme.example', sendAt: '2026-05-30T12:00:00Z' };
  const send = async (path: string, request: object): Promise<Answer['body']> =>
    (await live.post(`/${path}/send`, request)).body;
  return {
    handedOver: await send(`credit-notes/${note}`, { channel: 'manual' }),
    scheduledNote: await send(`credit-notes/${note}`, later),
    scheduledInvoice: await send(`invoices/${invoice}`, later),
  };
}
