import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type Answer, type Client, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { ledgerOf, openSession } from '../../support/plain-sql';

const CREATES = 20;
const ROUNDS = 5;
/** What reads the settings as they are now, or the locks that a posting would meet. */
const READS = [
  '/organisation',
  '/periods',
  '/periods/locks',
  '/periods/years/fy_2026/checklist',
  '/periods/per_2026-05',
];

// It takes seconds; on a machine that is busy with other things, many.
jest.setTimeout(90_000);

describe('A reset that races', () => {
  let app: TestApp;
  let other: TestApp;
  let books: Books;
  let instances: readonly Client[];

  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ database: app.database });
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });
  beforeEach(async () => {
    books = await openBooks(app, { sandbox: true });
    instances = [books.live, other.api(books.liveKey)];
  });

  const ledger = () => ledgerOf(app, books.organisation.id);
  /** The ids of documents in a ledger, whether or not it can still be reached; its events and entries are gapless. */
  const idsIn = async (id: string): Promise<string[]> => {
    const session = await openSession(app, 'service', id);
    const ids = await session.sql<{ id: string }>(
      'SELECT id FROM credit_notes UNION ALL SELECT id FROM customers ORDER BY id',
    );
    for (const [table, number] of [
      ['journal_entries', 'number'],
      ['events', 'sequence'],
    ])
      expect(
        await session.sql(`SELECT FROM ${table} HAVING count(*) <> coalesce(max(${number}), 0)`),
      ).toEqual([]);
    await session.end();
    return ids.map((row) => row.id);
  };
  const isReset = ({ status, body }: Answer): boolean =>
    status === 409 && body.reason === 'organisation_reset';
  const said = ({ status, text }: Answer): string => `${status} ${text}`;
  const idsOf = (answers: readonly Answer[]): string[] => answers.map(({ body }) => body.id as string).sort();

  it('twenty creates leaves each in the old books before it answered, or in none', async () => {
    const outcomes = { old: 0, refused: 0, fresh: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const old = await ledger();
      const begun = await idsIn(old);
      const creates = Array.from({ length: CREATES }, (_, i) => {
        const client = instances[i % 2] ?? books.live;
        return i % 4 === 3
          ? client.post('/customers', { name: `Customer ${i}` })
          : client.post('/credit-notes', creditNote());
      });
      if (round % 2 === 0) await Promise.race(creates);
      const { status, atAnswer } = await (instances[round % 2] ?? books.live)
        .post('/organisation/reset')
        .then(async (answer) => ({ status: answer.status, atAnswer: await idsIn(old) }));
      const answers = await Promise.all(creates);
      const fresh = await ledger();

      expect(status).toBe(200);
      expect(fresh).not.toBe(old);
      const made = answers.filter((answer) => answer.status === 201);
      expect(answers.filter((answer) => answer.status !== 201 && !isReset(answer)).map(said)).toEqual([]);
      const [inOld, inFresh] = [await idsIn(old), await idsIn(fresh)];
      expect(inOld).toEqual(atAnswer);
      expect([...inOld, ...inFresh].sort()).toEqual([...begun, ...idsOf(made)].sort());
      await assertBooksHold(app, books);
      outcomes.old += inOld.length - begun.length;
      outcomes.fresh += inFresh.length;
      outcomes.refused += CREATES - made.length;
    }
    expect(outcomes.old).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(0);
  });

  it('a change that is held up elsewhere refuses it, though it posts nothing, and has not waited for it', async () => {
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd' });
    const old = await openSession(app, 'owner', await ledger());
    await old.sql('BEGIN');
    await old.sql('SELECT FROM customers FOR UPDATE');
    const change = books.live.patch(`/customers/${customer.id}`, { name: 'Acme plc' });
    await sleep(300);
    expect((await instances[1]?.post('/organisation/reset'))?.status).toBe(200);
    await old.rollback();
    expect(isReset(await change)).toBe(true);
    expect(await old.sql('SELECT name FROM customers')).toEqual([{ name: 'Acme Ltd' }]);
    await old.end();
  });

  it('readers refuses none of them', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const read = (i: number): Promise<Answer> =>
        (instances[i % 2] ?? books.live).get(READS[i % READS.length] ?? '');
      const before = Array.from({ length: CREATES }, (_, i) => read(i));
      const reset = books.live.post('/organisation/reset');
      const during = Array.from({ length: 3 * CREATES }, (_, i) => sleep(i / 2).then(() => read(i)));
      expect((await reset).status).toBe(200);
      const refused = (await Promise.all([...before, ...during])).filter(({ status }) => status !== 200);
      expect(refused.map(said)).toEqual([]);
    }
  });

  it('another reset, a lock and a change of settings is done once, and loses no setting', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const pattern = `R${round}-{seq}`;
      const [first, second, lock, patch] = await Promise.all([
        books.live.post('/organisation/reset'),
        instances[1]?.post('/organisation/reset'),
        instances[1]?.put('/periods/locks', { all: '2025-12-31' }),
        books.live.patch('/organisation', { numberSeries: { credit_note: pattern } }),
      ]);
      for (const answer of [first, second, lock, patch])
        expect([answer?.status, answer?.body.reason ?? null]).toEqual(
          answer?.status === 200 ? [200, null] : [409, 'organisation_reset'],
        );
      expect([first.status, second?.status]).toContain(200);
      const { numberSeries } = (await books.live.get('/organisation')).body;
      if (patch.status === 200) expect(numberSeries.credit_note).toBe(pattern);
      expect((await created(books.live, '/credit-notes', creditNote())).status).toBe('draft');
    }
  });
});
