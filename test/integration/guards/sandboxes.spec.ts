import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { postEntry } from '../../support/plain-entries';
import {
  ACCEPTED,
  ledgerOf,
  openSession,
  outcomeOf,
  untilWaiting,
  whileRowHeld,
  type Role,
  type Session,
} from '../../support/plain-sql';

const NO_RIGHT = '42501';
const FROZEN = 'CT001';
const NO_SANDBOX = 'CT012';
const CLOSED = 'CT013';
const HELD = '55P03';
const RESET = 'SELECT reset_sandbox($1, $2, $3, now())';

describe.each<[Role]>([['service'], ['owner']])('Plain SQL as the %s', (role) => {
  let app: TestApp;
  let live: Books;
  let sandbox: Books;
  let liveLedger: string;
  let left: string;
  let ledger: string;
  let session: Session;

  beforeAll(async () => {
    app = await startTestApp();
    live = await openBooks(app);
    sandbox = await openBooks(app, { sandbox: true });
    for (const books of [live, sandbox]) await books.credited();
    liveLedger = await ledgerOf(app, live.organisation.id);
    left = await ledgerOf(app, sandbox.organisation.id);
    expect((await sandbox.live.post('/organisation/reset')).status).toBe(200);
    ledger = await ledgerOf(app, sandbox.organisation.id);
    session = await openSession(app, role, null);
  });
  beforeEach(() => session.sql('BEGIN'));
  afterEach(() => session.rollback());
  afterAll(async () => {
    await session.end();
    await app.close();
  });

  const show = (id: string) => session.sql(`SELECT set_config('contra.organisation_id', $1, true)`, [id]);
  const openLedger = async (handle: string): Promise<string> => {
    const fresh = randomUUID();
    await show(fresh);
    await session.sql('INSERT INTO ledgers VALUES ($1, $2, now())', [fresh, handle]);
    return fresh;
  };
  const outcome = (sql: string, params: readonly unknown[] = []) => outcomeOf(session.sql(sql, params));

  it('cannot reset a live organisation, for which it waits for nothing, nor move it', async () => {
    const fresh = await openLedger(live.organisation.id);
    await session.sql(`SET LOCAL lock_timeout = '2s'`);
    await whileRowHeld(app, liveLedger, 'period_locks', async () => {
      expect(await outcome(RESET, [live.organisation.id, liveLedger, fresh])).toBe(NO_SANDBOX);
    });
    await session.rollback();
    await session.sql('BEGIN');
    await openLedger(live.organisation.id);
    await show(liveLedger);
    expect(await outcome('UPDATE organisations SET organisation_id = $1', [fresh])).toBe(
      role === 'owner' ? NO_SANDBOX : NO_RIGHT,
    );
  });

  it('resets a sandbox in the order in which postings hold what they need: the locks, then the counters', async () => {
    const fresh = await openLedger(sandbox.organisation.id);
    const [own] = await session.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    let reset: Promise<string> | undefined;
    await whileRowHeld(app, ledger, `counters WHERE name = 'event'`, async () => {
      const other = await openSession(app, 'service', ledger);
      reset = outcome(RESET, [sandbox.organisation.id, ledger, fresh]);
      await untilWaiting(app, ledger, 1, `pid = ${own?.pid}`);
      expect(await outcomeOf(other.sql('SELECT FROM period_locks FOR SHARE NOWAIT'))).toBe(HELD);
      await other.end();
    });
    expect(await reset).toBe(ACCEPTED);
  });

  it('cannot make a sandbox of a live organisation, nor the other way round', async () => {
    for (const id of [liveLedger, ledger]) {
      await show(id);
      await session.sql('SAVEPOINT before');
      expect(await outcome('UPDATE organisations SET sandbox = NOT sandbox')).toBe(
        role === 'owner' ? FROZEN : NO_RIGHT,
      );
      await session.sql('ROLLBACK TO before');
    }
  });

  it("cannot move a sandbox to another's ledger or back to one that it left, nor close another's ledger", async () => {
    const attempts: readonly [string, string, string][] = [
      [ledger, liveLedger, NO_SANDBOX],
      [ledger, randomUUID(), NO_SANDBOX],
      [ledger, left, CLOSED],
      [left, ledger, CLOSED],
      [liveLedger, await openLedger(sandbox.organisation.id), CLOSED],
    ];
    for (const [from, to, refusal] of attempts) {
      await session.sql('SAVEPOINT before');
      expect([from, to, await outcome(RESET, [sandbox.organisation.id, from, to])]).toEqual([
        from,
        to,
        refusal,
      ]);
      await session.sql('ROLLBACK TO before');
    }
    expect((await live.live.post('/customers', { name: 'Acme' })).status).toBe(201);
  });

  it('posts nothing into the ledger that was left, counts nothing on and does not open it again', async () => {
    await session.rollback();
    await session.sql(`SELECT set_config('contra.organisation_id', $1, false)`, [left]);
    expect((await session.sql('SELECT FROM credit_notes')).length).toBe(1);
    expect(await outcomeOf(postEntry(session))).toBe(CLOSED);
    await session.rollback();
    for (const [sql, refusal] of [
      [`UPDATE counters SET value = value + 1 WHERE name = 'event'`, CLOSED],
      [`UPDATE counters SET closed = false`, role === 'owner' ? CLOSED : NO_RIGHT],
      [`UPDATE period_locks SET closed_at = NULL`, role === 'owner' ? CLOSED : NO_RIGHT],
      [`UPDATE period_locks SET version = version + 1`, CLOSED],
      [`INSERT INTO periods VALUES ($1, '2026-03-01', '2026-03-31', 'locked', now(), 'me', NULL)`, CLOSED],
    ] as const)
      expect([sql, await outcome(sql, sql.includes('$1') ? [left] : [])]).toEqual([sql, refusal]);
    await session.sql(`SELECT set_config('contra.organisation_id', $1, false)`, [ledger]);
    expect(await outcomeOf(postEntry(session))).toBe(ACCEPTED);
  });
});

describe('A superuser', () => {
  it('is refused as well: the rule is not one of rights', async () => {
    const app = await startTestApp();
    const live = await openBooks(app);
    const client = new Client({ connectionString: app.database.superUrl ?? app.database.ownerUrl });
    await client.connect();
    const ledger = await ledgerOf(app, live.organisation.id);
    await client.query(`SELECT set_config('contra.organisation_id', $1, false)`, [ledger]);
    const move = client.query('UPDATE organisations SET organisation_id = gen_random_uuid() WHERE id = $1', [
      live.organisation.id,
    ]);
    expect(await outcomeOf(move)).toBe(NO_SANDBOX);
    const reset = client.query(RESET, [live.organisation.id, ledger, randomUUID()]);
    if (app.database.superUrl) expect(await outcomeOf(reset)).toBe(NO_SANDBOX);
    else await reset.catch(() => undefined);
    await client.end();
    await app.close();
  });
});
