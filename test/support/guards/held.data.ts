import { created, creditNote } from '../books';
import { transfer } from '../manual-entries';
import { issued } from '../invoices';
import { accounts, catalogue, customers, database, gate, journal, row, webhooks, type Held } from './held';

const HOLDS = /period_locks[^;]*FOR UPDATE/;

const account = { code: '1999', name: 'Spare', type: 'asset' };
const rate = { taxCode: 'reduced', rate: 7, validFrom: '2026-01-01' };
let codes = 0;
/** A code that no account has yet. */
const spare = (): object => ({ ...account, code: String(19_000 + (codes += 1)) });

/** Requests that wait for whoever holds what they read before they decide, and for no commit of their own. */
export const HELD: readonly Held[] = [
  {
    what: 'deleting an account waits for postings',
    guards: [
      `${accounts}accounts.service.ts: lock clause holdPostings(tx) in delete`,
      `${database}posting-gate.ts: lock clause FOR UPDATE in ROW_LOCK`,
    ],
    waits: HOLDS,
    scene: async ({ live }, ledger) => {
      const { id } = await created(live, '/accounts', spare());
      return { hold: gate(ledger), send: () => live.delete(`/accounts/${id as string}`) };
    },
  },
  {
    what: 'changing an account waits for others who do',
    guards: [
      `${accounts}accounts.store.ts: lock clause FOR UPDATE in lockAccount`,
      `${database}transaction.ts: lock clause FOR UPDATE in forUpdate`,
    ],
    waits: /FROM accounts .*FOR UPDATE/,
    scene: async ({ live }) => {
      const { id } = await created(live, '/accounts', spare());
      return {
        hold: row('accounts', id),
        send: () => live.patch(`/accounts/${id as string}`, { name: 'Other' }),
      };
    },
  },
  {
    what: 'giving a role to an account waits for postings',
    guards: [`${accounts}roles.service.ts: lock clause holdPostings(tx) in assign`],
    waits: HOLDS,
    scene: async ({ live }, ledger) => {
      const { id } = await created(live, '/accounts', spare());
      return { hold: gate(ledger), send: () => live.put('/accounts/roles', { bank: id }) };
    },
  },
  {
    what: 'giving a role to an account waits for those who change it',
    guards: [`${accounts}roles.service.ts: lock clause FOR UPDATE in accounts`],
    waits: /FROM accounts .*FOR UPDATE/,
    scene: async ({ live }) => {
      const { id } = await created(live, '/accounts', spare());
      return { hold: row('accounts', id), send: () => live.put('/accounts/roles', { bank: id }) };
    },
  },
  {
    what: 'setting an exchange rate waits for others who do',
    guards: [`${catalogue}exchange-rates.store.ts: lock clause FOR UPDATE in lockExchangeRates`],
    waits: /FROM exchange_rates .*FOR UPDATE/,
    scene: async ({ live }, ledger) => {
      const set = (each: number) =>
        live.put('/exchange-rates', { rates: [{ currency: 'EUR', date: '2026-01-01', rate: each }] });
      await set(1.5);
      const hold = `SELECT FROM exchange_rates WHERE organisation_id = '${ledger}' FOR UPDATE`;
      return { hold, send: () => set(1.6) };
    },
  },
  {
    what: 'changing a product waits for others who do',
    guards: [`${catalogue}products.store.ts: lock clause FOR UPDATE in lockProduct`],
    waits: /FROM products .*FOR UPDATE/,
    scene: async ({ live }) => {
      const { id } = await created(live, '/products', { name: 'Widget', taxCode: 'standard' });
      return {
        hold: row('products', id),
        send: () => live.patch(`/products/${id as string}`, { name: 'Other' }),
      };
    },
  },
  {
    what: 'changing what a tax rate says waits for postings',
    guards: [`${catalogue}tax-rates.service.ts: lock clause holdPostings(tx) in update`],
    waits: HOLDS,
    scene: async ({ live }, ledger) => {
      const { id } = await created(live, '/tax-rates', { ...rate, taxCode: 'a' });
      return { hold: gate(ledger), send: () => live.patch(`/tax-rates/${id as string}`, { rate: 8 }) };
    },
  },
  {
    what: 'changing a tax rate waits for others who do',
    guards: [`${catalogue}tax-rates.store.ts: lock clause FOR UPDATE in lockTaxRate`],
    waits: /FROM tax_rates .*FOR UPDATE/,
    scene: async ({ live }) => {
      const { id } = await created(live, '/tax-rates', { ...rate, taxCode: 'b' });
      return {
        hold: row('tax_rates', id),
        send: () => live.patch(`/tax-rates/${id as string}`, { rate: 8 }),
      };
    },
  },
  {
    what: 'deleting a tax rate waits for postings',
    guards: [`${catalogue}tax-rates.service.ts: lock clause holdPostings(tx) in delete`],
    waits: HOLDS,
    scene: async ({ live }, ledger) => {
      const { id } = await created(live, '/tax-rates', { ...rate, taxCode: 'c' });
      return { hold: gate(ledger), send: () => live.delete(`/tax-rates/${id as string}`) };
    },
  },
  {
    what: 'deleting a customer waits for postings',
    guards: [`${customers}customers.service.ts: lock clause holdPostings(tx) in delete`],
    waits: HOLDS,
    scene: async ({ live }, ledger) => {
      const { id } = await created(live, '/customers', { name: 'Acme Ltd' });
      return { hold: gate(ledger), send: () => live.delete(`/customers/${id as string}`) };
    },
  },
  {
    what: 'erasing a customer waits for postings',
    guards: [`${customers}erase-customer.ts: lock clause holdPostings(tx) in eraseCustomer`],
    waits: HOLDS,
    scene: async ({ live }, ledger) => {
      const { id } = await created(live, '/customers', { name: 'Acme Ltd' });
      const send = () => live.post(`/customers/${id as string}/erase`, { reason: 'Asked for' });
      return { hold: gate(ledger), send };
    },
  },
  {
    what: 'changing a customer waits for others who do',
    guards: [`${customers}customers.store.ts: lock clause FOR UPDATE in lockCustomer`],
    waits: /FROM customers .*FOR UPDATE/,
    scene: async ({ live }) => {
      const { id } = await created(live, '/customers', { name: 'Acme Ltd' });
      return {
        hold: row('customers', id),
        send: () => live.patch(`/customers/${id as string}`, { name: 'Acme plc' }),
      };
    },
  },
  {
    what: 'importing a customer that there is waits for those who change it',
    guards: [`${customers}customers.store.ts: lock clause FOR UPDATE in lockByReferences`],
    waits: /FROM customers .*FOR UPDATE/,
    scene: async ({ live }) => {
      const { id } = await created(live, '/customers', { name: 'Acme Ltd', reference: 'A-1' });
      const request = { customers: [{ name: 'Acme plc', reference: 'A-1' }], onExisting: 'update' };
      return { hold: row('customers', id), send: () => live.post('/customers/import', request) };
    },
  },
  {
    what: 'freezing entries for an export waits for the batch before it in its series',
    guards: [
      'src/modules/exports/batches/export-batches.store.ts: lock clause pg_advisory_xact_lock in lockSeries',
    ],
    waits: /pg_advisory_xact_lock/,
    scene: async ({ live }, ledger) => {
      await created(live, '/journal/entries', transfer());
      return {
        hold: `SELECT pg_advisory_xact_lock(hashtextextended('export_batches ${ledger} default', 0))`,
        send: () => live.post('/journal/exports', { format: 'csv' }),
      };
    },
  },
  {
    what: 'withdrawing a file waits for others who do',
    guards: [`${journal}attachments/attachments.service.ts: lock clause FOR UPDATE in withdraw`],
    waits: /FROM journal_attachments\s.*FOR UPDATE/s,
    scene: async ({ live }) => {
      const { id } = await created(live, '/journal/entries', transfer());
      const path = `/journal/entries/${id as string}/attachments`;
      const file = await created(live, path, {
        fileName: 'a.txt',
        contentType: 'text/plain',
        content: 'YQ==',
      });
      const send = () => live.post(`${path}/${file.id as string}/withdraw`, { reason: 'Wrong file' });
      return { hold: row('journal_attachments', file.id), send };
    },
  },
  {
    what: 'reversing an entry waits for its automatic reversal',
    guards: [`${journal}auto-reversals.store.ts: lock clause FOR UPDATE in lockPending`],
    waits: /FROM auto_reversals\s.*FOR UPDATE/s,
    scene: async ({ live }) => {
      const { id } = await created(
        live,
        '/journal/entries',
        transfer({ date: '2026-05-20', autoReverse: true }),
      );
      return {
        hold: `SELECT FROM auto_reversals WHERE entry_id = '${id as string}' FOR UPDATE`,
        send: () => live.post(`/journal/entries/${id as string}/reverse`),
      };
    },
  },
  {
    what: 'changing a draft of an entry waits for those who post it',
    guards: [`${journal}draft-entries.store.ts: lock clause FOR UPDATE in find`],
    waits: /FROM journal_drafts .*FOR UPDATE/,
    scene: async ({ live }) => {
      const { id } = await created(live, '/journal/entries', transfer({ status: 'draft' }));
      const send = () => live.patch(`/journal/entries/${id as string}`, { memo: 'Other' });
      return { hold: row('journal_drafts', id), send };
    },
  },
  {
    what: 'changing the settings waits for others who do',
    guards: ['src/modules/organisations/organisation-view.ts: lock clause FOR UPDATE in currentFacts'],
    waits: /FROM organisations .*FOR UPDATE/,
    scene: ({ live }, ledger) => ({
      hold: `SELECT FROM organisations WHERE organisation_id = '${ledger}' FOR UPDATE`,
      send: () => live.patch('/organisation', { name: 'Fabrikam Ltd' }),
    }),
  },
  {
    what: 'a lock waits for postings',
    guards: [`${database}posting-gate.ts: lock clause FOR UPDATE in ROW_LOCK`],
    waits: HOLDS,
    scene: ({ live }, ledger) => ({
      hold: gate(ledger),
      send: () => live.put('/periods/locks', { all: '2019-12-31' }),
    }),
  },
  {
    what: 'a lock stands in line behind postings',
    guards: [`${database}posting-gate.ts: lock clause pg_advisory_xact_lock in IN_LINE`],
    waits: /pg_advisory_xact_lock\(/,
    scene: ({ live }, ledger) => ({
      hold: `SELECT pg_advisory_xact_lock_shared(hashtextextended('period_locks ${ledger}', 0))`,
      send: () => live.put('/periods/locks', { all: '2018-12-31' }),
    }),
  },
  {
    what: 'a posting stands in line behind a lock',
    guards: [`${database}posting-gate.ts: lock clause pg_advisory_xact_lock_shared in IN_LINE`],
    waits: /pg_advisory_xact_lock_shared\(/,
    scene: ({ live }, ledger) => ({
      hold: `SELECT pg_advisory_xact_lock(hashtextextended('period_locks ${ledger}', 0))`,
      send: () => live.post('/credit-notes', creditNote()),
    }),
  },
  {
    what: 'a posting waits for a lock before it reads what is locked',
    guards: [`${database}posting-gate.ts: lock clause FOR SHARE in ROW_LOCK`],
    waits: /period_locks[^;]*FOR SHARE/,
    scene: ({ live }, ledger) => ({
      hold: gate(ledger),
      send: () => live.post('/credit-notes', creditNote()),
    }),
  },
  {
    what: 'a posting waits for its number',
    guards: [`${database}transaction.ts: lock clause FOR UPDATE in lockCounters`],
    waits: /FROM counters .*FOR UPDATE/,
    scene: ({ live }, ledger) => ({
      hold: `SELECT FROM counters WHERE organisation_id = '${ledger}' FOR UPDATE`,
      send: () => live.post('/credit-notes', creditNote()),
    }),
  },
  {
    what: 'voiding an invoice waits for those who settle it',
    guards: [
      `src/modules/invoices/invoices.store.ts: lock clause tx.lockRows('invoices', [id]) in find`,
      `${database}transaction.ts: lock clause FOR UPDATE in lockRows`,
    ],
    waits: /FROM invoices .*FOR UPDATE/,
    scene: async (books) => {
      const { id } = await issued(books);
      return { hold: row('invoices', id), send: () => books.live.post(`/invoices/${id as string}/void`) };
    },
  },
  {
    what: 'changing a webhook endpoint waits for others who do',
    guards: [`${webhooks}webhook-endpoints.store.ts: lock clause FOR UPDATE in lockEndpoints`],
    waits: /FROM webhook_endpoints .*FOR UPDATE/,
    scene: async ({ live }) => {
      const { id } = await created(live, '/webhook-endpoints', { url: 'https://receiver.localhost/' });
      const send = () => live.patch(`/webhook-endpoints/${id as string}`, { description: 'Other' });
      return { hold: row('webhook_endpoints', id), send };
    },
  },
];
