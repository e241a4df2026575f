/**
 * Which module may import which. What is not in this table is refused, so a new arrow is a decision that shows in a
 * review. Arrows run from the documents of trade to the journal and from there to the periods; what many build on
 * (accounts, customers) knows none of its users.
 */
export const MODULE_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  // Serve others.
  accounts: [],
  // The queue of what is sent: knows documents by their ids.
  deliveries: [],
  customers: ['deliveries'],
  'api-keys': [],
  organisations: ['accounts', 'api-keys'],
  catalogue: ['accounts'],

  // The books.
  periods: [],
  journal: ['periods', 'accounts', 'customers'],

  'year-end': ['journal', 'periods', 'accounts', 'reports'],

  // Documents of trade.
  invoices: ['journal', 'periods', 'accounts', 'customers', 'organisations', 'catalogue', 'deliveries'],
  // What becomes of an open item: allocations, refunds, write-offs, the customer's account.
  receivables: ['journal', 'periods', 'accounts', 'customers', 'organisations', 'catalogue', 'invoices'],
  'credit-notes': [
    'journal',
    'periods',
    'accounts',
    'customers',
    'organisations',
    'catalogue',
    'invoices',
    'receivables',
    'deliveries',
  ],
  payments: ['journal', 'periods', 'customers', 'invoices', 'receivables'],

  // The documents of trade as files, for people and for programs.
  documents: ['credit-notes', 'invoices', 'organisations'],
  sending: ['deliveries', 'documents', 'credit-notes', 'invoices', 'customers'],

  // Readers of the books.
  exports: ['journal', 'accounts'],
  reports: ['journal', 'periods', 'accounts', 'customers'],
  sealing: [],

  // Read the outbox only, which belongs to the platform.
  events: [],
  webhooks: [],
};

/** What the pure core may import from outside of itself. */
export const DOMAIN_PACKAGES: readonly string[] = ['decimal.js'];

/** … and what the specs beside it may use besides. */
export const DOMAIN_SPEC_PACKAGES: readonly string[] = ['fast-check', '@jest/globals'];
