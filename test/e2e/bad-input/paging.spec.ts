import { startTestApp, type Client, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { expectInvalid, expectProblem, nothingIsWritten } from '../../support/problems';

let app: TestApp;
let books: Books;
let other: Books;

/** Every list of an organisation that is paged both ways. */
const LISTS = [
  '/credit-notes',
  '/journal/entries',
  '/customers',
  '/accounts',
  '/api-keys',
  '/periods',
  '/periods/locks/history',
];

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
  other = await openBooks(app);
  for (const each of [books, other]) {
    for (let i = 0; i < 5; i += 1) {
      await each.credited({ issueDate: `2026-0${i + 1}-10` });
      await created(each.live, '/customers', { name: `Customer ${i}` });
      await each.live.put('/periods/locks', { sales: `2020-0${i + 1}-01` });
    }
    await each.live.post('/credit-notes', creditNote());
  }
});
afterAll(() => app.close());

const cursorOf = async (client: Client, list: string): Promise<string> => {
  const { body } = await client.get(`${list}?limit=1`);
  expect(body.pagination.nextCursor).toEqual(expect.any(String));
  return body.pagination.nextCursor as string;
};

describe.each(LISTS)('the pages of %s', (list) => {
  nothingIsWritten(() => books);

  it.each(['0', '-1', '1.5', '1e3', 'abc', '', '1000001', '999999999999999999999', 'NaN', '0x1'])(
    'have no number %j',
    async (page) => expectInvalid(await books.live.get(`${list}?page=${page}`), 'page'),
  );

  it.each(['0', '-1', '201', '1000000000', '1.5', 'all', '', '1e2'])('have no length of %j', async (limit) =>
    expectInvalid(await books.live.get(`${list}?limit=${limit}`), 'limit'),
  );

  it('are asked for once each', async () => {
    expectInvalid(await books.live.get(`${list}?page=1&page=2`), 'page');
    expectInvalid(await books.live.get(`${list}?limit=1&limit=2`), 'limit');
    expectProblem(await books.live.get(`${list}?page[gt]=1`));
    expectProblem(await books.live.get(`${list}?page[]=1`));
  });

  it('beyond the last are empty', async () => {
    const { status, body } = await books.live.get(`${list}?page=1000000`);
    expect(status).toBe(200);
    expect(body.data).toEqual([]);
  });

  it('are chosen by number or by cursor, not by both', async () => {
    expectInvalid(
      await books.live.get(`${list}?page=1&cursor=${await cursorOf(books.live, list)}`),
      'cursor',
    );
  });

  it.each([
    'garbage',
    '',
    '%00',
    '...',
    Buffer.from("'; DROP TABLE x; --").toString('base64url'),
    Buffer.from('9'.repeat(16)).toString('base64url'),
    Buffer.from('9223372036854775808').toString('base64url'),
    Buffer.from('-1').toString('base64url'),
    Buffer.from('\ufffd').toString('base64url'),
    'x'.repeat(201),
    'x'.repeat(5000),
  ])('refuse the cursor %.40j', async (cursor) => {
    expectInvalid(await books.live.get(`${list}?cursor=${cursor}`), 'cursor');
  });

  it('refuse the cursor of another list', async () => {
    for (const foreign of LISTS.filter((each) => each !== list)) {
      expectInvalid(await books.live.get(`${list}?cursor=${await cursorOf(books.live, foreign)}`), 'cursor');
    }
  });

  it("show nobody else's rows by the cursor of another organisation", async () => {
    const own = await idsOf(books.live, `${list}?limit=200`);
    const shown = await idsOf(books.live, `${list}?limit=200&cursor=${await cursorOf(other.live, list)}`);
    expect(own).toEqual(expect.arrayContaining(shown));
  });
});

describe('the place in the events', () => {
  it.each(['-1', '1.5', 'abc', '', '9'.repeat(16), '9223372036854775808', '1e3', 'MQ'])(
    'is a sequence number, not %j',
    async (cursor) => expectInvalid(await books.live.get(`/events?cursor=${cursor}`), 'cursor'),
  );

  it('may lie ahead of the last: there is nothing yet', async () => {
    const { status, body } = await books.live.get('/events?cursor=999999999999999');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { data: [], pagination: { nextCursor: '999999999999999' } },
    });
  });

  it.each(['0', '201', '1000000000', 'x'])('has no step of %j', async (limit) =>
    expectInvalid(await books.live.get(`/events?limit=${limit}`), 'limit'),
  );
});

it('refuses forged cursors of the list of organisations', async () => {
  for (const cursor of ['garbage', "org_'--", 'x'.repeat(65), 'cn_01kq0000000000000000000000'])
    expectInvalid(await app.staff().get(`/organisations?cursor=${encodeURIComponent(cursor)}`), 'cursor');
});

async function idsOf(client: Client, path: string): Promise<string[]> {
  const { status, body } = await client.get(path);
  expect(status).toBe(200);
  return (body.data as { id: string }[]).map(({ id }) => id);
}
