import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut } from './sql';

const REOPENING = ['reopened_at', 'reopened_by', 'reopen_reason', 'reversal_entry_id'] as const;

/**
 * Years that were closed, each with its closing entry; one that was opened again keeps its row and says when and why. While a
 * year is closed, the `all` lock cannot be moved back into it, by whatever path (CT020).
 */
export class YearEnd1790000001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE year_closings (
        organisation_id uuid NOT NULL REFERENCES ledgers,
        id text COLLATE "C" NOT NULL,
        year smallint NOT NULL,
        start_date date NOT NULL,
        end_date date NOT NULL CHECK (end_date > start_date),
        journal_entry_id text COLLATE "C",
        profit signed_amount NOT NULL,
        previous_all date CHECK (previous_all < end_date),
        closed_at timestamptz NOT NULL,
        closed_by text NOT NULL,
        request_id text NOT NULL,
        reopened_at timestamptz,
        reopened_by text,
        reopen_reason text,
        reversal_entry_id text COLLATE "C",
        PRIMARY KEY (organisation_id, id),
        FOREIGN KEY (organisation_id, journal_entry_id) REFERENCES journal_entries (organisation_id, id),
        FOREIGN KEY (organisation_id, reversal_entry_id) REFERENCES journal_entries (organisation_id, id),
        CHECK ((reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopen_reason IS NULL)),
        CHECK (reversal_entry_id IS NULL OR (reopened_at IS NOT NULL AND journal_entry_id IS NOT NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX year_closings_once ON year_closings (organisation_id, end_date) WHERE reopened_at IS NULL`);
    await fenceByOrganisation(runner, 'year_closings', [
      'SELECT',
      'INSERT',
      `UPDATE (${REOPENING.join(', ')})`,
    ]);
    await freezeAllBut(runner, 'year_closings', REOPENING);
    await runner.query(`
      CREATE FUNCTION closed_year_stays_locked() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM year_closings c WHERE c.organisation_id = NEW.organisation_id AND c.reopened_at IS NULL
                   AND (NEW.all_through IS NULL OR NEW.all_through < c.end_date)) THEN
          RAISE EXCEPTION 'a closed year is locked until it is opened again' USING ERRCODE = 'CT020';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER period_locks_closed_year BEFORE UPDATE OF all_through ON period_locks
        FOR EACH ROW WHEN (NEW.all_through IS DISTINCT FROM OLD.all_through)
        EXECUTE FUNCTION closed_year_stays_locked()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER period_locks_closed_year ON period_locks`);
    await runner.query(`DROP TABLE year_closings`);
    await runner.query(`DROP FUNCTION closed_year_stays_locked`);
  }
}
