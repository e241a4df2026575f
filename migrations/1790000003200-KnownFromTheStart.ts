import type { MigrationInterface, QueryRunner } from 'typeorm';
import { POSTED_TABLES } from './posted-tables.data';

/** As in `OrganisationsAreFew`, and what else a posting looks up. */
const TABLES = [...POSTED_TABLES, 'customers'];

/**
 * Says the same of tables that have never been analysed. Until the first ANALYZE, a minute or more after the first rows, every
 * index that leads with `organisation_id` looked as good as the one that finds the row; plans are kept, so each of the first
 * thousands of postings read all of the organisation's entries several times. PostgreSQL 18 takes statistics that were not
 * counted; an older one is slow for that minute, as before. The first ANALYZE replaces them.
 */
export class KnownFromTheStart1790000003200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await onEach(
      runner,
      `PERFORM pg_restore_attribute_stats('schemaname', 'public', 'relname', it, 'attname', 'organisation_id',
         'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 20::real)`,
      'AND NOT EXISTS (SELECT FROM pg_stats WHERE schemaname = $$public$$ AND tablename = it AND attname = $$organisation_id$$)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await onEach(runner, `PERFORM pg_clear_attribute_stats('public', it, 'organisation_id', false)`);
  }
}

async function onEach(runner: QueryRunner, statement: string, condition = ''): Promise<void> {
  await runner.query(`
    DO $do$ DECLARE it text; BEGIN
      FOREACH it IN ARRAY ARRAY['${TABLES.join(`', '`)}'] LOOP
        IF current_setting('server_version_num')::int >= 180000 ${condition} THEN
          ${statement};
        END IF;
      END LOOP;
    END $do$`);
}
