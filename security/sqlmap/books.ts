/** An organisation with something in every list, so that filters have rows to choose from. */
export interface Books {
  readonly liveKey: string;
  readonly testKey: string;
  readonly organisation: string;
  get(path: string): Promise<{ readonly status: number; readonly body: Answer }>;
}

export interface Answer {
  readonly id?: string;
  readonly key?: string;
  readonly data?: readonly { readonly id?: string }[];
  readonly pagination?: { readonly nextCursor?: string | null };
}

interface Sent {
  readonly status: number;
  readonly body: Answer;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export async function openBooks(url: string, staffKey: string): Promise<Books> {
  const send = async (method: string, path: string, headers: object, body?: object): Promise<Sent> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...JSON_TYPE, ...headers } as Record<string, string>,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, body: isJson(answer) ? (JSON.parse(text) as Answer) : {} };
  };
  const create = async (headers: object, path: string, body: object): Promise<Answer> => {
    const { status, body: made } = await send('POST', `/api/v1${path}`, headers, body);
    if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(made)}`);
    return made;
  };
  const staff = { authorization: `Bearer ${staffKey}` };
  const settings = { name: 'Contoso Ltd', country: 'GB', baseCurrency: 'GBP' };
  const { id: organisation = '' } = await create(staff, '/organisations', settings);
  const operator = { ...staff, 'contra-organisation': organisation };
  const keyOf = async (mode: string): Promise<string> =>
    (await create(operator, '/api-keys', { name: mode, mode, scopes: ['*'] })).key ?? '';
  const [liveKey, testKey] = [await keyOf('live'), await keyOf('test')];
  const live = { authorization: `Bearer ${liveKey}` };
  await fill((path, body) => create(live, path, body));
  return { liveKey, testKey, organisation, get: (path) => send('GET', path, live) };
}

const isJson = (answer: Response): boolean =>
  /^application\/(problem\+)?json/.test(answer.headers.get('content-type') ?? '');

async function fill(create: (path: string, body: object) => Promise<Answer>): Promise<void> {
  const { id: customerId } = await create('/customers', {
    name: 'Acme Ltd',
    reference: 'A-1',
    email: 'acme@example.com',
    country: 'GB',
  });
  const items = [{ description: 'Widget', quantity: 2, unitPrice: 50, taxRate: 20 }];
  for (let i = 0; i < 3; i += 1) {
    await create('/invoices', { customerId, status: 'issued', items });
    await create('/credit-notes', { customerId, reason: 'Returned', items });
  }
  const { id: productId } = await create('/products', { name: 'Widget', sku: 'W-1', taxCode: 'standard' });
  await create('/prices', { productId, currency: 'GBP', unitPrice: '50.00' });
  await create('/payments', { customerId, amount: '10.00', method: 'bank_transfer' });
  await create('/webhook-endpoints', { url: 'https://example.com/hooks' });
}
