import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, makeAppendOnly, refuseTruncate } from './sql';

/**
 * Accounting periods (a row once a month has been locked), the through-dates, and the history of both.
 *
 * `period_locks` holds one row an organisation, and that row is the gate: whoever posts takes it FOR SHARE, whoever locks
 * or unlocks anything updates it. So locking waits for postings in flight, and none that starts later misses the lock.
 */
export class PeriodsAndLocks1790000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE period_locks (
        organisation_id uuid PRIMARY KEY REFERENCES ledgers,
        sales_through date,
        tax_through date,
        all_through date,
        hard_through date,
        version bigint NOT NULL
      )`);
    await fenceByOrganisation(runner, 'period_locks', [
      'SELECT',
      'INSERT',
      'UPDATE (sales_through, tax_through, all_through, hard_through, version)',
    ]);
    await runner.query(`
      CREATE FUNCTION hard_lock_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF OLD.hard_through IS NOT NULL AND (NEW.hard_through IS NULL OR NEW.hard_through < OLD.hard_through) THEN
          RAISE EXCEPTION 'the hard lock through % can never move back', OLD.hard_through USING ERRCODE = 'CT006';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER period_locks_hard BEFORE UPDATE ON period_locks
        FOR EACH ROW EXECUTE FUNCTION hard_lock_is_final()`);
    await runner.query(`
      CREATE TRIGGER period_locks_no_delete BEFORE DELETE ON period_locks
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await refuseTruncate(runner, 'period_locks');

    await runner.query(`
      CREATE TABLE periods (
        organisation_id uuid NOT NULL REFERENCES ledgers,
        start_date date NOT NULL CHECK (extract(day FROM start_date) = 1),
        end_date date NOT NULL CHECK (end_date = (start_date + interval '1 month - 1 day')::date),
        status text NOT NULL CHECK (status IN ('open', 'locked')),
        changed_at timestamptz NOT NULL,
        changed_by text NOT NULL,
        reason text,
        PRIMARY KEY (organisation_id, start_date)
      )`);
    await fenceByOrganisation(runner, 'periods', [
      'SELECT',
      'INSERT',
      'UPDATE (status, changed_at, changed_by, reason)',
    ]);
    await runner.query(`
      CREATE FUNCTION period_moves_the_gate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        UPDATE period_locks SET version = version + 1 WHERE organisation_id = NEW.organisation_id;
        RETURN NEW;
      END $$`);
    // Locking a month writes to the gate, by whatever path: it waits for the postings in flight, and one that began on an
    // older snapshot (REPEATABLE READ) fails to take the row that has moved on.
    await runner.query(`
      CREATE TRIGGER periods_gate BEFORE INSERT OR UPDATE ON periods
        FOR EACH ROW EXECUTE FUNCTION period_moves_the_gate()`);
    await runner.query(`
      CREATE TRIGGER periods_no_delete BEFORE DELETE ON periods
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await refuseTruncate(runner, 'periods');

    await runner.query(`
      CREATE TABLE period_lock_changes (
        organisation_id uuid NOT NULL REFERENCES ledgers,
        id text COLLATE "C" NOT NULL,
        lock text NOT NULL CHECK (lock IN ('period', 'sales', 'tax', 'all', 'hard')),
        period_start date,
        previous text,
        value text,
        reason text,
        changed_by text NOT NULL,
        request_id text NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (organisation_id, id),
        CHECK ((lock = 'period') = (period_start IS NOT NULL))
      )`);
    await fenceByOrganisation(runner, 'period_lock_changes', ['SELECT', 'INSERT']);
    await makeAppendOnly(runner, 'period_lock_changes');

    // Reads the dates only after the row lock is held: READ COMMITTED gives each statement of a volatile function a
    // fresh snapshot, and FOR SHARE returns the row as it is once an updater has committed.
    await runner.query(`
      CREATE FUNCTION assert_open(organisation uuid, day date, of_trade boolean, taxed boolean) RETURNS void
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE locks period_locks;
      BEGIN
        SELECT * INTO locks FROM period_locks WHERE organisation_id = organisation FOR SHARE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'no lock row for organisation %', organisation USING ERRCODE = 'CT003';
        END IF;
        IF day <= locks.hard_through OR day <= locks.all_through
          OR (taxed AND day <= locks.tax_through) OR (of_trade AND day <= locks.sales_through)
          OR EXISTS (SELECT FROM periods p WHERE p.organisation_id = organisation
                     AND p.start_date = date_trunc('month', day)::date AND p.status = 'locked') THEN
          RAISE EXCEPTION 'the books are locked on %', day USING ERRCODE = 'CT003';
        END IF;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION assert_open`);
    await runner.query(`DROP TABLE period_lock_changes, periods, period_locks`);
    await runner.query(`DROP FUNCTION hard_lock_is_final, period_moves_the_gate`);
  }
}
