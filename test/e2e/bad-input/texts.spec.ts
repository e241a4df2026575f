import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { expectInvalid, expectRefusal, nothingIsWritten } from '../../support/problems';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
  await books.credited({ clientName: '100 % cotton_ltd \\ O’Brien' });
});
afterAll(() => app.close());

const item = { description: 'Widget', quantity: 1, unitPrice: 1, taxRate: 20 };
const post = (changes: object): Promise<Answer> => books.live.post('/credit-notes', creditNote(changes));
const refused = { status: 400, code: 'validation_failed' } as const;

describe('text that no database can keep', () => {
  nothingIsWritten(() => books);

  it.each([
    ['NUL', '\u0000'],
    ['a lone high surrogate', '\ud800'],
    ['a lone low surrogate', 'x\udfffy'],
  ])('is refused in every place: %s', async (_, text) => {
    const escaped = (body: object): string =>
      JSON.stringify(body).replaceAll('$', JSON.stringify(text).slice(1, -1));
    expectInvalid(
      await books.live.post('/credit-notes', escaped(creditNote({ clientName: 'a$' }))),
      'clientName',
    );
    expectInvalid(
      await books.live.post('/credit-notes', escaped(creditNote({ metadata: { key: '$' } }))),
      'metadata.key',
    );
    expectInvalid(
      await books.live.post('/credit-notes', escaped(creditNote({ metadata: { $: 'v' } }))),
      'metadata',
    );
    const items = [item, { ...item, description: '$' }];
    expectInvalid(
      await books.live.post('/credit-notes', escaped(creditNote({ items }))),
      'items.1.description',
    );
    expectRefusal(await books.live.post('/credit-notes', escaped(creditNote({ $: 1 }))), refused);
    const batch = escaped({ creditNotes: [creditNote({ notes: '$' })] });
    expectInvalid(await books.live.post('/credit-notes/batch', batch), 'creditNotes.0.notes');
  });

  it('is refused in a query, in keys and in values', async () => {
    expectInvalid(await books.live.get('/credit-notes?q=a%00b'), 'q');
    expectRefusal(await books.live.get('/credit-notes?a%00b=1'), refused);
    expectInvalid(await books.live.get('/events?type=%00'), 'type');
  });
});

describe('text beyond what its field takes', () => {
  nothingIsWritten(() => books);

  const most: [string, number][] = [
    ['clientName', 200],
    ['reason', 200],
    ['number', 64],
    ['notes', 2000],
    ['memo', 500],
    ['invoiceNumber', 64],
  ];
  it.each(most)('is refused in %s after %i characters', async (field, length) => {
    expectInvalid(await post({ [field]: 'x'.repeat(length + 1) }), field);
    expectInvalid(await post({ [field]: 'é'.repeat(length + 1) }), field);
    expectInvalid(await post({ [field]: 'x'.repeat(500_000) }), field);
  });

  it.each(['', ' ', '\t', '\n', 'a\u0001b', 'a\u001bb', 'a\u007fb', 'line\nbreak'])(
    'is refused in a name when it is blank or has control characters: %j',
    async (text) => {
      expectInvalid(await post({ clientName: text }), 'clientName');
      expectInvalid(await books.live.post('/customers', { name: text }), 'name');
      expectInvalid(await books.live.post('/api-keys', { name: text, mode: 'live', scopes: ['*'] }), 'name');
    },
  );

  it('is refused in metadata and dimensions by number, key, value and kind', async () => {
    const pairs = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));
    for (const metadata of [
      pairs(51),
      { ['k'.repeat(41)]: 'v' },
      { k: 'v'.repeat(501) },
      { k: 1 },
      { k: null },
      { k: {} },
      { '': 'v' },
      [],
      'x',
    ])
      expectInvalid(await post({ metadata }), 'metadata');
    for (const dimensions of [pairs(11), { ['k'.repeat(41)]: 'v' }, { k: 'v'.repeat(101) }, { k: 1 }, []])
      expectInvalid(await post({ items: [{ ...item, dimensions }] }), 'items.0.dimensions');
  });
});

describe('SQL', () => {
  nothingIsWritten(() => books);
  const attempts = [
    "' OR '1'='1",
    "'; DROP TABLE credit_notes; --",
    "') UNION SELECT hash FROM api_keys --",
    '1; SELECT pg_sleep(10)',
    '$1',
    ':organisationId',
    '%',
    '_',
    '\\',
    '%%%',
    "E'\\\\'",
  ];

  it.each(attempts)('in a filter is a text like any other: %s', async (text) => {
    const value = encodeURIComponent(text);
    for (const field of ['number', 'customerId', 'invoiceId'])
      expect((await books.live.get(`/credit-notes?${field}=${value}`)).body.data).toEqual([]);
    for (const field of ['sourceId', 'documentNumber', 'accountId', 'customerId'])
      expect((await books.live.get(`/journal/entries?${field}=${value}`)).body.data).toEqual([]);
    for (const path of [
      '/events?objectId',
      '/events?type',
      '/customers?reference',
      '/customers?q',
      '/accounts?q',
    ])
      expect((await books.live.get(`${path}=${value}`)).status).toBe(200);
    for (const path of [
      '/credit-notes?status',
      '/journal/entries?sourceType',
      '/journal/entries?order',
      '/accounts?type',
    ])
      expectRefusal(await books.live.get(`${path}=${value}`), refused);
    expect((await books.live.get(`/journal/export?accountId=${value}`)).text.trim().split('\n')).toHaveLength(
      1,
    );
    const dimension = encodeURIComponent(`k:${text}`);
    expect((await books.live.get(`/journal/export?format=jsonl&dimension=${dimension}`)).text ?? '').toBe('');
    expect((await books.live.get(`/journal/entries?dimension=${dimension}`)).body.data).toEqual([]);
    expect((await books.live.get(`/reports/trial-balance?dimension=${dimension}`)).body.accounts).toEqual([]);
  });

  it('wildcards of a search stand for themselves', async () => {
    const found = async (q: string): Promise<number> =>
      (await books.live.get(`/credit-notes?q=${encodeURIComponent(q)}`)).body.data.length as number;
    expect(await found('100 % cot')).toBe(1);
    expect(await found('cotton_ltd')).toBe(1);
    expect(await found('\\ O’B')).toBe(1);
    expect(await found('100 _ cot')).toBe(0);
    expect(await found('100%ltd')).toBe(0);
  });
});

it('keeps every text that it takes to the letter', async () => {
  const clientName = `Ⅷ “O'Brien" & <Söhne> 株式会社 💥 e\u0301 \u202eabc -- ${'x'.repeat(50)}`;
  const notes = 'line one\n\tline two';
  const { id } = await created(
    books.live,
    '/credit-notes',
    creditNote({ clientName, notes, metadata: { é: 'à\n' } }),
  );
  const { body } = await books.live.get(`/credit-notes/${id as string}`);
  expect(body).toMatchObject({ clientName, notes, metadata: { é: 'à\n' } });
});
