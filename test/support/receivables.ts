import type { Answer } from './app';
import { created, type Books } from './books';
import { issued } from './invoices';

/** A customer record, for what has to belong to one. */
export const customer = async (books: Books, changes: object = {}): Promise<string> =>
  (await created(books.live, '/customers', { name: 'Acme Ltd', ...changes })).id as string;

/** A payment of 120.00, with changes; throws unless it is booked. */
export const paid = (books: Books, changes: object = {}): Promise<Answer['body']> =>
  created(books.live, '/payments', { clientName: 'Acme Ltd', amount: 120, ...changes });

/** What is due of an invoice now. */
export const due = async (books: Books, invoiceId: string): Promise<string> =>
  (await books.live.get(`/invoices/${invoiceId}`)).body.amountDue as string;

/** The types of the events since a sequence, without the entries'. */
export async function told(books: Books, since = 0): Promise<string[]> {
  const { body } = await books.live.get(`/events?limit=200&cursor=${since}`);
  return (body.data as { type: string }[])
    .map(({ type }) => type)
    .filter((type) => !type.startsWith('journal_'));
}

/** The sequence of the last event. */
export async function lastEvent(books: Books): Promise<number> {
  const { body } = await books.live.get('/events?limit=200');
  return Number(body.pagination.nextCursor);
}

/** Leaves rows of every kind in the tables of receivables: allocated, paid back and written off, taken back and standing. */
export async function settleOfEverything(books: Books): Promise<void> {
  const post = async (path: string, request: object = {}): Promise<Answer['body']> => {
    const { status, body, text } = await books.live.post(path, request);
    if (status >= 300) throw new Error(`POST ${path} answered ${status}: ${text}`);
    return body;
  };
  const invoice = await issued(books);
  await books.credited({ invoiceId: invoice.id, items: undefined, amount: 12 });
  const payment = await paid(books, { amount: 200, allocations: [{ invoiceId: invoice.id, amount: 20 }] });
  const { allocations } = await post(`/payments/${payment.id as string}/allocations`, {
    allocations: [{ invoiceId: invoice.id, amount: 5 }],
  });
  await books.live.delete(`/payments/${payment.id as string}/allocations/${allocations[1].id as string}`);
  await post(`/payments/${payment.id as string}/refunds`, { amount: 7 });
  await post(
    `/refunds/${(await post(`/payments/${payment.id as string}/refunds`, { amount: 8 })).id as string}/reverse`,
  );
  await post(`/payments/${(await paid(books)).id as string}/reverse`, { reason: 'Bounced' });
  await post(`/invoices/${invoice.id as string}/write-offs`, { amount: 3 });
  const writeOff = await post(`/invoices/${invoice.id as string}/write-offs`, { amount: 4 });
  await post(`/write-offs/${writeOff.id as string}/reverse`);
}
