import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold, brokenInvariants } from '../../support/invariants';

const STREAMS = 12;
const STEPS = 12;
/** What a request of the storm may be told: each a rule of the books, none a failure. */
const RULES = ['period_locked', 'conflict', 'reversal_before_original'];

/** A generator of numbers in 0 … 1, so that a storm can be repeated by its seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('A storm of writes of every kind on two instances', () => {
  let app: TestApp;
  let other: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ database: app.database });
    for (const each of [app, other]) each.clock.travelTo('2026-06-15T12:00:00Z');
    books = await openBooks(app);
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });

  it('ends without a deadlock, and the books hold at its end and in its midst', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd' });
    const made = { notes: [] as string[], entries: [] as string[] };
    const answers: Answer[] = [];

    const stream = async (index: number): Promise<void> => {
      const random = mulberry32(seed + index);
      const client = index % 2 === 0 ? books.live : other.api(books.liveKey);
      const pick = (list: readonly string[]): string =>
        list[Math.floor(random() * list.length)] ?? 'none_yet';
      const day = () => `2026-0${1 + Math.floor(random() * 6)}-1${Math.floor(random() * 5)}`;
      const month = () => `per_2026-0${1 + Math.floor(random() * 6)}`;
      const kinds: readonly (() => Promise<Answer>)[] = [
        () => client.post('/credit-notes', creditNote({ issueDate: day(), customerId: customer.id })),
        () =>
          client.post(
            '/credit-notes',
            creditNote({ issueDate: day(), currency: 'EUR', exchangeRate: '0.8567' }),
          ),
        () =>
          client.post('/credit-notes/batch', {
            creditNotes: [creditNote(), creditNote({ issueDate: day() })],
          }),
        () =>
          client.patch(`/credit-notes/${pick(made.notes)}`, { action: 'void', reversalDate: '2026-06-15' }),
        () => client.patch(`/credit-notes/${pick(made.notes)}`, { status: 'issued' }),
        () => client.post('/journal/entries', { date: day(), lines: debtorsLines(customer.id) }),
        () => client.post(`/journal/entries/${pick(made.entries)}/reverse`, { reversalDate: '2026-06-15' }),
        () => client.post(`/periods/${month()}/lock`),
        () => client.post(`/periods/${month()}/unlock`, { reason: 'Storm' }),
        () => client.put('/periods/locks', { sales: random() < 0.5 ? null : day() }),
      ];
      for (let step = 0; step < STEPS; step += 1) {
        const answer = await (kinds[Math.floor(random() * kinds.length)] ?? kinds[0])?.();
        if (!answer) throw new Error('there is a kind');
        answers.push(answer);
        remember(answer, made);
      }
    };
    const streams = Promise.all(Array.from({ length: STREAMS }, (_, i) => stream(i)));
    const midst = await brokenInvariants(app, books);
    await streams;

    const strange = answers.filter(
      ({ status, body }) => status >= 400 && status !== 404 && !RULES.includes(body.code as string),
    );
    expect({ seed, midst, strange: strange.map(({ text }) => text) }).toEqual({
      seed,
      midst: {},
      strange: [],
    });
    expect(made.notes.length).toBeGreaterThan(0);
    await assertBooksHold(app, books);
  });
});

function debtorsLines(customerId: string): object[] {
  return [
    { accountCode: '1100', debit: '12.34', customerId },
    { accountCode: '4900', credit: '12.34' },
  ];
}

function remember({ status, body }: Answer, made: { notes: string[]; entries: string[] }): void {
  if (status !== 201) return;
  if (String(body.id).startsWith('cn_')) made.notes.push(body.id);
  if (String(body.id).startsWith('je_') && body.reversesEntryId === null) made.entries.push(body.id);
}
