import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { openSession } from '../../support/plain-sql';
import { outcomeOf, sentTogether } from './held-gate';
import { GOOD, groundOf, send, SPECIAL, type Ground } from './requests';

// It takes seconds; on a machine that is busy with other things, many.
jest.setTimeout(180_000);

const GOODS = Object.keys(GOOD);
const SPECIALS = Object.keys(SPECIAL);
/** All that is taken in its month is refused before it reaches the others. */
const reachesOthers = (name: string): boolean => !name.endsWith('locked month');

describe('Requests that are posted together', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-06-15T12:00:00Z');
  });
  afterAll(() => app.close());

  const opened = async (): Promise<{ books: Books; ground: Ground }> => {
    const books = await openBooks(app);
    const ground = await groundOf(books);
    expect((await books.live.put('/periods/locks', { all: '2026-01-31' })).status).toBe(200);
    return { books, ground };
  };
  const numbersOf = async ({ live }: Books, path: string): Promise<string[]> =>
    (await live.get(`${path}?limit=200`)).body.data.map(({ number }: { number: string }) => number).sort();

  /** Sends the same to two organisations, at once to one and one after another to the other, and compares them. */
  const compare = async (names: readonly string[]): Promise<string[]> => {
    const [together, alone] = [await opened(), await opened()];
    const sent = names.map((name) => () => send(together.books.live, name, together.ground));
    const answers = await sentTogether(app, together.books, sent, names.filter(reachesOthers).length);
    const outcomes = names.map((name, i) => `${name}: ${answers[i] ? outcomeOf(answers[i]) : ''}`).sort();
    const apart: string[] = [];
    for (const name of names)
      apart.push(`${name}: ${outcomeOf(await send(alone.books.live, name, alone.ground))}`);
    expect(outcomes).toEqual(apart.sort());
    expect(await together.books.balances()).toEqual(await alone.books.balances());
    expect(await together.books.counts()).toEqual(await alone.books.counts());
    for (const path of ['/credit-notes', '/invoices', '/journal/entries'])
      expect(await numbersOf(together.books, path)).toEqual(await numbersOf(alone.books, path));
    await assertBooksHold(app, together.books);
    return outcomes;
  };

  it('are each answered as if alone: what is refused of thirty leaves no gap and no trace', async () => {
    const goods = GOODS.flatMap((name) => [name, name, name, name, name]);
    const limited = [1, 2, 3, 4].flatMap(() => SPECIALS.slice(0, 3));
    const names = goods.flatMap((name, i) => [name, ...[SPECIALS[i % SPECIALS.length] ?? name]]);
    const outcomes = await compare([...names, ...limited]);
    const refused = outcomes.filter((each) => !each.endsWith(': 201'));
    const codes = new Set(refused.map((each) => String(/\[(\d+,"\w+")/.exec(each)?.[1])));
    expect(codes.size).toBeGreaterThanOrEqual(6);
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(30);
  });

  it('come out alike in any mix', async () => {
    // A failure prints its seed and path; give them to fc.assert to see it again.
    const mix = fc.array(fc.constantFrom(...GOODS, ...SPECIALS), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(mix, async (names) => {
        await compare(names);
      }),
      { numRuns: 3, interruptAfterTimeLimit: 15_000, endOnFailure: true },
    );
  });

  it('are all made but the one that the database refuses', async () => {
    const { books } = await opened();
    const owner = await openSession(app, 'owner', null);
    await owner.sql(`CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'poison'; END $$`);
    await owner.sql(`CREATE TRIGGER poison BEFORE INSERT ON credit_notes FOR EACH ROW
      WHEN (NEW.memo = 'poison') EXECUTE FUNCTION poison()`);
    const before = (await books.counts())['creditNotes'] ?? 0;
    const answers = await sentTogether(
      app,
      books,
      Array.from({ length: 20 }, (_, i) => {
        const request = creditNote({ memo: i === 13 ? 'poison' : 'wholesome' });
        return () => books.live.post('/credit-notes', request, { 'x-request-id': `poison-${i}` });
      }),
    );
    await owner.sql('DROP FUNCTION poison CASCADE');
    await owner.end();
    expect(answers.flatMap(({ status }, i) => (status === 201 ? [] : [[i, status]]))).toEqual([[13, 500]]);
    expect((await books.counts())['creditNotes']).toBe(before + 19);
    await assertBooksHold(app, books);
  });
});
