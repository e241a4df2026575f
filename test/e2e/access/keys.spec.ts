import { setTimeout as sleep } from 'node:timers/promises';
import { isKeySecret } from '../../../src/platform/access/key-secret';
import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { expectInvalid, expectNotFound, expectProblem, expectRefusal } from '../../support/problems';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
});
afterAll(() => app.close());

const unauthorized = { status: 401, code: 'unauthorized' } as const;
const newKey = (changes: object = {}): Promise<Answer['body']> =>
  created(books.staff, '/api-keys', { name: 'A key', mode: 'live', scopes: ['*'], ...changes });
const listed = async (id: string): Promise<Answer['body']> => (await books.live.get(`/api-keys/${id}`)).body;

describe('a request without a valid key', () => {
  it('is refused without any, and told how to send one', async () => {
    const answer = await app.api().get('/credit-notes');
    expectRefusal(answer, unauthorized);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.body.detail).toContain('Authorization: Bearer');
  });

  it('is refused with a key of another place, of the right form', async () => {
    expectRefusal(await app.api(`contra_live_${'A'.repeat(46)}`).get('/credit-notes'), unauthorized);
  });

  it('is refused for a typing error at any place of the key, which its checksum catches', async () => {
    for (let at = 'contra_live_'.length; at < books.liveKey.length; at += 1) {
      const wrong = books.liveKey[at] === 'x' ? 'y' : 'x';
      const typo = books.liveKey.slice(0, at) + wrong + books.liveKey.slice(at + 1);
      expect(isKeySecret(typo)).toBe(false);
    }
    const answer = await app.api(`${books.liveKey.slice(0, -1)}!`).get('/credit-notes');
    expectRefusal(answer, unauthorized);
    expect(answer.body.detail).toContain('typing errors');
    expect(answer.text).not.toContain(books.liveKey.slice(0, -1));
  });

  it('is refused with a test key called live, and the other way round', async () => {
    expectRefusal(
      await app.api(books.testKey.replace('_test_', '_live_')).get('/credit-notes'),
      unauthorized,
    );
    expectRefusal(
      await app.api(books.liveKey.replace('_live_', '_test_')).get('/credit-notes'),
      unauthorized,
    );
  });

  it('takes the scheme in any case, and no other scheme', async () => {
    const send = (authorization: string): Promise<Answer> =>
      app.api(undefined, { authorization }).get('/credit-notes');
    expect((await send(`bearer ${books.liveKey}`)).status).toBe(200);
    expect((await send(`BEARER  ${books.liveKey}`)).status).toBe(200);
    expectRefusal(await send(`Token ${books.liveKey}`), unauthorized);
    expectRefusal(await send(books.liveKey), unauthorized);
  });

  it('is refused before anything is said of what it asks for', async () => {
    expectRefusal(await app.api().get('/credit-notes/cn_x'), unauthorized);
    expectRefusal(await app.api().post('/credit-notes', { nonsense: true }), unauthorized);
    expectRefusal(await app.api('nonsense').get('/organisations'), unauthorized);
  });
});

describe('a secret', () => {
  it('is shown once: at creation, in no list and in no event', async () => {
    const made = await newKey({ name: 'Shown once' });
    expect(made.key).toMatch(/^contra_live_[0-9A-Za-z]{46}$/);
    expect(made.hint).toBe(made.key.slice(-4));
    const answers = [
      await books.live.get(`/api-keys/${made.id as string}`),
      await books.live.get('/api-keys?limit=200'),
      await books.live.get('/events?type=api_key.*'),
    ];
    for (const { text } of answers) {
      expect(text).toContain(made.id);
      expect(text).not.toContain(made.key);
      expect(text).not.toMatch(/contra_(live|test)_/);
      expect(text).not.toContain('hash');
    }
  });

  it('is not in the stored answer of an idempotent request', async () => {
    const request = { name: 'Idempotent', mode: 'live', scopes: ['*'] };
    const headers = { 'idempotency-key': 'make-a-key' };
    const first = await books.staff.post('/api-keys', request, headers);
    const second = await books.staff.post('/api-keys', request, headers);
    expect(second).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } });
    expect(second.body).toEqual({ ...first.body, key: undefined });
  });
});

describe('an expiry', () => {
  it('ends a key at its instant', async () => {
    const expiresAt = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    const { key } = await newKey({ expiresAt });
    expect((await app.api(key).get('/credit-notes')).status).toBe(200);
    app.clock.travelTo(expiresAt);
    const answer = await app.api(key).get('/credit-notes');
    expectRefusal(answer, unauthorized);
    expect(answer.body.detail).toContain('expired');
  });

  it('lies in the future', async () => {
    const request = { name: 'Old', mode: 'live', scopes: ['*'], expiresAt: '2020-01-01T00:00:00Z' };
    expectInvalid(await books.staff.post('/api-keys', request), 'expiresAt');
  });
});

describe('IP ranges', () => {
  it.each([
    [['127.0.0.1'], 200],
    [['203.0.113.0/24', '127.0.0.0/8'], 200],
    [['::ffff:127.0.0.1', '127.0.0.1/32'], 200],
    [['203.0.113.0/24'], 401],
    [['2001:db8::/32'], 401],
  ])('%j let a request from this machine pass with %i', async (ipRanges, status) => {
    const { key } = await newKey({ ipRanges });
    const answer = await app.api(key).get('/credit-notes');
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.body.detail).toContain('address');
  });

  it('are not fooled by what the request says of its address, unless a proxy is trusted', async () => {
    const { key } = await newKey({ ipRanges: ['203.0.113.0/24'] });
    const pretended = {
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
      'x-real-ip': '203.0.113.9',
    };
    expectRefusal(await app.api(key, pretended).get('/credit-notes'), unauthorized);
    const behindProxy = await startTestApp({ database: app.database, env: { TRUST_PROXY: '1' } });
    expect((await behindProxy.api(key, pretended).get('/credit-notes')).status).toBe(200);
    expectRefusal(await behindProxy.api(key).get('/credit-notes'), unauthorized);
    await behindProxy.close();
  });

  it.each(['10.0.0.0/33', '10.0.0', 'localhost', '::/129', '1.2.3.4/a', '1.2.3.4/8/8'])(
    'are refused as %s',
    async (range) =>
      expectInvalid(
        await books.staff.post('/api-keys', { name: 'A', mode: 'live', scopes: ['*'], ipRanges: [range] }),
        'ipRanges.0',
      ),
  );
});

describe('a roll', () => {
  it('makes a new secret, and the old one dies when its grace is over', async () => {
    const old = await newKey({ scopes: ['credit-notes:read'], ipRanges: ['127.0.0.1'] });
    const rolled = await created(books.live, `/api-keys/${old.id as string}/roll`, { graceSeconds: 600 });
    expect(rolled).toMatchObject({
      rolledFrom: old.id,
      scopes: old.scopes,
      ipRanges: old.ipRanges,
      mode: 'live',
    });
    expect(rolled.key).not.toBe(old.key);
    for (const key of [old.key, rolled.key])
      expect((await app.api(key).get('/credit-notes')).status).toBe(200);
    app.clock.travelTo(new Date(app.clock.now().getTime() + 599_000).toISOString());
    expect((await app.api(old.key).get('/credit-notes')).status).toBe(200);
    app.clock.travelTo(new Date(app.clock.now().getTime() + 2_000).toISOString());
    expectRefusal(await app.api(old.key).get('/credit-notes'), unauthorized);
    expect((await app.api(rolled.key).get('/credit-notes')).status).toBe(200);
  });

  it('without grace ends the old one at once', async () => {
    const old = await newKey();
    await created(books.live, `/api-keys/${old.id as string}/roll`, { graceSeconds: 0 });
    expectRefusal(await app.api(old.key).get('/credit-notes'), unauthorized);
  });

  it('lasts no longer than the key that was rolled', async () => {
    const expiresAt = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    const old = await newKey({ expiresAt });
    const rolled = await created(books.live, `/api-keys/${old.id as string}/roll`, {});
    expect(rolled.expiresAt).toBe(expiresAt);
    expect((await listed(old.id)).expiresAt).toBe(expiresAt);
  });

  it('gives nobody the secret of a key with more rights than its own', async () => {
    const keeper = await newKey({ scopes: ['keys:write'] });
    const master = await newKey({ scopes: ['*'] });
    const answer = await app.api(keeper.key).post(`/api-keys/${master.id as string}/roll`);
    expectRefusal(answer, { status: 403, code: 'insufficient_scope' });
    expect((await listed(master.id)).expiresAt).toBeNull();
    expect((await app.api(keeper.key).post(`/api-keys/${keeper.id as string}/roll`)).status).toBe(201);
  });

  it('needs a key that is alive', async () => {
    const dead = await newKey();
    await books.live.post(`/api-keys/${dead.id as string}/revoke`);
    const again = await books.live.post(`/api-keys/${dead.id as string}/roll`);
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'already_revoked' });
    expectInvalid(
      await books.live.post(`/api-keys/${dead.id as string}/roll`, { graceSeconds: 604_801 }),
      'graceSeconds',
    );
  });
});

describe('a revocation', () => {
  it('stops the key at once here and within five seconds on another instance', async () => {
    const second = await startTestApp({ database: app.database });
    const { id, key } = await newKey();
    for (const each of [app, second]) expect((await each.api(key).get('/credit-notes')).status).toBe(200);
    const { body } = await books.live.post(`/api-keys/${id as string}/revoke`);
    const revoked = Date.now();
    expect(body.revokedAt).toEqual(expect.any(String));
    const answer = await app.api(key).get('/credit-notes');
    expectRefusal(answer, unauthorized);
    expect(answer.body.detail).toContain('revoked');
    for (;;) {
      const asked = Date.now();
      if ((await second.api(key).get('/credit-notes')).status !== 200) break;
      expect(asked - revoked).toBeLessThan(5000);
      await sleep(100);
    }
    expectRefusal(await second.api(key).get('/credit-notes'), unauthorized);
    await second.close();
  });

  it('said twice is done once', async () => {
    const { id } = await newKey();
    const first = await books.live.post(`/api-keys/${id as string}/revoke`);
    const second = await books.live.post(`/api-keys/${id as string}/revoke`);
    expect(second).toMatchObject({ status: 200, body: first.body });
    const events = await books.live.get(`/events?type=api_key.revoked&objectId=${id as string}`);
    expect(events.body.data).toHaveLength(1);
  });
});

describe('the list of keys', () => {
  it("shows the organisation's own, newest first, each with its last use", async () => {
    const other = await openBooks(app);
    const unused = await newKey({ name: 'Unused' });
    const used = await newKey({ name: 'Used', mode: 'test' });
    const asked = app.clock.now().getTime();
    await app.api(used.key).get('/credit-notes');
    const answered = app.clock.now().getTime();
    // It is written down a moment later.
    let { body } = await books.live.get('/api-keys?limit=2');
    for (let tries = 0; tries < 200 && body.data[0].lastUsedAt === null; tries += 1) {
      await sleep(100);
      ({ body } = await books.live.get('/api-keys?limit=2'));
    }
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([used.id, unused.id]);
    expect(Date.parse(body.data[0].lastUsedAt)).toBeGreaterThan(asked - 2000);
    expect(Date.parse(body.data[0].lastUsedAt)).toBeLessThan(answered + 2000);
    expect(body.data[1].lastUsedAt).toBeNull();
    const tests = await books.live.get('/api-keys?mode=test&limit=200');
    expect(new Set(tests.body.data.map(({ mode }: { mode: string }) => mode))).toEqual(new Set(['test']));
    const theirs = await other.live.get('/api-keys');
    expect(theirs.body.pagination.total).toBe(2);
    expectNotFound(await other.live.get(`/api-keys/${used.id as string}`));
    expect(expectProblem(await other.live.get(`/api-keys/${used.id as string}`)).code).toBe('not_found');
  });
});
