import { startTestApp, type Answer, type Client, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { expectInvalid, expectRefusal, nothingIsWritten } from '../../support/problems';

let app: TestApp;
let books: Books;
let note: { id: string };
let entry: { id: string };
let reader: Client;

const LOCKED = '2026-03-10';
const lines = [
  { accountCode: '1200', debit: 10 },
  { accountCode: '4900', credit: 10 },
];

beforeAll(async () => {
  app = await startTestApp();
  app.clock.travelTo('2026-06-15T12:00:00Z');
  books = await openBooks(app);
  reader = await books.withScopes(['credit-notes:read']);
  note = await books.credited({ issueDate: '2026-03-05' });
  entry = await created(books.live, '/journal/entries', { date: '2026-03-05', lines });
  await books.live.post('/periods/per_2026-03/lock', { reason: 'closed' });
});
afterAll(() => app.close());

const refused = (answer: Answer): void => {
  expectRefusal(answer, { status: 403, code: 'period_locked' });
  expect(answer.body).toMatchObject({ date: LOCKED, lock: 'period', firstOpenDay: '2026-04-01' });
};
const dated = (issueDate: unknown): object => creditNote({ issueDate });

describe('into a locked month nothing is posted', () => {
  nothingIsWritten(() => books);
  const paths: readonly [string, (client: Client) => Promise<Answer>][] = [
    ['a credit note', (client) => client.post('/credit-notes', dated(LOCKED))],
    [
      'an issued credit note',
      (client) => client.post('/credit-notes', creditNote({ issueDate: LOCKED, status: 'issued' })),
    ],
    ['a preview', (client) => client.post('/credit-notes/preview', dated(LOCKED))],
    [
      'a batch',
      (client) => client.post('/credit-notes/batch', { creditNotes: [dated('2026-05-01'), dated(LOCKED)] }),
    ],
    [
      'a void',
      (client) => client.patch(`/credit-notes/${note.id}`, { action: 'void', reversalDate: LOCKED }),
    ],
    ['a manual entry', (client) => client.post('/journal/entries', { date: LOCKED, lines })],
    ['a reversal', (client) => client.post(`/journal/entries/${entry.id}/reverse`, { reversalDate: LOCKED })],
  ];

  it.each(paths)('%s, with a live key nor with a test key', async (_, post) => {
    for (const client of [books.live, books.test]) refused(await post(client));
  });

  it('by a batch that is not atomic only the others are', async () => {
    const request = { atomic: false, creditNotes: [dated(LOCKED), dated(LOCKED)] };
    const { status, body } = await books.live.post('/credit-notes/batch', request);
    expect({ status, body }).toMatchObject({ status: 201, body: { created: 0, failed: 2 } });
    expect(body.data[1]).toMatchObject({
      index: 1,
      status: 403,
      error: { code: 'period_locked', date: LOCKED, lock: 'period', firstOpenDay: '2026-04-01' },
    });
  });
});

describe('an early refusal', () => {
  nothingIsWritten(() => books);
  // The interceptor may take a date for open for a second longer; the posting transaction does not.
  beforeAll(() => new Promise((done) => setTimeout(done, 1100)));

  it('comes before the rest of the request is looked at', async () => {
    refused(await books.live.post('/credit-notes', { issueDate: LOCKED, nonsense: true }));
    refused(await books.live.post('/journal/entries', { date: LOCKED }));
    refused(await books.live.patch('/credit-notes/cn_x', { action: 'void', reversalDate: LOCKED }));
  });

  it.each(['2026-03', '2026-03-32', '10.03.2026', 20260310, {}, [LOCKED], `${LOCKED}T00:00:00Z`])(
    'leaves a malformed date to validation: %j',
    async (date) => {
      expectInvalid(await books.live.post('/credit-notes', dated(date)), 'issueDate');
      expectInvalid(await books.live.post('/journal/entries', { date, lines }), 'date');
      const path = `/journal/entries/${entry.id}/reverse`;
      expectInvalid(await books.live.post(path, { reversalDate: date }), 'reversalDate');
    },
  );

  it('asks for a key first', async () => {
    expectRefusal(await app.api().post('/credit-notes', dated(LOCKED)), {
      status: 401,
      code: 'unauthorized',
    });
    const answer = await reader.post('/credit-notes', dated(LOCKED));
    expectRefusal(answer, { status: 403, code: 'insufficient_scope' });
  });
});

describe('around a locked month', () => {
  it('a credit note of it moves on, and is voided on an open day', async () => {
    const { id } = note;
    expect((await books.live.patch(`/credit-notes/${id}`, { notes: 'Sorry' })).status).toBe(200);
    expect((await books.live.patch(`/credit-notes/${id}`, { status: 'issued' })).status).toBe(200);
    const { body } = await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    const reversal = await books.live.get(`/journal/entries/${body.reversalEntryId as string}`);
    expect(reversal.body.date).toBe('2026-06-15');
    expect((await books.balances('2026-03-31'))['4000']).toBe('100.00');
  });

  it.each([
    ['original', '2026-04-01'],
    ['first_open_day', '2026-04-01'],
    ['today', '2026-06-15'],
  ])('the policy %s dates a reversal %s', async (reversalDatePolicy, date) => {
    await books.live.post('/periods/per_2026-03/unlock', { reason: 'one more' });
    const late = await created(books.live, '/journal/entries', { date: '2026-03-06', lines });
    await books.live.post('/periods/per_2026-03/lock');
    await books.live.patch('/organisation', { reversalDatePolicy });
    const { status, body } = await books.live.post(`/journal/entries/${late.id as string}/reverse`);
    expect({ status, body }).toMatchObject({ status: 201, body: { date } });
  });

  it('nothing can be reversed today when today is locked', async () => {
    await books.live.patch('/organisation', { reversalDatePolicy: 'today' });
    await books.live.put('/periods/locks', { all: '2026-06-15' });
    const answer = await books.live.post(`/journal/entries/${entry.id}/reverse`);
    expectRefusal(answer, { status: 403, code: 'period_locked' });
    expect(answer.body).toMatchObject({ date: '2026-06-15', lock: 'all', firstOpenDay: '2026-06-16' });
    await books.live.put('/periods/locks', { all: null });
  });

  it('locking and unlocking hold at once, here and on another instance', async () => {
    const second = await startTestApp({ database: app.database });
    second.clock.travelTo('2026-06-15T12:00:00Z');
    const clients = [books.live, second.api(books.liveKey)];
    for (let round = 0; round < 3; round += 1) {
      await books.live.post('/periods/per_2026-05/lock');
      for (const client of clients)
        expect((await client.post('/credit-notes', dated('2026-05-10'))).status).toBe(403);
      await books.live.post('/periods/per_2026-05/unlock', { reason: 'again' });
      for (const client of clients)
        expect((await client.post('/credit-notes', dated('2026-05-10'))).status).toBe(201);
    }
    await second.close();
  });
});
