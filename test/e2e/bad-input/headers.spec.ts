import { STAFF_KEY, startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { expectNotFound, expectProblem, expectRefusal, nothingIsWritten } from '../../support/problems';
import { sendRaw, type RawAnswer } from '../../support/raw-http';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
});
afterAll(() => app.close());

const post = (headers: Record<string, string>, body: object = creditNote()): Promise<RawAnswer> =>
  sendRaw(app.url, {
    method: 'POST',
    target: '/api/v1/credit-notes',
    headers: { authorization: `Bearer ${books.liveKey}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('an Idempotency-Key', () => {
  nothingIsWritten(() => books);
  const refused = { status: 400, code: 'validation_failed', field: 'Idempotency-Key' } as const;

  it.each([
    ['empty', ''],
    ['of spaces', '   '],
    ['too long', 'k'.repeat(256)],
    ['not ASCII', 'schlüssel'],
    ['of two words', 'one two'],
    ['with a tab', 'a\tb'],
  ])('is refused when it is %s', async (_, key) => {
    expectRefusal(await post({ 'idempotency-key': key }), refused);
  });
});

describe('an X-Request-Id', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a quote', '"},"level":"fatal'],
    ['too long', 'r'.repeat(129)],
    ['empty', ''],
    ['not ASCII', 'é'],
    ['with a space', 'a b'],
  ])('is replaced when it is %s', async (_, id) => {
    const answer = await sendRaw(app.url, {
      target: '/api/v1/credit-notes',
      headers: { 'x-request-id': id },
    });
    expect(expectProblem(answer).requestId).toMatch(/^req_[0-9a-z]{26}$/);
  });
});

describe('a Contra-Organisation', () => {
  nothingIsWritten(() => books);

  it.each(['org_x', 'nonsense', "org_' OR 1=1 --", '*', 'null', 'x'.repeat(5000), 'schlüssel'])(
    'that names nothing is not found: %.40s',
    async (organisation) => {
      expectRefusal(await post({ 'contra-organisation': organisation }), { status: 404, code: 'not_found' });
      const asStaff = { authorization: `Bearer ${STAFF_KEY}`, 'contra-organisation': organisation };
      expectRefusal(await post(asStaff), { status: 404, code: 'not_found' });
    },
  );

  it('of another organisation is not found with a key of this one, which exists or not', async () => {
    const { organisation } = await openBooks(app);
    const answer = await books.live.get('/credit-notes', { 'contra-organisation': organisation.id });
    expectNotFound(answer);
    const unknown = await books.live.get('/credit-notes', {
      'contra-organisation': 'org_01kq0000000000000000000000',
    });
    const { detail, title } = expectProblem(unknown);
    expect(answer.body).toMatchObject({ title });
    expect(answer.body.detail.replace(organisation.id, '')).toBe(
      detail.replace('org_01kq0000000000000000000000', ''),
    );
  });
});

describe('an Authorization', () => {
  nothingIsWritten(() => books);

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic dXNlcjpwYXNz',
    'Bearer x',
    'Bearer \u00e9',
    `Bearer ${'x'.repeat(10_000)}`,
    'Bearer a b c',
  ])('that is no key is refused: %.40j', async (authorization) => {
    const answer = await post({ authorization });
    expectRefusal(answer, { status: 401, code: 'unauthorized' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });
});
