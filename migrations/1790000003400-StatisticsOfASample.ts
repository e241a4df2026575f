import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those that grow with every posting. */
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
];

/** Rows sampled are 300 times as many; values listed, and steps of a histogram, are so many. The default is 100. */
const TARGET = 20;

/**
 * Makes ANALYZE of the tables that always grow a fifth of the work. While they do, autovacuum analyses them once a minute, and sampled
 * 30,000 rows of each for it, with all their columns: more than a second of a processor that postings wait for. All that plans are
 * made by is the organisation, dates, states and references, which 6,000 rows tell as well; of what is kept as JSON and never
 * compared, nothing is counted. It holds from the next ANALYZE of each table on.
 */
export class StatisticsOfASample1790000003400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await onEachColumn(
      runner,
      `CASE WHEN type IN ('json', 'jsonb') AND column_name NOT IN ('dimensions', 'metadata') THEN 0 ELSE ${TARGET} END`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await onEachColumn(runner, '-1');
  }
}

async function onEachColumn(runner: QueryRunner, target: string): Promise<void> {
  await runner.query(`
    DO $do$ DECLARE statement text; BEGIN
      FOR statement IN
        SELECT format('ALTER TABLE %I ALTER %I SET STATISTICS %s', table_name, column_name, ${target})
        FROM (SELECT attrelid::regclass::text AS table_name, attname AS column_name, format_type(atttypid, NULL) AS type
          FROM pg_attribute
          WHERE attrelid = ANY (ARRAY['${TABLES.join(`', '`)}']::regclass[]) AND attnum > 0 AND NOT attisdropped) AS columns
      LOOP
        EXECUTE statement;
      END LOOP;
    END $do$`);
}
