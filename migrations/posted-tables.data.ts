/**
 * The tables that grow with every posting, as they were when migrations first named them. Migrations that have run are built on it: it
 * never changes, and a later migration names what came since.
 */
export const POSTED_TABLES = [
  'journal_entries',
  'journal_lines',
  'credit_notes',
  'credit_note_items',
  'credit_note_rows',
  'invoices',
  'invoice_lines',
  'payments',
  'allocations',
  'open_items',
  'events',
  'idempotency_keys',
] as const;
