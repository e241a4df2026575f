import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { ledgerOf, openSession } from '../../support/plain-sql';
import { outcomeOf, untilPosting, whileHeld } from './held-gate';
import { GOOD, groundOf, send, SPECIAL } from './requests';

jest.setTimeout(180_000);

const MIX = [...Object.keys(GOOD), ...Object.keys(SPECIAL)];

describe('Organisations that each post a little at the same time', () => {
  let app: TestApp;
  /** Whose books are held while the others post: without anything under way a request goes alone. */
  let busy: Books;
  let parties: Books[];

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-06-15T12:00:00Z');
    busy = await openBooks(app);
    parties = [await openBooks(app), await openBooks(app), await openBooks(app)];
    for (const books of parties) await books.credited();
  });
  afterAll(() => app.close());

  const groups = async (): Promise<{ groups: number; requests: number }> => {
    const { text } = await app.api().get('/metrics');
    const read = (name: string) =>
      Number(new RegExp(`^contra_posting_group_size_${name} (\\d+)`, 'm').exec(text)?.[1]);
    return { groups: read('count'), requests: read('sum') };
  };

  /** Sends while a posting of another organisation waits for its books. */
  const besideAnother = async (work: () => Promise<Answer[]>): Promise<Answer[]> => {
    const sent = await whileHeld(app, busy, async () => {
      const first = busy.live.post('/credit-notes', creditNote());
      await untilPosting(app, 1);
      return { first, answers: await work() };
    });
    expect((await sent.first).status).toBe(201);
    return sent.answers;
  };
  const notesOf = async ({ live }: Books): Promise<{ id: string }[]> =>
    (await live.get('/credit-notes')).body.data as { id: string }[];
  const post = (books: Books, body = creditNote(), headers = {}): Promise<Answer> =>
    books.live.post('/credit-notes', body, headers);

  it('share a transaction: each has its own numbers, entries, events and answers', async () => {
    const before = await groups();
    const notes = await Promise.all(parties.map((books) => notesOf(books)));
    const keys = parties.map((_, i) => ({ 'idempotency-key': `shared-${i}`, 'x-request-id': `across-${i}` }));
    const answers = await besideAnother(() =>
      Promise.all(parties.map((books, i) => post(books, creditNote(), keys[i]))),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const after = await groups();
    // That of the busy one is a group of its own.
    expect(after.requests - before.requests).toBe(4);
    expect(after.groups - before.groups).toBeLessThan(4);
    for (const [i, books] of parties.entries()) {
      const [note] = await notesOf(books);
      expect(note?.id).toBe(answers[i]?.body.id);
      const { data } = (await books.live.get('/events?limit=200')).body as { data: { requestId: string }[] };
      expect(new Set(data.map(({ requestId }) => requestId).filter((id) => id.startsWith('across')))).toEqual(
        new Set([`across-${i}`]),
      );
      expect(await notesOf(books)).toHaveLength((notes[i]?.length ?? 0) + 1);
      const again = await post(books, creditNote(), keys[i]);
      expect([again.status, again.headers['idempotent-replayed'], again.body]).toEqual([
        201,
        'true',
        answers[i]?.body,
      ]);
      await assertBooksHold(app, books);
    }
  });

  it('are answered as each would be alone, whatever they send', async () => {
    const [alone, ...together] = [await openBooks(app), await openBooks(app), await openBooks(app)];
    const grounds = new Map<Books, Awaited<ReturnType<typeof groundOf>>>();
    for (const books of [alone, ...together]) {
      grounds.set(books, await groundOf(books));
      expect((await books.live.put('/periods/locks', { all: '2026-01-31' })).status).toBe(200);
    }
    const sendTo = (books: Books, name: string): Promise<Answer> => {
      const ground = grounds.get(books);
      if (!ground) throw new Error('there is no ground');
      return send(books.live, name, ground);
    };
    for (const name of MIX) {
      const expected = outcomeOf(await sendTo(alone, name));
      const answers = await besideAnother(() => Promise.all(together.map((books) => sendTo(books, name))));
      expect([name, ...answers.map(outcomeOf)]).toEqual([name, expected, expected]);
    }
    for (const books of together) {
      expect(await books.balances()).toEqual(await alone.balances());
      expect(await books.counts()).toEqual(await alone.counts());
      await assertBooksHold(app, books);
    }
  });

  it('do not wait for one of them whose books are being locked', async () => {
    const [first, held, last] = parties as [Books, Books, Books];
    let late: Promise<Answer> | undefined;
    const answers = await besideAnother(() =>
      whileHeld(app, held, () => {
        late = post(held);
        return Promise.all([post(first), post(last)]);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await late)?.status).toBe(201);
    for (const books of parties) await assertBooksHold(app, books);
  });

  it('do not wait for one of them whose counters another transaction holds', async () => {
    const [first, held, last] = parties as [Books, Books, Books];
    const holder = await openSession(app, 'owner', await ledgerOf(app, held.organisation.id));
    await holder.sql('BEGIN');
    await holder.sql('SELECT FROM counters ORDER BY name FOR UPDATE');
    const late = { answer: Promise.resolve<Answer | null>(null) };
    const answers = await besideAnother(async () => {
      late.answer = post(held);
      const others = await Promise.all([post(first), post(last)]);
      await holder.rollback();
      return others;
    });
    await holder.end();
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await late.answer)?.status).toBe(201);
    for (const books of parties) await assertBooksHold(app, books);
  });

  it('are all made but that of one that the database refuses', async () => {
    const owner = await openSession(app, 'owner', null);
    await owner.sql(
      `CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$`,
    );
    await owner.sql(`CREATE TRIGGER poison BEFORE INSERT ON credit_notes FOR EACH ROW
      WHEN (NEW.memo = 'poison') EXECUTE FUNCTION poison()`);
    const counts = await Promise.all(parties.map((books) => books.counts()));
    const answers = await besideAnother(() =>
      Promise.all(
        parties.map((books, i) => post(books, creditNote({ memo: i === 1 ? 'poison' : 'wholesome' }))),
      ),
    );
    await owner.sql('DROP FUNCTION poison CASCADE');
    await owner.end();
    expect(answers.map(({ status }) => status)).toEqual([201, 500, 201]);
    for (const [i, books] of parties.entries()) {
      expect((await books.counts())['creditNotes']).toBe(
        (counts[i]?.['creditNotes'] ?? 0) + (i === 1 ? 0 : 1),
      );
      await assertBooksHold(app, books);
    }
  });
});

describe('A session that names several organisations', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('sees and writes the rows of these and of no other', async () => {
    const all = [await openBooks(app), await openBooks(app), await openBooks(app)];
    const ledgers = await Promise.all(all.map(({ organisation }) => ledgerOf(app, organisation.id)));
    const [one, two, other] = ledgers as [string, string, string];
    const session = await openSession(app, 'service', null);
    await session.sql(`SELECT set_config('contra.organisation_ids', $1, false)`, [`${one},${two}`]);
    const seen = await session.sql<{ id: string }>('SELECT DISTINCT organisation_id AS id FROM accounts');
    expect(seen.map(({ id }) => id).sort()).toEqual([one, two].sort());
    const moved = (ledger: string) =>
      session.sql(`INSERT INTO counters (organisation_id, name, value) VALUES ($1, 'spare', 0)`, [ledger]);
    await moved(two);
    await expect(moved(other)).rejects.toThrow(/row-level security/);
    await session.end();
  });
});
