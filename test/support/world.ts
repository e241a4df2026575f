import { created, type Books } from './books';
import { logoRequest, png } from './images';
import { drafted, issued } from './invoices';
import { openReceivables, type Receivable } from './receivable-world';
import { openEndpoints } from './webhook-routes.data';
import { openDeliveries, type Delivered } from './sending-world';
import { STAFF_KEY, type Answer, type Client, type TestApp } from './app';

/** Who sends: a key of the organisation, and an operator's key of the same mode outside any. */
export interface Sender {
  readonly key: Client;
  readonly operator: Client;
}

/** Books with one of everything that a write could change. */
export interface World {
  readonly books: Books;
  readonly live: Sender;
  readonly test: Sender;
  readonly ids: Readonly<
    Record<
      | 'customer'
      | 'account'
      | 'key'
      | 'note'
      | 'voided'
      | 'entry'
      | 'draftEntry'
      | 'attachment'
      | 'product'
      | 'unpriced'
      | 'price'
      | 'taxRate'
      | 'draft'
      | 'invoice'
      | 'voidedInvoice'
      | 'credit'
      | 'creditAllocation'
      | 'settled'
      | 'owed'
      | 'exception'
      | Delivered
      | 'endpoint'
      | 'disabledEndpoint'
      | 'webhookDelivery'
      | Receivable,
      string
    >
  >;
}

export type Send = (sender: Sender, world: World) => Promise<Answer>;

export interface WriteRoute {
  /** As the OpenAPI document names it. */
  readonly route: string;
  readonly right: Send;
  /** The kind of id that a test answer makes up; none where the route makes nothing. */
  readonly makes?: string;
  readonly wrong: Readonly<Record<string, Send>>;
}

/** A manual entry of 10.00 for office costs. */
export const entry = (changes: object = {}): object => ({
  date: '2026-05-04',
  lines: [
    { accountCode: '7500', debit: 10 },
    { accountCode: '1200', credit: 10 },
  ],
  ...changes,
});
/** A small text file, to be attached to an entry. */
export const aFile = (changes: object = {}): object => ({
  fileName: 'note.txt',
  contentType: 'text/plain',
  content: Buffer.from('Paid in cash').toString('base64'),
  ...changes,
});
export const aKey = (changes: object = {}): object => ({
  name: 'A key',
  mode: 'live',
  scopes: ['*'],
  ...changes,
});

/** For a month that no other request is about. */
export const anException = (keyId: string, changes: object = {}): object => ({
  keyId,
  from: '2026-02-01',
  to: '2026-02-28',
  reason: 'The bank was late',
  expiresAt: '2026-06-30T00:00:00Z',
  ...changes,
});

export async function openWorld(app: TestApp, books: Books): Promise<World> {
  const { live } = books;
  const account = { code: '4010', name: 'Returns', type: 'income' };
  const made = {
    customer: await created(live, '/customers', { name: 'Acme Ltd' }),
    account: await created(live, '/accounts', account),
    key: await created(live, '/api-keys', aKey()),
    note: await books.credited({ issueDate: '2026-05-04' }),
    voided: await books.credited(),
    entry: await created(live, '/journal/entries', entry()),
    draftEntry: await created(live, '/journal/entries', entry({ status: 'draft' })),
    ...(await openCatalogue(live)),
    draft: await drafted(books),
    invoice: await issued(books, { issueDate: '2026-05-04' }),
    voidedInvoice: await issued(books),
    ...(await openCredits(books)),
    ...(await openReceivables(books)),
    ...(await openEndpoints(live)),
    exception: await created(
      live,
      '/periods/exceptions',
      anException((await created(live, '/api-keys', aKey())).id),
    ),
  };
  const deliveries = await openDeliveries(live, made.settled.id, made.invoice.id);
  await live.patch(`/credit-notes/${made.voided.id}`, { action: 'void' });
  await live.post(`/invoices/${made.voidedInvoice.id}/void`);
  await live.put('/organisation/logo', logoRequest(png()));
  await live.post('/periods/years/fy_2024/close');
  await live.post('/periods/per_2026-03/lock');
  const attachment = await created(live, `/journal/entries/${made.entry.id}/attachments`, aFile());
  const operator = app.api(STAFF_KEY);
  const staffKey = await created(operator, '/api-keys', aKey({ kind: 'staff', mode: 'test' }));
  return {
    books,
    live: { key: live, operator },
    test: { key: books.test, operator: app.api(staffKey.key) },
    ids: Object.fromEntries(
      Object.entries({ ...made, attachment, ...deliveries }).map(([name, { id }]) => [name, id]),
    ) as World['ids'],
  };
}

async function openCatalogue(
  live: Client,
): Promise<Record<'product' | 'unpriced' | 'price' | 'taxRate', Answer['body']>> {
  const product = await created(live, '/products', { name: 'Widget', taxCode: 'standard', sku: 'W-1' });
  await live.put('/exchange-rates', { rates: [{ currency: 'USD', date: '2026-05-04', rate: '0.85' }] });
  return {
    product,
    unpriced: await created(live, '/products', { name: 'Rumour', taxCode: 'standard' }),
    price: await created(live, '/prices', { productId: product.id, unitPrice: '12.50' }),
    taxRate: await created(live, '/tax-rates', { taxCode: 'papers', rate: 5, validFrom: '2026-01-01' }),
  };
}

/** A credit note with a reserve that is applied in part, its allocation, and one that was settled outside the system. */
async function openCredits(
  books: Books,
): Promise<Record<'credit' | 'creditAllocation' | 'settled' | 'owed', Answer['body']>> {
  const { live } = books;
  const { id: customerId } = await created(live, '/customers', { name: 'Gamma Ltd' });
  const owed = await issued(books, { customerId });
  const request = { customerId, clientName: undefined, refundAmount: 20, creditAmount: 100 };
  const credit = await books.credited(request);
  const { allocations } = await created(live, `/credit-notes/${credit.id}/allocations`, {
    allocations: [{ invoiceId: owed.id, amount: 10 }],
  });
  const [clearing] = (await live.get('/accounts?q=1260')).body.data;
  const settled = await books.credited({ outOfBandAmount: 120, outOfBandAccountId: clearing.id });
  return { credit, creditAllocation: allocations[0], settled, owed };
}

/** Everything that the API shows of an organisation. */
export async function everything({ books, live, ids }: World): Promise<object> {
  const lists = [
    'credit-notes',
    'invoices',
    'payments',
    'refunds',
    'write-offs',
    'opening-items',
    'journal/entries',
    'journal/exports',
    'customers',
    'accounts',
    'products',
    'prices',
    'tax-rates',
    'exchange-rates',
    'periods',
    'periods/years',
    'periods/locks/history',
    'webhook-endpoints',
    `webhook-endpoints/${ids.endpoint}/deliveries`,
  ];
  const paths = [
    ...lists.map((name) => `${name}?limit=200`),
    'journal/entries?status=draft&limit=200',
    'organisation',
    'organisation/logo',
    'accounts/roles',
    'periods/locks',
  ];
  const shown = await Promise.all(paths.map(async (path) => [path, (await books.live.get(`/${path}`)).body]));
  const keys = (await books.live.get('/api-keys?limit=200')).body.data as object[];
  const organisations = (await live.operator.get('/organisations?limit=200')).body.data as unknown[];
  return {
    ...Object.fromEntries(shown),
    keys: keys.map((key) => ({ ...key, lastUsedAt: null })),
    organisations: organisations.length,
    counts: await books.counts(),
    balances: await books.balances(),
  };
}
