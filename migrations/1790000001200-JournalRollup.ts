import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, refuseTruncate } from './sql';

/**
 * The journal added up, so that a report over years costs no more than one over months. Entries are gapless and numbered in
 * the order of their commits, so "all lines of the entries 1 … through" names a set that never changes: whatever is dated back
 * into an earlier month comes with a later number. The rest is summed from the lines when it is asked for.
 *
 * Nothing here is a record: it is made from the lines, and can be made again.
 */
export class JournalRollup1790000001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await sums(runner);
    await behind(runner);
    // Closing entries are few; profit and loss leaves them out.
    await runner.query(`CREATE INDEX journal_entries_year_end ON journal_entries (organisation_id, number)
      WHERE source_type = 'year_end'`);
    // A customer's account in the order of a statement.
    await runner.query(`CREATE INDEX journal_lines_customer ON journal_lines (organisation_id, customer_id, date, entry_number)
      WHERE customer_id IS NOT NULL`);
    // What was open on a day is what is open now, less what has happened since.
    await runner.query(`CREATE INDEX allocations_date ON allocations (organisation_id, date)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX allocations_date, journal_lines_customer, journal_entries_year_end`);
    await runner.query(`DROP FUNCTION rollups_behind`);
    await runner.query(`DROP TABLE journal_rollup, journal_rollup_marks`);
  }
}

/** By account, VAT code ('' for none) and whether it closes a year; for each day, and the same for each month. */
async function sums(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE journal_rollup (
      organisation_id uuid NOT NULL,
      span text COLLATE "C" NOT NULL CHECK (span IN ('day', 'month')),
      start_date date NOT NULL CHECK (span = 'day' OR extract(day FROM start_date) = 1),
      account_id text COLLATE "C" NOT NULL,
      vat_code text COLLATE "C" NOT NULL,
      closing boolean NOT NULL,
      base_debit numeric NOT NULL CHECK (base_debit >= 0),
      base_credit numeric NOT NULL CHECK (base_credit >= 0),
      PRIMARY KEY (organisation_id, span, start_date, account_id, vat_code, closing)
    ) WITH (fillfactor = 70)`);
  await fenceByOrganisation(runner, 'journal_rollup', [
    'SELECT',
    'INSERT',
    'UPDATE (base_debit, base_credit)',
    'DELETE',
  ]);
  await refuseTruncate(runner, 'journal_rollup');
  await runner.query(`
    CREATE TABLE journal_rollup_marks (
      organisation_id uuid PRIMARY KEY REFERENCES ledgers,
      through bigint NOT NULL CHECK (through >= 0)
    )`);
  await fenceByOrganisation(runner, 'journal_rollup_marks', ['SELECT', 'INSERT', 'UPDATE (through)']);
  await refuseTruncate(runner, 'journal_rollup_marks');
}

/** Whose rollup is so many entries behind, for the task that brings it forward; it tells of no amounts. */
async function behind(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION rollups_behind(entries bigint, most int) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT c.organisation_id FROM counters c
      LEFT JOIN journal_rollup_marks m ON m.organisation_id = c.organisation_id
      WHERE c.name = 'journal_entry' AND c.value - coalesce(m.through, 0) >= entries
      ORDER BY c.value - coalesce(m.through, 0) DESC LIMIT most
    $$`);
  await runner.query(`GRANT SELECT ON journal_rollup_marks TO contra_directory`);
  await runner.query(`
    CREATE POLICY look_up ON journal_rollup_marks FOR SELECT TO contra_directory
      USING (current_user = 'contra_directory')`);
  const fn = 'rollups_behind(bigint, int)';
  await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
  await runner.query(`ALTER FUNCTION ${fn} OWNER TO contra_directory`);
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
  await runner.query(`REVOKE ALL ON FUNCTION ${fn} FROM PUBLIC`);
  await runner.query(`GRANT EXECUTE ON FUNCTION ${fn} TO contra_service`);
}
