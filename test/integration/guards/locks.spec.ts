import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { insertEntry, insertLines, postEntry, TRANSFER, type PlainEntry } from '../../support/plain-entries';
import {
  ACCEPTED,
  decoy,
  ledgerOf,
  openSession,
  outcomeOf,
  type Role,
  type Session,
} from '../../support/plain-sql';

const LOCKED = 'CT003';
const SERIALIZATION_FAILURE = '40001';
const LAST = '2026-03-31';
const NEXT = '2026-04-01';
const TAXED = TRANSFER.map((line) => ({ ...line, vatCode: 'Z0' }));

interface Case {
  readonly lock: 'sales' | 'tax' | 'all' | 'hard' | 'period';
  readonly entry: Partial<PlainEntry>;
  readonly lines: typeof TRANSFER;
  /** An entry that the lock does not hold for, where there is one. */
  readonly passes?: readonly [Partial<PlainEntry>, typeof TRANSFER];
}

const CASES: readonly Case[] = [
  { lock: 'sales', entry: { sourceType: 'credit_note' }, lines: TRANSFER, passes: [{}, TAXED] },
  { lock: 'tax', entry: {}, lines: TAXED, passes: [{ sourceType: 'credit_note' }, TRANSFER] },
  { lock: 'all', entry: {}, lines: TRANSFER },
  { lock: 'hard', entry: {}, lines: TRANSFER },
  { lock: 'period', entry: {}, lines: TRANSFER },
];

describe.each<[Role]>([['service'], ['owner']])('Plain SQL as the %s', (role) => {
  let app: TestApp;
  let books: Books;
  let session: Session;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-06-15T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
    session = await openSession(app, role, await ledgerOf(app, books.organisation.id));
  });
  afterEach(() => session.end());

  const close = async (lock: Case['lock']): Promise<void> => {
    const { status } =
      lock === 'period'
        ? await books.live.post('/periods/per_2026-03/lock')
        : await books.live.put('/periods/locks', { [lock]: LAST });
    expect(status).toBe(200);
  };

  it.each(CASES)('cannot post into what the $lock lock covers, and can the day after', async (each) => {
    expect(await outcomeOf(postEntry(session, { date: LAST, ...each.entry }, each.lines))).toBe(ACCEPTED);
    await close(each.lock);
    expect(await outcomeOf(postEntry(session, { date: LAST, ...each.entry }, each.lines))).toBe(LOCKED);
    expect(await outcomeOf(postEntry(session, { date: NEXT, ...each.entry }, each.lines))).toBe(ACCEPTED);
    if (each.passes) {
      const [entry, lines] = each.passes;
      expect(await outcomeOf(postEntry(session, { date: LAST, ...entry }, lines))).toBe(ACCEPTED);
    }
  });

  it.each(CASES)('cannot have missed the $lock lock that was set while it was writing', async (each) => {
    await session.sql('BEGIN');
    const entry = await insertEntry(session, { date: LAST, ...each.entry });
    await close(each.lock);
    await insertLines(session, entry, each.lines);
    expect(await outcomeOf(session.commit())).toBe(LOCKED);
  });

  it.each(
    ['REPEATABLE READ', 'SERIALIZABLE'].flatMap((isolation) => CASES.map((each) => ({ isolation, ...each }))),
  )('cannot miss the $lock lock by reading in $isolation', async ({ isolation, lock, entry, lines }) => {
    await session.sql(`BEGIN ISOLATION LEVEL ${isolation}`);
    await session.sql('SELECT FROM period_locks, periods');
    await close(lock);
    const head = await insertEntry(session, { date: LAST, ...entry });
    const outcome = await outcomeOf(insertLines(session, head, lines).then(() => session.commit()));
    expect(outcome).toBe(SERIALIZATION_FAILURE);
  });

  it('cannot miss a month that was locked by plain SQL, which moves the gate as well', async () => {
    await session.sql('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await session.sql('SELECT FROM period_locks, periods');
    const ledger = await ledgerOf(app, books.organisation.id);
    const other = await openSession(app, role, ledger);
    await other.sql(
      `INSERT INTO periods (organisation_id, start_date, end_date, status, changed_at, changed_by)
       VALUES ($1, '2026-03-01', '2026-03-31', 'locked', now(), 'nobody')`,
      [ledger],
    );
    await other.end();
    const head = await insertEntry(session, { date: LAST });
    expect(await outcomeOf(insertLines(session, head, TRANSFER))).toBe(SERIALIZATION_FAILURE);
  });

  it('cannot miss an exception that came by plain SQL, which moves the gate as well', async () => {
    await session.sql('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await session.sql('SELECT FROM period_locks, lock_exceptions');
    const ledger = await ledgerOf(app, books.organisation.id);
    const other = await openSession(app, role, ledger);
    await other.sql(
      `INSERT INTO lock_exceptions (organisation_id, id, key_id, locks, to_date, reason, expires_at, granted_at, granted_by, request_id)
       VALUES ($1, 'lex_1', 'key_1', '{all}', $2, 'late', now() + interval '1 hour', now(), 'nobody', 'req_1')`,
      [ledger, LAST],
    );
    await other.end();
    const head = await insertEntry(session, { date: LAST });
    expect(await outcomeOf(insertLines(session, head, TRANSFER))).toBe(SERIALIZATION_FAILURE);
  });

  it.each(['period', 'hard'] as const)(
    'makes the %s lock wait for it once its lines are written, so that an early check is not a false one',
    async (lock) => {
      await session.sql('BEGIN');
      await session.sql('SAVEPOINT checked');
      const entry = await insertEntry(session, { date: LAST });
      await insertLines(session, entry, TRANSFER);
      await session.sql('SET CONSTRAINTS ALL IMMEDIATE');
      let answered = false;
      const closing = close(lock).then(() => (answered = true));
      await sleep(300);
      expect(answered).toBe(false);
      await session.commit();
      await closing;
      expect(await outcomeOf(postEntry(session, { date: LAST }))).toBe(LOCKED);
    },
  );

  it('cannot keep a check that was made in a savepoint and taken back with it', async () => {
    await session.sql('BEGIN');
    const entry = await insertEntry(session, { date: LAST });
    await session.sql('SAVEPOINT checked');
    await insertLines(session, entry, TRANSFER);
    await session.sql('SET CONSTRAINTS ALL IMMEDIATE');
    await session.sql('ROLLBACK TO SAVEPOINT checked');
    await close('all');
    await insertLines(session, entry, TRANSFER);
    expect(await outcomeOf(session.commit())).toBe(LOCKED);
  });

  it.each(['period_locks', 'periods'])(
    'cannot have a temporary table named %s asked instead',
    async (table) => {
      await close(table === 'periods' ? 'period' : 'all');
      await session.sql('BEGIN');
      const entry = await insertEntry(session, { date: LAST });
      await insertLines(session, entry, TRANSFER);
      const open = `SELECT organisation_id, NULL::date AS sales_through, NULL::date AS tax_through,
      NULL::date AS all_through, NULL::date AS hard_through, 0::bigint AS version FROM public.period_locks`;
      await decoy(session, table, table === 'periods' ? undefined : open);
      expect(await outcomeOf(session.commit())).toBe(LOCKED);
    },
  );

  it('cannot post where there is no lock row', async () => {
    const nowhere = await openSession(app, role, '00000000-0000-0000-0000-00000000c0de');
    const outcome = await outcomeOf(postEntry(nowhere, {}, TRANSFER));
    await nowhere.end();
    expect(outcome).not.toBe(ACCEPTED);
  });
});
