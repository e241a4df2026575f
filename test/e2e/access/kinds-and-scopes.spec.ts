import { STAFF_KEY, startTestApp, type Answer, type Client, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

let app: TestApp;
let books: Books;
let other: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
  other = await openBooks(app, { name: 'Fabrikam Ltd' });
});
afterAll(() => app.close());

const forbidden = { status: 403, code: 'insufficient_scope' } as const;
const inside = (organisation: Books): { 'contra-organisation': string } => ({
  'contra-organisation': organisation.organisation.id,
});

describe('a client key', () => {
  it('may name its own organisation and no other', async () => {
    expect((await books.live.get('/organisation', inside(books))).body.id).toBe(books.organisation.id);
    expectNotFound(await books.live.get('/organisation', inside(other)));
    expectNotFound(await books.live.post('/credit-notes', creditNote(), inside(other)));
  });

  it('neither opens nor lists organisations, nor makes keys of the operator', async () => {
    const organisation = { name: 'Mine', country: 'GB', baseCurrency: 'GBP' };
    expectRefusal(await books.live.post('/organisations', organisation), forbidden);
    expectRefusal(await books.live.get('/organisations'), forbidden);
    const staff = { name: 'Staff', kind: 'staff', mode: 'live', scopes: ['*'] };
    const answer = await books.live.post('/api-keys', staff);
    expectRefusal(answer, forbidden);
    expect(answer.body.requiredKinds).toEqual(['staff']);
  });
});

describe('a staff key', () => {
  it('names the organisation that it works in', async () => {
    const staff = app.api(STAFF_KEY);
    const answer = await staff.get('/credit-notes');
    expectRefusal(answer, { status: 400, code: 'organisation_required', field: 'Contra-Organisation' });
    expect((await staff.get('/credit-notes', inside(books))).status).toBe(200);
    expect((await staff.post('/credit-notes', creditNote(), inside(other))).status).toBe(201);
  });

  it('is made by another, reaches every organisation, and shows up only among the operator’s', async () => {
    const operator = app.api(STAFF_KEY);
    const made = await created(operator, '/api-keys', {
      name: 'Ops',
      kind: 'staff',
      mode: 'live',
      scopes: ['*'],
    });
    const staff = app.api(made.key);
    for (const each of [books, other])
      expect((await staff.get('/organisation', inside(each))).status).toBe(200);
    const organisation = { name: 'New Ltd', country: 'GB', baseCurrency: 'GBP' };
    expect((await staff.post('/organisations', organisation)).status).toBe(201);
    expect((await operator.get('/api-keys')).text).toContain(made.id);
    expect((await books.live.get('/api-keys?limit=200')).text).not.toContain(made.id);
    expectNotFound(await books.live.post(`/api-keys/${made.id as string}/revoke`));
    await operator.post(`/api-keys/${made.id as string}/revoke`);
    expectRefusal(await staff.get('/organisations'), { status: 401, code: 'unauthorized' });
  });
});

describe('a directory key', () => {
  let directory: Client;
  beforeAll(async () => {
    const request = { name: 'Group', kind: 'directory', mode: 'live', scopes: ['*'] };
    const organisations = [books.organisation.id];
    directory = app.api((await created(app.api(STAFF_KEY), '/api-keys', { ...request, organisations })).key);
    expectInvalid(await app.api(STAFF_KEY).post('/api-keys', request), 'organisations');
    const odd = { ...request, organisations: ['org_x'] };
    expectInvalid(await app.api(STAFF_KEY).post('/api-keys', odd), 'organisations.0');
  });

  it('works in the organisations of its set, and finds no other', async () => {
    expect((await directory.get('/organisation', inside(books))).status).toBe(200);
    expect((await directory.post('/credit-notes', creditNote(), inside(books))).status).toBe(201);
    expectNotFound(await directory.get('/organisation', inside(other)));
    expectRefusal(await directory.get('/organisation'), { status: 400, code: 'organisation_required' });
    const { body } = await directory.get('/organisations');
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([books.organisation.id]);
  });

  it('makes no organisation', async () => {
    const organisation = { name: 'Mine', country: 'GB', baseCurrency: 'GBP' };
    expectRefusal(await directory.post('/organisations', organisation), forbidden);
  });
});

describe('scopes', () => {
  const reads: Readonly<Record<string, string>> = {
    'credit-notes': '/credit-notes',
    customers: '/customers',
    accounts: '/accounts',
    journal: '/journal/entries',
    periods: '/periods',
    keys: '/api-keys',
    organisation: '/organisation',
    webhooks: '/events',
  };
  const writes: Readonly<Record<string, (client: Client) => Promise<Answer>>> = {
    'credit-notes': (client) => client.post('/credit-notes', creditNote()),
    customers: (client) => client.post('/customers', { name: 'Acme' }),
    accounts: (client) => client.put('/accounts/roles', {}),
    journal: (client) => client.post('/journal/entries/je_x/reverse'),
    periods: (client) => client.put('/periods/locks', {}),
    keys: (client) => client.post('/api-keys/key_x/revoke'),
    organisation: (client) => client.patch('/organisation', {}),
  };
  const denied = ({ status, body }: Answer): boolean => status === 403 && body.code === 'insufficient_scope';

  it.each(Object.keys(reads))('of %s open that and nothing else', async (resource) => {
    const reader = await books.withScopes([`${resource}:read`]);
    for (const [each, path] of Object.entries(reads))
      expect(denied(await reader.get(path))).toBe(each !== resource);
    for (const write of Object.values(writes)) expect(denied(await write(reader))).toBe(true);
    const answer = await reader.get('/reports/trial-balance');
    expectRefusal(answer, forbidden);
    expect(answer.body.requiredScopes).toEqual(['reports:read']);
  });

  it.each(Object.keys(writes))(
    'write of %s implies read with a live key, not with a test key',
    async (resource) => {
      const scopes = [`${resource}:write`];
      const [live, test] = [await books.withScopes(scopes), await books.withScopes(scopes, 'test')];
      for (const client of [live, test]) {
        for (const [each, write] of Object.entries(writes))
          expect({ each, denied: denied(await write(client)) }).toEqual({ each, denied: each !== resource });
      }
      expect((await live.get(reads[resource] ?? '')).status).toBe(200);
      expectRefusal(await test.get(reads[resource] ?? ''), forbidden);
      const both = await books.withScopes([`${resource}:*`], 'test');
      expect((await both.get(reads[resource] ?? '')).status).toBe(200);
    },
  );

  it('of invoices open credit notes too, as some clients expect one pair', async () => {
    for (const scope of ['invoices:*', 'invoices:write']) {
      const client = await books.withScopes([scope]);
      expect((await client.post('/credit-notes', creditNote())).status).toBe(201);
      expect((await client.get('/credit-notes')).status).toBe(200);
    }
    const reader = await books.withScopes(['invoices:read']);
    expect((await reader.get('/credit-notes')).status).toBe(200);
    expectRefusal(await reader.post('/credit-notes', creditNote()), forbidden);
  });

  it('that a key lacks it cannot grant', async () => {
    const keeper = await books.withScopes(['keys:write', 'journal:read', 'invoices:*']);
    const grant = (scopes: string[], mode = 'live'): Promise<Answer> =>
      keeper.post('/api-keys', { name: 'Granted', mode, scopes });
    for (const scope of ['*', 'journal:write', 'journal:*', 'customers:read', 'reports:read'])
      for (const mode of ['live', 'test']) expectRefusal(await grant([scope], mode), forbidden);
    for (const scope of [
      'keys:write',
      'keys:read',
      'keys:*',
      'journal:read',
      'invoices:*',
      'credit-notes:write',
    ])
      expect((await grant([scope])).status).toBe(201);
    expectRefusal(await grant(['journal:read', '*']), forbidden);
  });

  it('are the known ones', async () => {
    for (const scope of [
      'everything',
      'journal',
      'journal:delete',
      'reports:write',
      '*:*',
      'Journal:read',
      ' *',
    ])
      expectInvalid(
        await books.live.post('/api-keys', { name: 'A', mode: 'live', scopes: ['*', scope] }),
        'scopes.1',
      );
  });
});
