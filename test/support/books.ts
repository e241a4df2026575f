import { STAFF_KEY, type Answer, type Client, type Service } from './app';

/** An organisation of a spec's own, with a live and a test key that may do everything, and questions to its books. */
export interface Books {
  readonly organisation: { readonly id: string };
  readonly staff: Client;
  readonly live: Client;
  readonly test: Client;
  readonly liveKey: string;
  readonly testKey: string;
  /** A client with a new key of these scopes. */
  withScopes(scopes: readonly string[], mode?: 'live' | 'test'): Promise<Client>;
  /** Posts the plainest credit note with changes; throws unless it is created. */
  credited(changes?: object): Promise<Answer['body']>;
  /** Balance by account code: debit positive, credit negative, as decimal strings. Throws unless the trial balance balances. */
  balances(asOf?: string): Promise<Record<string, string>>;
  /** How much there is of everything that a write could leave. */
  counts(): Promise<Record<string, number>>;
}

/** British and in pounds, unless the settings say otherwise. */
export async function openBooks(app: Service, settings: object = {}): Promise<Books> {
  const request = { name: 'Contoso Ltd', country: 'GB', baseCurrency: 'GBP', ...settings };
  const organisation = (await created(app.api(STAFF_KEY), '/organisations', request)) as { id: string };
  const staff = app.staff(organisation.id);
  const keyOf = async (mode: string, scopes: readonly string[]): Promise<string> =>
    ((await created(staff, '/api-keys', { name: mode, mode, scopes })) as { key: string }).key;
  const [liveKey, testKey] = [await keyOf('live', ['*']), await keyOf('test', ['*'])];
  const [live, test] = [app.api(liveKey), app.api(testKey)];
  return {
    organisation,
    staff,
    live,
    test,
    liveKey,
    testKey,
    withScopes: async (scopes, mode = 'live') => app.api(await keyOf(mode, scopes)),
    credited: (changes = {}) => created(live, '/credit-notes', creditNote(changes)),
    balances: (asOf) => balancesOf(live, asOf),
    counts: countsOf(live),
  };
}

/** A credit note of 100.00 and 20 % VAT for a named client. */
export function creditNote(changes: object = {}): object {
  return {
    clientName: 'Acme Ltd',
    items: [{ description: 'Widget — refund', quantity: 1, unitPrice: 100, taxRate: 20 }],
    ...changes,
  };
}

/** The body of a request that makes something; anything but 201 is an error with what the service said. */
export async function created(client: Client, path: string, request: object): Promise<Answer['body']> {
  const { status, body, text } = await client.post(path, request);
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${text}`);
  return body;
}

async function balancesOf(live: Client, asOf?: string): Promise<Record<string, string>> {
  const { body } = await live.get(`/reports/trial-balance${asOf === undefined ? '' : `?asOf=${asOf}`}`);
  if (body.totals.debit !== body.totals.credit) throw new Error(`unbalanced: ${JSON.stringify(body)}`);
  const rows = body.accounts as { code: string; debit: string; credit: string }[];
  return Object.fromEntries(
    rows.map(({ code, debit, credit }) => [code, Number(credit) === 0 ? debit : `-${credit}`]),
  );
}

function countsOf(live: Client): () => Promise<Record<string, number>> {
  // Events are only ever appended, so the next count goes on from the last one.
  let seen = '0';
  const lastEvent = async (): Promise<number> => {
    for (;;) {
      const { body } = await live.get(`/events?limit=200&cursor=${seen}`);
      seen = body.pagination.nextCursor as string;
      if (body.data.length < 200) return Number(seen);
    }
  };
  const total = async (path: string): Promise<number> =>
    (await live.get(`${path}?limit=1`)).body.pagination.total as number;
  return async () => {
    const [creditNotes, entries, customers, accounts, keys, lockChanges, events] = await Promise.all([
      total('/credit-notes'),
      total('/journal/entries'),
      total('/customers'),
      total('/accounts'),
      total('/api-keys'),
      total('/periods/locks/history'),
      lastEvent(),
    ]);
    return { creditNotes, entries, customers, accounts, keys, lockChanges, events };
  };
}
