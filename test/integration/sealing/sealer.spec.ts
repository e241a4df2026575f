import { setTimeout as sleep } from 'node:timers/promises';
import type { SealWithEntries } from '../../../src/domain/sealing/seal';
import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { inLedger, postTransfer } from '../../support/manual-entries';
import { countEntries, postEntry, postMany } from '../../support/plain-entries';
import { ledgerOf, openSession, outcomeOf } from '../../support/plain-sql';
import { verified } from '../../support/tamper';

const REFUSED = 'CT014';
const NO_RIGHT = '42501';

describe('The sealer', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const sealsOf = async (books: Books, query = 'order=asc'): Promise<SealWithEntries[]> =>
    (await books.live.get(`/journal/seals?${query}`)).body.data;
  const unsealed = async (): Promise<number> => {
    const { text } = await app.api().get('/metrics');
    return Number(/^contra_journal_unsealed_entries (\d+)$/m.exec(text)?.[1]);
  };

  it('seals what has been posted, a thousand entries a block, and nothing twice', async () => {
    const books = await openBooks(app);
    await inLedger(app, books, async (session) => {
      await postMany(session, 1001);
      await countEntries(session);
    });
    await app.sealAll();
    await app.sealAll();
    const seals = await sealsOf(books);
    expect(seals.map(({ block, firstEntry, lastEntry }) => [block, firstEntry, lastEntry])).toEqual([
      [1, 1, 1000],
      [2, 1001, 1001],
    ]);
    expect(seals[1]).toMatchObject({
      organisation: books.organisation.id,
      baseCurrency: 'GBP',
      version: 1,
      entryCount: 1,
      lineCount: 2,
      baseDebit: '10.00',
      previousHash: seals[0]?.hash,
    });
    expect(await verified(app, books)).toMatchObject({ differing: 0 });
    expect(await unsealed()).toBe(0);
  });

  it.each([
    { lines: 400, first: 50 },
    { lines: 390, first: 51 },
  ])(
    'ends a block before it has more lines than it may: $first entries of $lines lines',
    async ({ lines: count, first }) => {
      const books = await openBooks(app);
      const half = count / 2;
      const lines = [
        ...Array.from({ length: half }, () => ({ account: '1210', debit: '1.00' })),
        ...Array.from({ length: half }, () => ({ account: '1200', credit: '1.00' })),
      ];
      await inLedger(app, books, async (session) => {
        for (let posted = 0; posted < 53; posted += 1)
          await postEntry(session, { total: `${half}.00`, baseTotal: `${half}.00` }, lines);
        await countEntries(session);
      });
      await app.sealAll();
      expect((await sealsOf(books)).map(({ firstEntry, lastEntry }) => [firstEntry, lastEntry])).toEqual([
        [1, first],
        [first + 1, 53],
      ]);
      expect(await verified(app, books)).toMatchObject({ differing: 0 });
    },
  );

  it('seals for all organisations, and each sees its own only', async () => {
    const [ours, theirs] = [await openBooks(app), await openBooks(app)];
    await postTransfer(ours);
    await postTransfer(theirs);
    await app.sealAll();
    const [[our], [their]] = [await sealsOf(ours), await sealsOf(theirs)];
    expect([our?.organisation, their?.organisation]).toEqual([ours.organisation.id, theirs.organisation.id]);
    expect(our?.hash).not.toBe(their?.hash);
  });

  it('passes by a ledger that another instance is sealing', async () => {
    const [ours, theirs] = [await openBooks(app), await openBooks(app)];
    await postTransfer(ours);
    await postTransfer(theirs);
    await inLedger(app, ours, async (session) => {
      await session.sql('BEGIN');
      await session.sql(
        `SELECT pg_advisory_xact_lock(hashtextextended('seals ' || current_organisation_id()::text, 0))`,
      );
      await app.sealAll();
      expect([(await sealsOf(ours)).length, (await sealsOf(theirs)).length]).toEqual([0, 1]);
      await session.rollback();
    });
    await app.sealAll();
    expect(await sealsOf(ours)).toHaveLength(1);
  });

  it('shows the newest seal first, page by page, with the hashes of entries where they are asked for', async () => {
    const books = await openBooks(app);
    for (let block = 0; block < 3; block += 1) {
      await books.credited();
      await app.sealAll();
    }
    const first = await books.live.get('/journal/seals?limit=2');
    expect(first.body.data.map(({ block }: { block: number }) => block)).toEqual([3, 2]);
    const rest = await books.live.get(
      `/journal/seals?limit=2&cursor=${first.body.pagination.nextCursor as string}`,
    );
    expect(rest.body.data.map(({ block }: { block: number }) => block)).toEqual([1]);
    expect(rest.body.data[0]).not.toHaveProperty('entryHashes');
    expect(rest.body.data[0].previousHash).toBeNull();
    const [shown] = await sealsOf(books, 'order=asc&expand=entryHashes');
    expect(shown?.entryHashes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const reader = await books.withScopes(['periods:read']);
    expect((await reader.get('/journal/seals')).status).toBe(403);
  });

  it('does not seal a block twice when several instances are at it while more is posted', async () => {
    const other = await startTestApp({ database: app.database });
    const books = await openBooks(app);
    const creditNotes = Array.from({ length: 5 }, () => creditNote());
    const posting = Promise.all(
      Array.from({ length: 10 }, () => books.live.post('/credit-notes/batch', { creditNotes })),
    );
    let posted = false;
    void posting.then(() => (posted = true));
    while (!posted) await Promise.all([app.sealAll(), other.sealAll(), app.sealAll()]);
    await Promise.all([app.sealAll(), other.sealAll()]);
    await other.close();
    const { differing, said } = await verified(app, books);
    expect([differing, said]).toEqual([0, expect.stringMatching(/^50 entries, .* sealed through entry 50:/)]);
  });

  it('works by itself from time to time, and is done when the service has stopped', async () => {
    const working = await startTestApp({
      database: app.database,
      env: { BACKGROUND_WORK: 'true', SEAL_INTERVAL_SECONDS: '1' },
    });
    const books = await openBooks(working);
    await postTransfer(books);
    for (let tries = 0; (await sealsOf(books)).length === 0; tries += 1) {
      if (tries > 200) throw new Error('nothing was sealed');
      await sleep(50);
    }
    await working.close();
    await postTransfer({ ...books, live: app.api(books.liveKey) });
    expect(await verified(app, books)).toMatchObject({
      said: expect.stringMatching(/2 entries.*sealed through entry 1:/),
    });
  });

  describe('has a table that', () => {
    const FORGED = (change: string): string =>
      `INSERT INTO seals SELECT (jsonb_populate_record(s, '${change}')).* FROM seals s ORDER BY s.block DESC LIMIT 1`;

    it('takes the next block only, over entries that are all there', async () => {
      const books = await openBooks(app);
      await postTransfer(books);
      await app.sealAll();
      await postTransfer(books);
      await app.sealAll();
      for (const role of ['service', 'owner'] as const) {
        const session = await openSession(app, role, await ledgerOf(app, books.organisation.id));
        for (const change of [
          '{"block": 4}',
          '{"block": 3}',
          '{"block": 3, "first_entry": 3, "last_entry": 3}',
        ])
          expect([change, await outcomeOf(session.sql(FORGED(change)))]).toEqual([change, REFUSED]);
        await session.end();
      }
    });

    it('is looked through across organisations by two functions, of which nobody else may ask', async () => {
      const books = await openBooks(app);
      const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
      await postTransfer(books);
      const [waiting] = await session.sql(
        `SELECT * FROM unsealed_ledgers(10) WHERE organisation = '${books.organisation.id}'`,
      );
      expect(waiting).toMatchObject({ base_currency: 'GBP', unsealed: 1 });
      expect(Object.keys(waiting ?? {})).toEqual([
        'organisation_id',
        'organisation',
        'base_currency',
        'unsealed',
      ]);
      await session.end();
      const owner = await openSession(app, 'owner', null);
      const granted = await owner.sql(
        `SELECT proname FROM pg_proc WHERE proname IN ('unsealed_ledgers', 'list_ledgers') AND proacl::text LIKE '%=X%'
         AND proacl::text NOT LIKE '{=%' AND pg_get_userbyid(proowner) = 'contra_directory'`,
      );
      expect(granted).toHaveLength(2);
      await owner.sql('SET ROLE contra_service');
      expect(await outcomeOf(owner.sql('UPDATE seals SET block = block'))).toBe(NO_RIGHT);
      await owner.end();
    });
  });
});
