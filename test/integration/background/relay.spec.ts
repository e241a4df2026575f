import { join } from 'node:path';
import type { Tx } from '../../../src/platform/database/transaction';
import type { JobDraft } from '../../../src/platform/jobs/jobs';
import { startTestApp, type TestApp } from '../../support/app';
import { seen, writeDown } from '../../support/background';
import { creditNote, openBooks, type Books } from '../../support/books';
import { ledgerOf, openSession, outcomeOf } from '../../support/plain-sql';
import { startProcess } from '../../support/service-process';
import { until } from '../../support/until';

const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

describe('The relay', () => {
  let app: TestApp;
  const add = (tx: Tx, job: JobDraft): void => app.parts.jobs.add(tx, job);
  /** Ledgers whose events the subscriber refuses. */
  const refused = new Set<string>();

  beforeAll(async () => {
    app = await startTestApp();
    app.parts.relay.subscribe({
      name: 'one that may refuse',
      wants: () => true,
      relay: async (tx) => {
        if (refused.has(tx.organisationId)) throw new Error('refused');
        return Promise.resolve();
      },
    });
    app.parts.relay.subscribe(writeDown(add));
  });
  afterAll(() => app.close());

  const open = async (): Promise<{ books: Books; ledger: string; last: () => Promise<number> }> => {
    const books = await openBooks(app);
    const ledger = await ledgerOf(app, books.organisation.id);
    const last = async (): Promise<number> => {
      const session = await openSession(app, 'service', ledger);
      const [row] = await session.sql<{ last: string }>('SELECT max(sequence) AS last FROM events');
      await session.end();
      return Number(row?.last);
    };
    return { books, ledger, last };
  };
  const cursor = async (ledger: string): Promise<number> => {
    const session = await openSession(app, 'service', ledger);
    const [row] = await session.sql<{ sequence: string }>('SELECT sequence FROM relay_cursors');
    await session.end();
    return Number(row?.sequence ?? 0);
  };

  it('hands over every event of a ledger, from its first, in order and once', async () => {
    const { books, ledger, last } = await open();
    await app.settle('relay');
    await books.credited();
    await app.settle('relay');
    await app.settle('relay');
    expect(await seen(app, ledger)).toEqual(upTo(await last()));
  });

  it('hands over to each subscriber what it wants, and goes past what nobody wants', async () => {
    const types: string[] = [];
    const other = await startTestApp({ database: app.database });
    const { books, ledger, last } = await open();
    other.parts.relay.subscribe({
      name: 'of credit notes',
      wants: (type) => type === 'credit_note.created',
      relay: async (tx, events) => {
        if (tx.organisationId === ledger) types.push(...events.map(({ type }) => type));
        return Promise.resolve();
      },
    });
    await books.credited();
    await other.settle('relay');
    await other.close();
    expect(types).toEqual(['credit_note.created']);
    expect(await last()).toBeGreaterThan(2);
    expect(await cursor(ledger)).toBe(await last());
  });

  it('hands over once, in batches, while two processes relay at the same time and more is posted', async () => {
    const other = await startTestApp({ database: app.database });
    other.parts.relay.subscribe(writeDown((tx, job) => other.parts.jobs.add(tx, job)));
    const { books, ledger, last } = await open();
    const creditNotes = Array.from({ length: 150 }, () => creditNote());
    let posted = false;
    const posting = Promise.all(
      Array.from({ length: 4 }, () => books.live.post('/credit-notes/batch', { creditNotes })),
    ).then(() => (posted = true));
    while (!posted) await Promise.all([app.settle('relay'), other.settle('relay'), app.settle('relay')]);
    await posting;
    await Promise.all([app.settle('relay'), other.settle('relay')]);
    await other.close();
    expect(await last()).toBeGreaterThan(600);
    expect(await seen(app, ledger)).toEqual(upTo(await last()));
  });

  it('leaves the cursor where it is when a subscriber throws, with nothing of the others written, and tries again', async () => {
    const [broken, sound] = [await open(), await open()];
    await app.settle('relay');
    const before = await cursor(broken.ledger);
    refused.add(broken.ledger);
    await broken.books.credited();
    await sound.books.credited();
    await app.settle('relay');
    expect(await cursor(broken.ledger)).toBe(before);
    expect(await seen(app, broken.ledger)).toEqual(upTo(before));
    expect(await cursor(sound.ledger)).toBe(await sound.last());
    refused.clear();
    await app.settle('relay');
    expect(await seen(app, broken.ledger)).toEqual(upTo(await broken.last()));
  });

  it('hands over once what a process that was killed in the middle had in hand', async () => {
    const { books, ledger, last } = await open();
    const creditNotes = Array.from({ length: 300 }, () => creditNote());
    for (let batch = 0; batch < 2; batch += 1) await books.live.post('/credit-notes/batch', { creditNotes });
    const killed = await startProcess(join(__dirname, '../../support/stuck-relay.ts'), app.database, {});
    await app.settle('relay');
    const before = await seen(app, ledger);
    await killed.end('SIGKILL');
    expect(before).toEqual(upTo(500));
    // The server lets go of what the killed process held when it hears of its end.
    await until(async () => {
      await app.settle('relay');
      return (await cursor(ledger)) === (await last());
    }, 'the events of the killed process are relayed');
    expect(await seen(app, ledger)).toEqual(upTo(await last()));
  }, 180_000);

  it('is woken by a commit, and does nothing for a test key', async () => {
    const working = await startTestApp({ database: app.database, env: { BACKGROUND_WORK: 'true' } });
    const { books, ledger, last } = await open();
    const live = working.api(books.liveKey);
    let told: () => void = () => undefined;
    const relayed = new Promise<void>((resolve) => (told = resolve));
    working.parts.relay.subscribe(
      writeDown(
        (tx, job) => working.parts.jobs.add(tx, job),
        () => true,
        (events) => {
          if (events.some(({ type }) => type === 'credit_note.created')) told();
        },
      ),
    );
    await books.test.post('/credit-notes', creditNote());
    await live.post('/credit-notes', creditNote());
    await relayed;
    await working.close();
    expect(await cursor(ledger)).toBe(await last());
  });

  it('has a cursor that no path takes back', async () => {
    const { ledger } = await open();
    await app.settle('relay');
    for (const role of ['service', 'owner'] as const) {
      const session = await openSession(app, role, ledger);
      expect(await outcomeOf(session.sql('UPDATE relay_cursors SET sequence = sequence - 1'))).toBe('CT022');
      expect(await outcomeOf(session.sql('UPDATE relay_cursors SET sequence = sequence'))).toBe('accepted');
      await session.end();
    }
  });
});
