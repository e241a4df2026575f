import { advance, forget } from '../../src/modules/reports/rollup/advance';
import type { Ask } from '../../src/platform/database/ask';
import type { Service } from './app';
import type { Books } from './books';
import { ledgerOf, openSession, type Session } from './plain-sql';

async function committed<T>(session: Session, work: (ask: Ask) => Promise<T>): Promise<T> {
  await session.sql('BEGIN');
  const result = await work((sql, params) => session.sql(sql, params));
  await session.commit();
  return result;
}

/** Adds up the journal so far, as the background task does; `afresh` from its first entry on. */
export async function rollUp(
  app: Service,
  { organisation }: Pick<Books, 'organisation'>,
  { afresh = false }: { afresh?: boolean } = {},
): Promise<void> {
  const ledger = await ledgerOf(app, organisation.id);
  const session = await openSession(app, 'service', ledger);
  try {
    if (afresh) await committed(session, (ask) => forget(ask, ledger));
    while (await committed(session, (ask) => advance(ask, ledger)));
  } finally {
    await session.end();
  }
}
