import { ADD_UP } from '../../src/platform/pagination/list-totals';
import type { Service } from './app';
import type { Books } from './books';
import { ledgerOf, openSession } from './plain-sql';

/** Adds up what the lists have grown by so far, as the background task does. */
export async function addUpLists(app: Service, { organisation }: Pick<Books, 'organisation'>): Promise<void> {
  const ledger = await ledgerOf(app, organisation.id);
  const session = await openSession(app, 'service', ledger);
  await session.sql(ADD_UP, [ledger]).finally(() => session.end());
}
