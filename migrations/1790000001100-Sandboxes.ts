import type { MigrationInterface, QueryRunner } from 'typeorm';

const RESET = 'reset_sandbox(text, uuid, uuid, timestamptz)';
/** The tables that the reset reads and writes across ledgers. */
const MOVED = ['ledgers', 'organisations', 'period_locks', 'counters'] as const;

/**
 * Sandboxes: their events say so, and one can be moved to a fresh ledger. The old ledger is closed for good: whoever wrote
 * to it has committed before the move, and nobody writes to it after.
 *
 * - `period_locks.closed_at` closes it for postings: the row is the gate that each of them holds until it commits;
 * - `counters.closed`, on the counter of events, for any other change of state: each takes that row, last.
 *
 * CT012: only a sandbox is moved, and only to a ledger of its own that is not closed. CT013: the ledger is closed.
 */
export class Sandboxes1790000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE events ADD COLUMN sandbox boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE events ALTER COLUMN sandbox DROP DEFAULT`);
    await runner.query(`ALTER TABLE period_locks ADD COLUMN closed_at timestamptz`);
    await runner.query(`ALTER TABLE counters ADD COLUMN closed boolean NOT NULL DEFAULT false`);
    await closedForGood(runner);
    await onlySandboxesMove(runner);
    await replaceAssertOpen(
      runner,
      `IF locks.closed_at IS NOT NULL THEN
        RAISE EXCEPTION 'ledger % is closed: its sandbox has been reset', organisation USING ERRCODE = 'CT013';
      END IF;`,
    );
    await resetSandbox(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION reset_sandbox`);
    for (const table of MOVED) await runner.query(`DROP POLICY reset ON ${table}`);
    await runner.query(`REVOKE ALL ON ledgers, period_locks, counters FROM contra_directory`);
    await runner.query(`REVOKE UPDATE (organisation_id, updated_at) ON organisations FROM contra_directory`);
    await runner.query(`GRANT UPDATE (organisation_id) ON organisations TO contra_service`);
    await replaceAssertOpen(runner, '');
    await runner.query(`DROP TRIGGER organisations_frozen ON organisations`);
    await runner.query(`DROP TRIGGER organisations_move ON organisations`);
    await runner.query(`DROP TRIGGER counters_closed ON counters`);
    await runner.query(`DROP TRIGGER period_locks_closed ON period_locks`);
    await runner.query(`DROP FUNCTION organisation_moves, ledger_is_closed`);
    await runner.query(`ALTER TABLE counters DROP COLUMN closed`);
    await runner.query(`ALTER TABLE period_locks DROP COLUMN closed_at`);
    await runner.query(`ALTER TABLE events DROP COLUMN sandbox`);
  }
}

/** What is closed stays closed, and what has happened in a closed ledger is all that ever will. */
async function closedForGood(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION ledger_is_closed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      RAISE EXCEPTION 'ledger % is closed: its sandbox has been reset', OLD.organisation_id USING ERRCODE = 'CT013';
    END $$`);
  await runner.query(`
    CREATE TRIGGER period_locks_closed BEFORE UPDATE ON period_locks
      FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION ledger_is_closed()`);
  await runner.query(`
    CREATE TRIGGER counters_closed BEFORE UPDATE ON counters
      FOR EACH ROW WHEN (OLD.closed) EXECUTE FUNCTION ledger_is_closed()`);
}

/** Also for the owner: which ledger an organisation has changes for a sandbox only, and what it is never does. */
async function onlySandboxesMove(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION organisation_moves() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT OLD.sandbox THEN
        RAISE EXCEPTION 'organisation % is no sandbox: its ledger stays', OLD.id USING ERRCODE = 'CT012';
      END IF;
      IF NOT EXISTS (SELECT FROM ledgers WHERE organisation_id = NEW.organisation_id AND handle = NEW.id) THEN
        RAISE EXCEPTION 'the ledger is none of %', NEW.id USING ERRCODE = 'CT012';
      END IF;
      IF EXISTS (SELECT FROM period_locks WHERE organisation_id = NEW.organisation_id AND closed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a ledger that was left is not returned to' USING ERRCODE = 'CT013';
      END IF;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER organisations_move BEFORE UPDATE ON organisations FOR EACH ROW
      WHEN (OLD.organisation_id <> NEW.organisation_id) EXECUTE FUNCTION organisation_moves()`);
  const mutable = `'organisation_id', 'name', 'time_zone', 'fiscal_year_start_month', 'reversal_date_policy', 'vat_number',
    'address', 'updated_at'`;
  await runner.query(`
    CREATE TRIGGER organisations_frozen BEFORE UPDATE ON organisations
      FOR EACH ROW EXECUTE FUNCTION refuse_change_beyond(${mutable})`);
}

/** As in PeriodsAndLocks, with one more question to the row that it has locked. */
async function replaceAssertOpen(runner: QueryRunner, closed: string): Promise<void> {
  await runner.query(`
    CREATE OR REPLACE FUNCTION assert_open(organisation uuid, day date, of_trade boolean, taxed boolean) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE locks period_locks;
    BEGIN
      SELECT * INTO locks FROM period_locks WHERE organisation_id = organisation FOR SHARE;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'no lock row for organisation %', organisation USING ERRCODE = 'CT003';
      END IF;
      ${closed}
      IF day <= locks.hard_through OR day <= locks.all_through
        OR (taxed AND day <= locks.tax_through) OR (of_trade AND day <= locks.sales_through)
        OR EXISTS (SELECT FROM periods p WHERE p.organisation_id = organisation
                   AND p.start_date = date_trunc('month', day)::date AND p.status = 'locked') THEN
        RAISE EXCEPTION 'the books are locked on %', day USING ERRCODE = 'CT003';
      END IF;
    END $$`);
}

/** Waits for whoever writes to the old ledger, closes it and moves the handle: the one way for an organisation to move. */
async function resetSandbox(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION reset_sandbox(handle text, from_ledger uuid, to_ledger uuid, moment timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF (SELECT sandbox FROM organisations WHERE id = handle) IS NOT TRUE THEN
        RAISE EXCEPTION '% is no sandbox', handle USING ERRCODE = 'CT012';
      END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended('period_locks ' || from_ledger, 0));
      PERFORM FROM period_locks WHERE organisation_id = from_ledger FOR UPDATE;
      PERFORM FROM counters WHERE organisation_id = from_ledger AND name = 'event' FOR UPDATE;
      UPDATE period_locks SET closed_at = moment WHERE organisation_id = from_ledger;
      UPDATE counters SET closed = true WHERE organisation_id = from_ledger AND name = 'event';
      UPDATE organisations SET organisation_id = to_ledger, updated_at = moment
        WHERE id = handle AND organisation_id = from_ledger;
      IF NOT FOUND THEN
        RAISE EXCEPTION '% has moved on from ledger %', handle, from_ledger USING ERRCODE = 'CT013';
      END IF;
    END $$`);
  await runner.query(`GRANT SELECT ON ledgers TO contra_directory`);
  await runner.query(`GRANT SELECT, UPDATE (closed_at) ON period_locks TO contra_directory`);
  await runner.query(`GRANT SELECT, UPDATE (closed) ON counters TO contra_directory`);
  await runner.query(`GRANT UPDATE (organisation_id, updated_at) ON organisations TO contra_directory`);
  for (const table of MOVED)
    await runner.query(
      `CREATE POLICY reset ON ${table} TO contra_directory USING (current_user = 'contra_directory')`,
    );
  await runner.query(`REVOKE UPDATE (organisation_id) ON organisations FROM contra_service`);
  await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
  await runner.query(`ALTER FUNCTION ${RESET} OWNER TO contra_directory`);
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
  await runner.query(`REVOKE ALL ON FUNCTION ${RESET} FROM PUBLIC`);
  await runner.query(`GRANT EXECUTE ON FUNCTION ${RESET} TO contra_service`);
}
