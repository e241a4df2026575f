import { startTestApp, type TestApp } from '../../support/app';
import { addJobs, SEEN, jobsOf, writeDown } from '../../support/background';
import { openBooks, type Books } from '../../support/books';
import { done, handle, subjects } from '../../support/job-handlers';
import { countEntries, postMany } from '../../support/plain-entries';
import { ledgerOf, openSession, whileRowHeld, type Session } from '../../support/plain-sql';
import { startReceiver, type Receiver } from '../../support/webhook-receiver';
import { deliver, endpointAt, WEBHOOK_ENV } from '../../support/webhooks';

/** Each would wait for as long as the row is held, if it did not pass it by. */
describe('While somebody holds its row, work in the background passes by', () => {
  let app: TestApp;
  let receiver: Receiver;
  let books: Books;
  let ledger: string;

  beforeAll(async () => {
    app = await startTestApp({ env: WEBHOOK_ENV });
    receiver = await startReceiver();
    app.parts.relay.subscribe(
      writeDown(
        (tx, job) => app.parts.jobs.add(tx, job),
        (type) => type === 'credit_note.created',
      ),
    );
  });
  beforeEach(async () => {
    books = await openBooks(app);
    ledger = await ledgerOf(app, books.organisation.id);
  });
  afterAll(async () => {
    await receiver.close();
    await app.close();
  });

  const withSession = async <T>(of: string, work: (session: Session) => Promise<T>): Promise<T> => {
    const session = await openSession(app, 'owner', of);
    return work(session).finally(() => session.end());
  };
  const whileHeld = (row: string, work: () => Promise<void>): Promise<void> =>
    whileRowHeld(app, ledger, row, work);

  it('a job, and does the others', async () => {
    const kind = handle(app, (job) => done(app, job));
    await addJobs(app, ledger, [
      { kind, subject: 'held' },
      { kind, subject: 'free' },
    ]);
    await whileHeld(`jobs WHERE kind = '${kind}' AND subject = 'held'`, async () => {
      await app.settle(`jobs:${kind}`);
      expect(await subjects(app, ledger, kind)).toEqual(['held']);
    });
    await app.settle(`jobs:${kind}`);
    expect(await subjects(app, ledger, kind)).toEqual([]);
  });

  it('a delivery, and sends the others', async () => {
    const eventTypes = ['credit_note.created'];
    const held = await endpointAt(books, receiver, '/held', { eventTypes });
    await endpointAt(books, receiver, '/free', { eventTypes });
    await books.credited();
    await app.settle('relay');
    await whileHeld(`webhook_deliveries WHERE endpoint_id = '${held.id}'`, async () => {
      await app.settle('webhooks');
      expect([receiver.at('/free').length, receiver.at('/held').length]).toEqual([1, 0]);
    });
    await deliver(app);
    expect([receiver.at('/free').length, receiver.at('/held').length]).toEqual([1, 1]);
  });

  it('nothing where it claims deliveries, one after the other: an endpoint has no more at once than it may', async () => {
    await endpointAt(books, receiver, '/in-turn', { eventTypes: ['credit_note.created'] });
    await books.credited();
    await app.settle('relay');
    await withSession(ledger, async (session) => {
      await session.sql('BEGIN');
      await session.sql(`SELECT pg_advisory_xact_lock(hashtextextended('claim_webhook_deliveries', 0))`);
      let waiting = [];
      const claimed = app.settle('webhooks').finally(() => (waiting = [{}]));
      while (waiting.length === 0)
        waiting = await session.sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
      expect(receiver.at('/in-turn')).toEqual([]);
      await session.rollback();
      await claimed;
    });
    expect(receiver.at('/in-turn')).toHaveLength(1);
  });

  it('a delivery that has long been done, and forgets the others', async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    const endpoint = await endpointAt(books, receiver, '/old', { eventTypes: ['credit_note.created'] });
    const [kept] = [await books.credited(), await books.credited()];
    await deliver(app);
    app.clock.travelTo('2026-10-20T12:00:00Z');
    const left = (): Promise<object[]> =>
      withSession(ledger, (session) => session.sql(`SELECT object_id AS id FROM webhook_deliveries`));
    expect(await left()).toHaveLength(2);
    await whileHeld(
      `webhook_deliveries WHERE endpoint_id = '${endpoint.id}' AND object_id = '${kept.id}'`,
      async () => {
        await app.settle('webhook-purge');
        expect(await left()).toEqual([{ id: kept.id }]);
      },
    );
    await app.settle('webhook-purge');
    expect(await left()).toEqual([]);
  });

  it('a cursor of the events, and relays those of other ledgers', async () => {
    const others = await openBooks(app);
    const theirs = await ledgerOf(app, others.organisation.id);
    await books.credited();
    await others.credited();
    await app.settle('relay');
    const seen = async (of: string): Promise<number> => (await jobsOf(app, of, SEEN)).length;
    await whileHeld('relay_cursors', async () => {
      await books.credited();
      await others.credited();
      await app.settle('relay');
      expect([await seen(ledger), await seen(theirs)]).toEqual([1, 2]);
    });
    await app.settle('relay');
    expect([await seen(ledger), await seen(theirs)]).toEqual([2, 2]);
  });

  it('the mark of a journal, and adds up the others', async () => {
    const theirs = await ledgerOf(app, (await openBooks(app)).organisation.id);
    for (const each of [ledger, theirs])
      await withSession(each, async (session) => {
        await postMany(session, 1000);
        await countEntries(session);
      });
    await withSession(ledger, (session) =>
      session.sql(
        `INSERT INTO journal_rollup_marks (organisation_id, through) VALUES (current_organisation_id(), 0)`,
      ),
    );
    const through = (of: string): Promise<unknown> =>
      withSession(of, async (session) => (await session.sql(`SELECT through FROM journal_rollup_marks`))[0]);
    await whileHeld('journal_rollup_marks', async () => {
      await app.settle('rollup');
      expect([await through(ledger), await through(theirs)]).toEqual([{ through: 0 }, { through: 1000 }]);
    });
    await app.settle('rollup');
    expect(await through(ledger)).toEqual({ through: 1000 });
  });
});
