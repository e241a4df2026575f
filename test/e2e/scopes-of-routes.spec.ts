import { SCOPES } from '../../src/platform/access/scopes';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { openBooks, type Books } from '../support/books';
import { watchRoutes, type Route } from '../support/routes';

/** What anybody may call; everything else asks for a key. */
const PUBLIC = /^\/(?:health\/(?:live|ready)|metrics|api\/openapi\.json|api\/docs(?:\/.*)?)$/;

/** Which resource a path belongs to; of several, each will do. */
const RESOURCES: Readonly<Record<string, string | readonly string[]>> = {
  'credit-notes': 'credit-notes',
  invoices: 'invoices',
  customers: 'customers',
  products: 'catalogue',
  prices: 'catalogue',
  'tax-rates': 'catalogue',
  'exchange-rates': 'catalogue',
  payments: 'payments',
  refunds: 'payments',
  'write-offs': ['payments', 'invoices'],
  'opening-items': 'journal',
  'open-items': ['reports', 'journal'],
  journal: 'journal',
  reports: 'reports',
  accounts: 'accounts',
  periods: 'periods',
  events: 'webhooks',
  'webhook-endpoints': 'webhooks',
  organisation: 'organisation',
  organisations: 'organisation',
  'api-keys': 'keys',
};

/** What is done below another resource than its own: money that is paid back or given up, and a report. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'POST /api/v1/customers/:id/refunds': ['payments'],
  'POST /api/v1/invoices/:id/write-offs': ['payments', 'invoices'],
  'GET /api/v1/customers/:id/statement': ['reports'],
};

/** The rule that a reader of the API would guess: the resource, and read for GET. */
function scopesOf(route: Route): string[] {
  const { method, url } = route;
  const resources = ELSEWHERE[name(route)] ?? RESOURCES[url.split('/')[3] ?? ''];
  if (resources === undefined) throw new Error(`which scope is ${method} ${url} to have?`);
  return [resources].flat().map((resource) => `${resource}:${method === 'GET' ? 'read' : 'write'}`);
}

/** The single scopes of which each lets a live key do what the scope says. */
function covering(scopes: readonly string[]): string[] {
  return scopes.flatMap(coveringOne);
}

function coveringOne(scope: string): string[] {
  const [resource = '', action = ''] = scope.split(':');
  const resources = resource === 'credit-notes' ? ['credit-notes', 'invoices'] : [resource];
  const actions = action === 'read' ? ['read', 'write', '*'] : [action, '*'];
  return resources
    .flatMap((name) => actions.map((each) => `${name}:${each}`))
    .filter((each) => SCOPES.includes(each));
}

const name = ({ method, url }: Route): string => `${method} ${url}`;
const path = ({ url }: Route): string => url.replace(/:\w+/g, 'none').replace('*', 'none');

describe('every route', () => {
  let app: TestApp;
  let books: Books;
  let routes: readonly Route[];
  let guarded: readonly Route[];
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    const watched = watchRoutes();
    app = await startTestApp();
    watched.stop();
    books = await openBooks(app);
    routes = watched.routes;
    guarded = routes.filter(({ method, url }) => !PUBLIC.test(url) && method !== 'HEAD');
  });
  afterAll(() => app.close());

  const call = (client: Client, route: Route) => {
    const method = route.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete';
    return client[method](path(route));
  };

  /** A key of the organisation; for what staff does outside of any, one of the operator. */
  async function keyWith(scopes: readonly string[], { url }: Route, mode = 'live'): Promise<Client> {
    const operator = url.endsWith('/organisations');
    const cached = JSON.stringify([scopes, operator, mode]);
    const known = clients.get(cached);
    if (known) return known;
    const maker = operator ? app.staff() : books.staff;
    const { body } = await maker.post('/api-keys', {
      name: 'k',
      mode,
      scopes,
      ...(operator && { kind: 'staff' }),
    });
    const client = app.api(body.key);
    clients.set(cached, client);
    return client;
  }

  it('is known to this test', () => {
    expect(guarded.length).toBeGreaterThan(40);
    expect(guarded.map(name)).toEqual(
      expect.arrayContaining(['POST /api/v1/credit-notes', 'GET /api/v1/events']),
    );
  });

  it('asks for a key, unless it is public; one without a rule would answer 403', async () => {
    const open: string[] = [];
    for (const route of routes) {
      const { status } = await fetch(app.url + path(route), { method: route.method });
      if ((status === 401) === PUBLIC.test(route.url)) open.push(`${name(route)} answers ${status}`);
    }
    expect(open).toEqual([]);
  });

  it('refuses a key that has every scope but its own, and names the one that is missing', async () => {
    for (const route of guarded) {
      const required = scopesOf(route);
      const others = SCOPES.filter((scope) => scope !== '*' && !covering(required).includes(scope));
      const { status, body } = await call(await keyWith(others, route), route);
      expect([name(route), status, body.code, body.requiredScopes]).toEqual([
        name(route),
        403,
        'insufficient_scope',
        required,
      ]);
    }
  });

  it('lets a key in that has no other scope than one that covers it', async () => {
    for (const route of guarded) {
      for (const scope of covering(scopesOf(route))) {
        const { status } = await call(await keyWith([scope], route), route);
        expect([name(route), scope, status]).not.toEqual([name(route), scope, 401]);
        expect([name(route), scope, status]).not.toEqual([name(route), scope, 403]);
      }
    }
  });

  it('that reads refuses a test key that may only write, since it would show live data', async () => {
    for (const route of guarded.filter(
      ({ method, url }) => method === 'GET' && !/reports|statement|organisations/.test(url),
    )) {
      const reads = scopesOf(route);
      const writes = reads
        .map((scope) => scope.replace('read', 'write'))
        .filter((each) => SCOPES.includes(each));
      const { status, body } = await call(await keyWith(writes, route, 'test'), route);
      expect([name(route), status, body.requiredScopes]).toEqual([name(route), 403, reads]);
    }
  });
});
