import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those in which postings, and the checks behind them, look rows up by more than the organisation. */
const TABLES = [
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

/**
 * Tells the planner that few organisations share each table. Where it counted many with a row or two each (a database that
 * was just filled, or one large organisation among hundreds of small ones), any index that leads with `organisation_id` looked as
 * good to it as the one that finds the row, and a check read all of the organisation's rows for every posting. Too few only
 * make it prefer the index that tells more. It holds from the next ANALYZE of each table on.
 */
export class OrganisationsAreFew1790000002600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`ALTER TABLE ${table} ALTER organisation_id SET (n_distinct = 20)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`ALTER TABLE ${table} ALTER organisation_id RESET (n_distinct)`);
  }
}
