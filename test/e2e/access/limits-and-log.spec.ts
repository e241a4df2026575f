import { Client as Database } from 'pg';
import { STAFF_KEY, startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks } from '../../support/books';
import { expectProblem, expectRefusal } from '../../support/problems';

const limited = { status: 429, code: 'rate_limited' } as const;

describe('the rate limit', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp({ env: { RATE_LIMIT_PER_MINUTE: '20' } });
  });
  afterEach(() => app.close());

  it('counts each key by itself, says where it stands, and when to come again', async () => {
    const books = await openBooks(app);
    for (let left = 19; left >= 0; left -= 1) {
      const { status, headers } = await books.live.get('/organisation');
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'ratelimit-limit': '20', 'ratelimit-remaining': String(left) });
      expect(Number(headers['ratelimit-reset'])).toBeGreaterThan(0);
      expect(Number(headers['ratelimit-reset'])).toBeLessThanOrEqual(60);
    }
    const answer = await books.live.post('/credit-notes', creditNote());
    expectRefusal(answer, limited);
    expect(answer.headers).toMatchObject({ 'ratelimit-remaining': '0' });
    expect(answer.headers['retry-after']).toBe(answer.headers['ratelimit-reset']);
    expect(answer.body.retryAfterSeconds).toBe(Number(answer.headers['retry-after']));
    expect((await books.test.get('/organisation')).status).toBe(200);
    expect((await app.api().get('/health/live')).status).toBe(200);
  });

  it('holds for refused requests as well', async () => {
    const books = await openBooks(app);
    for (let i = 0; i < 20; i += 1) await books.live.get('/credit-notes/cn_x');
    expectRefusal(await books.live.get('/credit-notes/cn_x'), limited);
  });

  it('lets no address guess keys for long', async () => {
    const guess = (i: number): Promise<{ status: number }> =>
      app.api(`contra_live_${String(i).padStart(46, '0')}`).get('/credit-notes');
    for (let i = 0; i < 300; i += 1) expect((await guess(i)).status).toBe(401);
    const answer = await app.api('contra_live_more').get('/credit-notes');
    expectRefusal(answer, limited);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await app.api().get('/health/live')).status).toBe(200);
  });
});

it('the log names who asked what, and holds no secret whatever happens', async () => {
  const lines: string[] = [];
  const app = await startTestApp({ log: (line) => lines.push(line) });
  const books = await openBooks(app);
  const rolled = await created(app.staff(books.organisation.id), '/api-keys', {
    name: 'A',
    mode: 'live',
    scopes: ['*'],
  });
  const successor = await created(books.live, `/api-keys/${rolled.id as string}/roll`, {});
  const typo = `${books.liveKey.slice(0, -1)}_`;
  await app.api(typo).get('/credit-notes');
  await app.api(typo).get(`/credit-notes?key=${books.liveKey}`);
  await books.live.post('/credit-notes', `{"clientName": "${books.liveKey}"`);
  await books.live.post('/credit-notes', { [books.liveKey]: STAFF_KEY });
  const database = new Database({ connectionString: app.database.superUrl ?? app.database.ownerUrl });
  await database.connect();
  await database.query('ALTER TABLE customers RENAME TO customers_gone');
  const failed = await books.live.post('/customers', { name: 'Personal Name', reference: books.testKey });
  await database.query('ALTER TABLE customers_gone RENAME TO customers');
  await database.end();
  await app.close();
  expectRefusal(failed, { status: 500, code: 'internal_error' });
  expect(failed.text).not.toMatch(/relation|column|syntax|Personal/);

  const log = lines.join('');
  const passwords = [app.database.ownerUrl, app.database.serviceUrl]
    .map((url) => new URL(url).password)
    .filter(Boolean);
  const secrets = [books.liveKey, books.testKey, STAFF_KEY, rolled.key, successor.key, typo, ...passwords];
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/contra_(live|test)_\w{10}/);
  expect(log).not.toContain('Personal Name');
  const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const [error] = parsed.filter(({ level }) => Number(level) >= 50);
  expect(error).toMatchObject({ requestId: failed.body.requestId });
  expect(JSON.stringify(error)).toContain('customers');
  const request = parsed.find(
    ({ requestId, status }) => requestId === failed.body.requestId && status !== undefined,
  );
  expect(request).toMatchObject({
    method: 'POST',
    path: '/api/v1/customers',
    status: 500,
    organisation: books.organisation.id,
    keyId: expect.stringMatching(/^key_/),
  });
});

describe('the first key', () => {
  it('is the one in the environment, and changes with it', async () => {
    const app = await startTestApp();
    const organisation = { name: 'First Ltd', country: 'GB', baseCurrency: 'GBP' };
    expect((await app.api(STAFF_KEY).post('/organisations', organisation)).status).toBe(201);
    expectProblem(await app.api(`${STAFF_KEY}x`).get('/organisations'));
    const env = { BOOTSTRAP_STAFF_KEY: 'contra_live_another_key_of_the_tests_987654321' };
    const later = await startTestApp({ database: app.database, env });
    expectRefusal(await later.api(STAFF_KEY).get('/organisations'), { status: 401, code: 'unauthorized' });
    expect((await later.api(env.BOOTSTRAP_STAFF_KEY).get('/organisations')).body.data).toHaveLength(1);
    await later.close();
    await app.close();
  });

  it('without it an empty database gets a demo organisation with two keys, once', async () => {
    const app = await startTestApp({ env: { BOOTSTRAP_STAFF_KEY: '' } });
    const demo = await app.openDemo();
    if (!demo) throw new Error('the demo organisation was not opened');
    const made = await app.api(demo.liveKey).post('/credit-notes', creditNote());
    expect(made).toMatchObject({ status: 201, body: { test: false } });
    expect((await app.api(demo.testKey).post('/credit-notes', creditNote())).body.test).toBe(true);
    expect(await app.openDemo()).toBeNull();
    await app.close();
  });

  it.each([
    ['beside a staff key in the environment', {}],
    ['in production', { BOOTSTRAP_STAFF_KEY: '', NODE_ENV: 'production' }],
  ])('there is no demo organisation %s', async (_, env) => {
    const app = await startTestApp({ env });
    expect(await app.openDemo()).toBeNull();
    await app.close();
  });
});
