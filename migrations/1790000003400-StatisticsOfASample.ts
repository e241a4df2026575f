import type { MigrationInterface, QueryRunner } from 'typeorm';
import { POSTED_TABLES } from './posted-tables.data';

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
      `CASE WHEN atttypid IN ('json'::regtype, 'jsonb'::regtype) AND attname NOT IN ('dimensions', 'metadata') THEN 0 ELSE ${TARGET} END`,
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
        SELECT format('ALTER TABLE %s ALTER %I SET STATISTICS %s', attrelid::regclass, attname, ${target}) FROM pg_attribute
        WHERE attrelid = ANY (ARRAY['${POSTED_TABLES.join(`', '`)}']::regclass[]) AND attnum > 0 AND NOT attisdropped
      LOOP
        EXECUTE statement;
      END LOOP;
    END $do$`);
}
