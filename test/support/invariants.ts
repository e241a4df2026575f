import type { Service } from './app';
import type { Books } from './books';
import { INVARIANTS } from './invariants.data';
import { ledgerOf, openSession } from './plain-sql';

type Broken = Readonly<Record<string, readonly object[]>>;

/** Of each invariant that does not hold, some of what breaks it. Read in one snapshot, so writers may go on meanwhile. */
export async function brokenInvariants(app: Service, books: Books): Promise<Broken> {
  const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
  try {
    await session.sql('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const broken: Record<string, readonly object[]> = {};
    for (const [name, question] of Object.entries(INVARIANTS)) {
      const rows = await session.sql(`SELECT * FROM (${question}) AS broken LIMIT 5`);
      if (rows.length > 0) broken[name] = rows;
    }
    return broken;
  } finally {
    await session.end();
  }
}

/** Throws what is broken in an organisation's books, in the words of the rule; and unless its trial balance balances. */
export async function assertBooksHold(app: Service, books: Books): Promise<void> {
  const broken = await brokenInvariants(app, books);
  if (Object.keys(broken).length > 0)
    throw new Error(`The books do not hold: ${JSON.stringify(broken, null, 2)}`);
  await books.balances();
}
