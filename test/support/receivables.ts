import type { Answer } from './app';
import { created, type Books } from './books';

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
