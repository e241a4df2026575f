import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { inLedger } from '../../support/manual-entries';
import { openSession } from '../../support/plain-sql';

interface Result {
  readonly status: number;
  readonly creditNote?: { readonly id: string; readonly number: string; readonly memo: string | null };
}

/** More than are written at once: the first are with the database while the last are decided. */
const MANY = 300;

describe('A batch of hundreds of credit notes', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
  });

  /** No two fields vary together, and most rows lack what others have. */
  const notes = (changes: (i: number) => object = () => ({})): object[] =>
    Array.from({ length: MANY }, (_, i) =>
      creditNote({
        clientName: i % 3 === 0 ? 'Acme Ltd' : `Client ${i}`,
        ...(i % 2 === 0 && { memo: `Nº ${i} "\\" {,} NULL` }),
        ...(i % 5 === 0 && { metadata: { lot: String(i) } }),
        ...changes(i),
      }),
    );
  const post = (body: object, key = 'a-key') =>
    books.live.post('/credit-notes/batch', body, { 'idempotency-key': key });
  const sequences = () =>
    inLedger(app, books, (session) =>
      session.sql<{ sequence: number; data: { id: string; number: unknown } }>(
        'SELECT sequence, data FROM events ORDER BY sequence',
      ),
    );

  async function asOwner(statement: string): Promise<void> {
    const session = await openSession(app, 'owner', null);
    await session.sql(statement).finally(() => session.end());
  }

  it('is numbered without a gap beside what is refused, each as if it were alone, and answered again', async () => {
    const refused = (i: number) => i === 130 || i === 299;
    const body = { atomic: false, creditNotes: notes((i) => (refused(i) ? { currency: 'EUR' } : {})) };
    const first = await post(body);
    expect(first.body).toMatchObject({ created: MANY - 2, failed: 2 });
    const results = first.body.data as Result[];
    expect(results.flatMap(({ status }, i) => (status === 422 ? [i] : []))).toEqual([130, 299]);
    const made = results.flatMap(({ creditNote: note }) => note ?? []);
    expect(made.map(({ number }) => number)).toEqual(
      made.map((_, i) => `CN-2026-${String(i + 1).padStart(4, '0')}`),
    );
    for (const i of [0, 1, 124, 125, 249, 250, 297])
      expect((await books.live.get(`/credit-notes/${made[i]?.id ?? ''}`)).body).toEqual(made[i]);
    const told = await sequences();
    expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, i) => i + 1));
    const notesTold = told.filter(({ data }) => data.id.startsWith('cn_')).map(({ data }) => data);
    expect(notesTold).toEqual(made);
    expect((await post(body)).text).toBe(first.text);
    expect((await books.balances())[1100]).toBe(`-${(MANY - 2) * 120}.00`);
  });

  it('leaves nothing of what was written before one was refused', async () => {
    const before = [await books.counts(), await sequences()];
    const { status, body } = await post({
      creditNotes: notes((i) => (i === 260 ? { currency: 'EUR' } : {})),
    });
    expect([status, body.index]).toEqual([422, 260]);
    expect([await books.counts(), await sequences()]).toEqual(before);
    expect((await books.credited()).number).toBe('CN-2026-0001');
  });

  it('leaves nothing when the database refuses what was written first', async () => {
    const before = [await books.counts(), await sequences()];
    await asOwner(
      `ALTER TABLE credit_notes ADD CONSTRAINT no_third CHECK (number <> 'CN-2026-0003') NOT VALID`,
    );
    const { status } = await post({ creditNotes: notes() });
    await asOwner('ALTER TABLE credit_notes DROP CONSTRAINT no_third');
    expect(status).toBe(500);
    expect([await books.counts(), await sequences()]).toEqual(before);
    expect((await post({ creditNotes: notes() })).body).toMatchObject({ created: MANY, failed: 0 });
  });
});
