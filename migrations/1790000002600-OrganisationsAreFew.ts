import type { MigrationInterface, QueryRunner } from 'typeorm';
import { POSTED_TABLES } from './posted-tables.data';

/**
 * Tells the planner that few organisations share each table in which postings, and the checks behind them, look rows up by more than
 * the organisation. Where it counted many with a row or two each (a database that was just filled, or one large organisation among
 * hundreds of small ones), any index that leads with `organisation_id` looked as good to it as the one that finds the row, and a
 * check read all of the organisation's rows for every posting. Too few only make it prefer the index that tells more. It holds from
 * the next ANALYZE of each table on.
 */
export class OrganisationsAreFew1790000002600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of POSTED_TABLES)
      await runner.query(`ALTER TABLE ${table} ALTER organisation_id SET (n_distinct = 20)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of POSTED_TABLES)
      await runner.query(`ALTER TABLE ${table} ALTER organisation_id RESET (n_distinct)`);
  }
}
