import type { Answer } from './app';
import { created, type Books } from './books';

/** An invoice of 100.00 and 20 % VAT for a named client. */
export function invoice(changes: object = {}): object {
  return {
    clientName: 'Acme Ltd',
    items: [{ description: 'Widget', quantity: 1, unitPrice: 100, taxRate: 20 }],
    ...changes,
  };
}

/** The plainest draft, with changes; throws unless it is created. */
export const drafted = (books: Books, changes: object = {}): Promise<Answer['body']> =>
  created(books.live, '/invoices', invoice(changes));

/** The plainest invoice, issued, with changes; throws unless it is. */
export const issued = (books: Books, changes: object = {}): Promise<Answer['body']> =>
  drafted(books, { status: 'issued', ...changes });
