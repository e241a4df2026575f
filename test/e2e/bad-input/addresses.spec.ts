import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { expectNotFound, expectProblem, expectRefusal, nothingIsWritten } from '../../support/problems';
import { sendBytes, sendRaw, type RawAnswer } from '../../support/raw-http';

let app: TestApp;
let books: Books;
let note: { id: string; journalEntryId: string };

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
  note = await books.credited();
});
afterAll(() => app.close());

const raw = (method: string, target: string, headers = {}): Promise<RawAnswer> =>
  sendRaw(app.url, { method, target, headers: { authorization: `Bearer ${books.liveKey}`, ...headers } });

const CATALOGUE = ['products', 'prices', 'tax-rates', 'exchange-rates'];
const LISTS = [
  'credit-notes',
  'invoices',
  'customers',
  'accounts',
  'journal/entries',
  'api-keys',
  'periods',
  ...CATALOGUE,
];

describe('an id that names nothing', () => {
  nothingIsWritten(() => books);

  const malformed = [
    'x',
    'cn_',
    'cn_01',
    '1',
    '-1',
    'null',
    'undefined',
    '*',
    "' OR 1=1 --",
    "cn_1'; DROP TABLE credit_notes; --",
    'cn_test_00000000000000000000000000',
    'cn_zzzzzzzzzzzzzzzzzzzzzzzzzz',
    'x'.repeat(190),
    'x'.repeat(2000),
    '../organisation',
    '%2e%2e%2forganisation',
    '💥',
  ];

  it.each(malformed)('is not found, in whatever place of an address: %s', async (id) => {
    const encoded = id.startsWith('%') ? id : encodeURIComponent(id);
    for (const list of LISTS) expectNotFound(await books.live.get(`/${list}/${encoded}`));
    for (const list of CATALOGUE) expectNotFound(await books.live.delete(`/${list}/${encoded}`));
    expectNotFound(await books.live.post(`/customers/${encoded}/erase`));
    expectNotFound(await books.live.patch(`/credit-notes/${encoded}`, { action: 'void' }));
    expectNotFound(await books.live.patch(`/invoices/${encoded}`, { memo: 'x' }));
    for (const action of ['issue', 'void'])
      expectNotFound(await books.live.post(`/invoices/${encoded}/${action}`));
    expectNotFound(await books.live.get(`/invoices/${encoded}/creditable`));
    expectNotFound(await books.live.delete(`/invoices/${encoded}`));
    expectNotFound(await books.live.patch(`/customers/${encoded}`, { name: 'New' }));
    expectNotFound(await books.live.patch(`/accounts/${encoded}`, { name: 'New' }));
    expectNotFound(await books.live.delete(`/customers/${encoded}`));
    expectNotFound(await books.live.delete(`/accounts/${encoded}`));
    expectNotFound(await books.live.post(`/journal/entries/${encoded}/reverse`));
    expectNotFound(await books.live.post(`/api-keys/${encoded}/roll`));
    expectNotFound(await books.live.post(`/api-keys/${encoded}/revoke`));
    expectNotFound(await books.live.post(`/periods/${encoded}/lock`));
  });

  it.each([
    'per_2026-13',
    'per_2026-00',
    'per_0000-01',
    'per_10000-01',
    'per_2026-1',
    '2026-01',
    'per_2026-01-01',
  ])('is not found among the months: %s', async (id) => {
    expectNotFound(await books.live.get(`/periods/${id}`));
    expectNotFound(await books.live.post(`/periods/${id}/unlock`, { reason: 'x' }));
  });

  it('is refused before it is looked up when it has a NUL or is no UTF-8', async () => {
    const invalid = { status: 400, code: 'validation_failed' } as const;
    expectRefusal(await raw('GET', '/api/v1/credit-notes/cn_%00'), { ...invalid, field: 'id' });
    expectRefusal(await raw('GET', '/api/v1/credit-notes/%zz'), { ...invalid, field: 'path' });
    expectRefusal(await raw('GET', '/api/v1/credit-notes/%ed%a0%80'), { ...invalid, field: 'path' });
    expectRefusal(await raw('GET', '/api/v1/credit-notes/%ff'), { ...invalid, field: 'path' });
  });
});

describe("an id of another organisation's object", () => {
  let other: Books;
  let theirs: { note: string; entry: string; customer: string; account: string; key: string };

  beforeAll(async () => {
    other = await openBooks(app, { name: 'Fabrikam Ltd' });
    const { id: customer } = await created(other.live, '/customers', { name: 'Their customer' });
    const { id, journalEntryId } = await other.credited({ customerId: customer });
    const [account] = (await other.live.get('/accounts?role=sales')).body.data;
    const [key] = (await other.live.get('/api-keys')).body.data;
    theirs = { note: id, entry: journalEntryId, customer, account: account.id, key: key.id };
  });
  nothingIsWritten(() => books);
  nothingIsWritten(() => other);

  it('is not found, as if it did not exist', async () => {
    for (const client of [books.live, books.test, books.staff]) {
      expectNotFound(await client.get(`/credit-notes/${theirs.note}`));
      expectNotFound(await client.patch(`/credit-notes/${theirs.note}`, { action: 'void' }));
      expectNotFound(await client.patch(`/credit-notes/${theirs.note}`, { notes: 'Mine now' }));
      expectNotFound(await client.get(`/journal/entries/${theirs.entry}`));
      expectNotFound(await client.post(`/journal/entries/${theirs.entry}/reverse`));
      expectNotFound(await client.get(`/customers/${theirs.customer}`));
      expectNotFound(await client.patch(`/customers/${theirs.customer}`, { name: 'Mine now' }));
      expectNotFound(await client.delete(`/customers/${theirs.customer}`));
      expectNotFound(await client.get(`/accounts/${theirs.account}`));
      expectNotFound(await client.patch(`/accounts/${theirs.account}`, { name: 'Mine now' }));
      expectNotFound(await client.delete(`/accounts/${theirs.account}`));
      expectNotFound(await client.put('/accounts/roles', { sales: theirs.account }));
      expectNotFound(await client.get(`/api-keys/${theirs.key}`));
      expectNotFound(await client.post(`/api-keys/${theirs.key}/roll`));
      expectNotFound(await client.post(`/api-keys/${theirs.key}/revoke`));
    }
  });

  it('is not found inside a document either', async () => {
    const item = { description: 'Widget', quantity: 1, unitPrice: 1, taxRate: 20 };
    const { account, customer } = theirs;
    expectNotFound(await books.live.post('/credit-notes', creditNote({ customerId: customer })));
    expectNotFound(
      await books.live.post('/credit-notes', creditNote({ items: [{ ...item, accountId: account }] })),
    );
    const split = { outOfBandAmount: '120.00', outOfBandAccountId: account };
    expectNotFound(await books.live.post('/credit-notes', creditNote(split)));
    const lines = [
      { accountCode: '1200', debit: 5 },
      { accountId: account, credit: 5 },
    ];
    expectNotFound(await books.live.post('/journal/entries', { date: '2026-01-05', lines }));
    const ofDebtor = [
      { accountCode: '1100', debit: 5, customerId: customer },
      { accountCode: '1200', credit: 5 },
    ];
    expectNotFound(await books.live.post('/journal/entries', { date: '2026-01-05', lines: ofDebtor }));
  });

  it('filters to nothing', async () => {
    const lists = [
      `/credit-notes?customerId=${theirs.customer}`,
      `/journal/entries?accountId=${theirs.account}`,
      `/journal/entries?customerId=${theirs.customer}`,
      `/journal/entries?sourceId=${theirs.note}`,
      `/events?objectId=${theirs.note}`,
    ];
    for (const path of lists) expect((await books.live.get(path)).body.data).toEqual([]);
    const rows = await books.live.get(`/journal/export?format=jsonl&accountId=${theirs.account}`);
    expect(rows.text ?? '').toBe('');
  });
});

describe('a method or an address that the API does not have', () => {
  nothingIsWritten(() => books);

  it.each([
    ['PUT', '/credit-notes'],
    ['DELETE', '/credit-notes'],
    ['PATCH', '/credit-notes'],
    ['DELETE', '/credit-notes/:note'],
    ['PUT', '/credit-notes/:note'],
    ['POST', '/credit-notes/:note'],
    ['DELETE', '/journal/entries/:entry/reverse'],
    ['PUT', '/journal/entries/:entry'],
    ['OPTIONS', '/credit-notes'],
    ['TRACE', '/credit-notes'],
    ['POST', '/journal/export'],
    ['GET', '/nothing/here'],
    ['GET', '/Credit-Notes'],
    ['GET', '/credit-notes/'],
    ['GET', '//credit-notes'],
  ])('answers %s %s with a problem', async (method, path) => {
    const target = `/api/v1${path.replace(':note', note.id).replace(':entry', note.journalEntryId)}`;
    const answer = await raw(method, target);
    expectProblem(answer);
    expect([404, 405]).toContain(answer.status);
  });

  it('answers HEAD as GET, without a body', async () => {
    const answer = await raw('HEAD', `/api/v1/credit-notes/${note.id}`);
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect((await raw('HEAD', '/api/v1/credit-notes/cn_x')).status).toBe(404);
    expect((await sendRaw(app.url, { method: 'HEAD', target: '/api/v1/credit-notes' })).status).toBe(401);
  });

  it.each([
    ['no HTTP', 'nonsense\r\n\r\n'],
    ['an unknown method', 'CREDIT /api/v1/credit-notes HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a line break within a header', 'GET /health/live HTTP/1.1\r\nhost: x\r\nx-a: b\rc\r\n\r\n'],
    ['a NUL in a header', 'GET /health/live HTTP/1.1\r\nhost: x\r\nx-request-id: a\u0000b\r\n\r\n'],
    [
      'two lengths',
      'POST /api/v1/credit-notes HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello',
    ],
    [
      'a length beside chunks',
      'POST /api/v1/credit-notes HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('answers %s with a problem and closes', async (_, bytes) => {
    const answer = await sendBytes(app.url, Buffer.from(bytes));
    expectRefusal(answer, { status: 400, code: 'validation_failed', field: 'request' });
  });

  it('answers headers of 20 kB with a problem and closes', async () => {
    const answer = await raw('GET', '/api/v1/credit-notes', { 'x-long': 'x'.repeat(20_000) });
    expectRefusal(answer, { status: 431, code: 'headers_too_large' });
  });
});
