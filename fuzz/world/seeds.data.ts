/** The id (or another field, by its path) of what an earlier seed has made. */
export type Made = (seed: string, ...path: readonly string[]) => string;

interface Seed {
  readonly as: string;
  readonly path: (made: Made) => string;
  readonly body: (made: Made) => object;
}

const seed = (
  as: string,
  path: string | ((made: Made) => string),
  body: object | ((made: Made) => object),
): Seed => ({
  as,
  path: typeof path === 'string' ? () => path : path,
  body: typeof body === 'function' ? (body as (made: Made) => object) : () => body,
});

const DAY = '2026-05-04';
const items = [
  { description: 'Widget', quantity: 2, unitPrice: 50, taxRate: 20 },
  { description: 'Book', quantity: 1, unitPrice: '9.99', taxRate: 0 },
];
const customer = (made: Made): string => made('customer', 'id');

/** What stands in the books from the beginning, so that ids of every kind name something. In the order of their making. */
export const SEEDS: readonly Seed[] = [
  seed('customer', '/customers', {
    ...{ name: 'Ann Ltd', email: 'ann@example.invalid', country: 'GB' },
    ...{
      address: { line1: '2 Example Street', city: 'Leeds', postalCode: 'LS1 1AA' },
      buyerReference: 'PO 1',
    },
    electronicAddress: { scheme: '9932', id: 'GB123456789' },
  }),
  seed('other customer', '/customers', { name: 'Ben Ltd', reference: 'B-1' }),
  seed('product', '/products', { name: 'Widget', sku: 'W-1', taxCode: 'standard' }),
  seed('price', '/prices', (made) => ({ productId: made('product', 'id'), unitPrice: '12.50' })),
  seed('draft', '/invoices', (made) => ({ customerId: customer(made), issueDate: DAY, items })),
  ...['invoice', 'second invoice', 'third invoice'].flatMap((name) => [
    seed(name, '/invoices', (made) => ({ customerId: customer(made), issueDate: DAY, items })),
    seed(`${name} issued`, (made) => `/invoices/${made(name, 'id')}/issue`, {}),
  ]),
  seed('credit note', '/credit-notes', { clientName: 'Acme', issueDate: DAY, items, status: 'issued' }),
  seed('crediting', '/credit-notes', (made) => ({
    invoiceId: made('invoice', 'id'),
    issueDate: DAY,
    items: [{ invoiceLineId: made('invoice', 'items', '0', 'id'), quantity: 1 }],
  })),
  seed('refundable', '/credit-notes', (made) => ({
    customerId: customer(made),
    issueDate: DAY,
    items: [{ description: 'Deposit', quantity: 1, unitPrice: 5, taxRate: 0 }],
    refundAmount: 5,
  })),
  seed('payment', '/payments', (made) => ({
    customerId: customer(made),
    date: DAY,
    amount: 40,
    allocations: [{ invoiceId: made('second invoice', 'id'), amount: 15 }],
  })),
  seed('refund', (made) => `/payments/${made('payment', 'id')}/refunds`, { date: DAY, amount: 5 }),
  seed('write-off', (made) => `/invoices/${made('third invoice', 'id')}/write-offs`, {
    date: DAY,
    amount: 3,
  }),
  seed('opening item', '/opening-items', (made) => ({
    ...{ type: 'invoice', customerId: customer(made), number: 'OLD-1' },
    ...{ issueDate: '2025-11-30', date: DAY, amount: 50 },
  })),
  seed('opening credit', '/opening-items', (made) => ({
    ...{ type: 'credit', customerId: customer(made), date: DAY, amount: 30 },
  })),
  seed('suspense', '/accounts', { code: '9990', name: 'Suspense', type: 'asset' }),
  seed('entry', '/journal/entries', (made) => ({
    date: DAY,
    lines: [
      { accountId: made('payment', 'bankAccountId'), debit: 10 },
      { accountId: made('suspense', 'id'), credit: 10 },
    ],
  })),
  seed('attachment', (made) => `/journal/entries/${made('entry', 'id')}/attachments`, {
    ...{ fileName: 'a.txt', contentType: 'text/plain', content: 'aGVsbG8=' },
  }),
  seed('draft entry', '/journal/entries', (made) => ({
    ...{ date: DAY, status: 'draft' },
    lines: [
      { accountId: made('payment', 'bankAccountId'), debit: 1 },
      { accountId: made('suspense', 'id'), credit: 1 },
    ],
  })),
  seed('export', '/journal/exports', { format: 'csv' }),
  seed('tax rate', '/tax-rates', { taxCode: 'books', rate: 5, validFrom: '2026-01-01' }),
  seed('endpoint', '/webhook-endpoints', { url: 'https://hooks.invalid/x' }),
  seed('sending', (made) => `/invoices/${made('invoice', 'id')}/send`, { to: ['ann@example.invalid'] }),
];
