import type { TestApp } from './app';
import { created, type Books } from './books';
import { ledgerOf, openSession, type Session } from './plain-sql';

/** A request for a manual entry: ten pounds from the bank's account to the deposit account, unless the changes say otherwise. */
export function transfer(changes: object = {}): object {
  return {
    date: '2026-03-10',
    lines: [
      { accountCode: '1210', debit: 10 },
      { accountCode: '1200', credit: '10.00' },
    ],
    ...changes,
  };
}

export const postTransfer = (books: Books, changes: object = {}) =>
  created(books.live, '/journal/entries', transfer(changes));

export interface OpenItem {
  readonly id: string;
  readonly kind: string;
  readonly customer_id: string | null;
  readonly date: string;
  readonly currency: string;
  readonly amount: string;
  readonly base_amount: string;
  readonly open_amount: string;
  readonly open_base_amount: string;
}

/** The debtors subledger as the database holds it. */
export const openItemsOf = (app: TestApp, books: Books): Promise<OpenItem[]> =>
  inLedger(app, books, (session) =>
    session.sql<OpenItem & object>('SELECT *, date::text AS date FROM open_items ORDER BY id'),
  );

/** Plain SQL as the service's role. */
export async function inLedger<T>(
  app: TestApp,
  books: Books,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
  return work(session).finally(() => session.end());
}
