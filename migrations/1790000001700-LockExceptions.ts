import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut, makeAppendOnly } from './sql';

const REVOCATION = ['revoked_at', 'revoked_by'] as const;

/**
 * Exceptions of soft locks: for one key, with a reason and an expiry. What is posted under one is listed by the very check that
 * lets it pass, so that no path into a locked date goes unlisted. There is none of the hard lock, nor inside a closed year.
 */
export class LockExceptions1790000001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lock_exceptions (
        organisation_id uuid NOT NULL REFERENCES ledgers,
        id text COLLATE "C" NOT NULL,
        key_id text COLLATE "C" NOT NULL,
        locks text[] NOT NULL CHECK (cardinality(locks) > 0 AND locks <@ '{period,sales,tax,all}'),
        from_date date,
        to_date date NOT NULL CHECK (to_date >= from_date),
        reason text NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > granted_at),
        granted_at timestamptz NOT NULL,
        granted_by text NOT NULL,
        request_id text NOT NULL,
        revoked_at timestamptz,
        revoked_by text,
        PRIMARY KEY (organisation_id, id),
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      )`);
    await runner.query(`
      CREATE INDEX lock_exceptions_of_key ON lock_exceptions (organisation_id, key_id) WHERE revoked_at IS NULL`);
    await fenceByOrganisation(runner, 'lock_exceptions', [
      'SELECT',
      'INSERT',
      `UPDATE (${REVOCATION.join(', ')})`,
    ]);
    await freezeAllBut(runner, 'lock_exceptions', REVOCATION);
    await runner.query(`
      CREATE TRIGGER lock_exceptions_revoked_once BEFORE UPDATE ON lock_exceptions
        FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION refuse_change()`);
    // As the lock of a month: it waits for the postings in flight, by whatever path it comes.
    await runner.query(`
      CREATE TRIGGER lock_exceptions_gate BEFORE INSERT OR UPDATE ON lock_exceptions
        FOR EACH ROW EXECUTE FUNCTION period_moves_the_gate()`);
    await runner.query(`
      CREATE TABLE exception_postings (
        organisation_id uuid NOT NULL,
        entry_number bigint NOT NULL,
        exception_id text COLLATE "C" NOT NULL,
        PRIMARY KEY (organisation_id, entry_number, exception_id),
        FOREIGN KEY (organisation_id, exception_id) REFERENCES lock_exceptions (organisation_id, id)
      )`);
    await fenceByOrganisation(runner, 'exception_postings', ['SELECT', 'INSERT']);
    await makeAppendOnly(runner, 'exception_postings');
    await assertOpenOrExcepted(runner);
    await replaceEntryGuard(runner, 'PERFORM assert_open_or_excepted(NEW, trade, taxed)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceEntryGuard(runner, 'PERFORM assert_open(NEW.organisation_id, NEW.date, trade, taxed)');
    await runner.query(`DROP FUNCTION assert_open_or_excepted`);
    await runner.query(`DROP TABLE exception_postings, lock_exceptions`);
  }
}

/**
 * Open, or every lock that covers the day is lifted for the key that posts. As assert_open, it reads what may change only
 * after it holds the gate; granting and revoking take that too.
 */
async function assertOpenOrExcepted(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION assert_open_or_excepted(entry journal_entries, of_trade boolean, taxed boolean) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE
      locks period_locks;
      covering text[];
      used text[];
    BEGIN
      SELECT * INTO locks FROM period_locks WHERE organisation_id = entry.organisation_id FOR SHARE;
      IF NOT FOUND OR locks.closed_at IS NOT NULL OR entry.date <= locks.hard_through THEN
        PERFORM assert_open(entry.organisation_id, entry.date, of_trade, taxed);
        RETURN;
      END IF;
      covering := array_remove(ARRAY[
        CASE WHEN entry.date <= locks.all_through THEN 'all' END,
        CASE WHEN taxed AND entry.date <= locks.tax_through THEN 'tax' END,
        CASE WHEN of_trade AND entry.date <= locks.sales_through THEN 'sales' END,
        CASE WHEN EXISTS (SELECT FROM periods p WHERE p.organisation_id = entry.organisation_id
          AND p.start_date = date_trunc('month', entry.date)::date AND p.status = 'locked') THEN 'period' END], NULL);
      IF cardinality(covering) = 0 THEN RETURN; END IF;
      SELECT array_agg((SELECT min(x.id) FROM lock_exceptions x
          WHERE x.organisation_id = entry.organisation_id AND x.key_id = entry.posted_by AND c.lock = ANY (x.locks)
            AND x.revoked_at IS NULL AND x.expires_at > entry.posted_at
            AND entry.date BETWEEN coalesce(x.from_date, '-infinity') AND x.to_date))
        INTO used FROM unnest(covering) AS c (lock);
      IF array_position(used, NULL) IS NOT NULL OR EXISTS (SELECT FROM year_closings y
          WHERE y.organisation_id = entry.organisation_id AND y.reopened_at IS NULL AND y.end_date >= entry.date) THEN
        RAISE EXCEPTION 'the books are locked on %', entry.date USING ERRCODE = 'CT003';
      END IF;
      INSERT INTO exception_postings (organisation_id, entry_number, exception_id)
        SELECT DISTINCT entry.organisation_id, entry.number, u FROM unnest(used) AS u;
    END $$`);
}

/** As in Journal, with another question about the date. */
async function replaceEntryGuard(runner: QueryRunner, askOpen: string): Promise<void> {
  await runner.query(`
    CREATE OR REPLACE FUNCTION journal_entry_holds() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE
      lines record;
      trade boolean := NEW.source_type IN ('credit_note', 'invoice');
      taxed boolean;
    BEGIN
      SELECT count(*) AS n, sum(debit) AS debit, sum(credit) AS credit, sum(base_debit) AS base_debit,
             sum(base_credit) AS base_credit, bool_or(vat_code IS NOT NULL) AS taxed
        INTO lines FROM journal_lines
        WHERE organisation_id = NEW.organisation_id AND entry_number = NEW.number;
      IF lines.n <> NEW.line_count
        OR lines.debit <> NEW.total OR lines.credit <> NEW.total
        OR lines.base_debit <> NEW.base_total OR lines.base_credit <> NEW.base_total THEN
        RAISE EXCEPTION 'journal entry % does not hold: % of % lines, debit %, credit %, base debit %, base credit %',
          NEW.number, lines.n, NEW.line_count, lines.debit, lines.credit, lines.base_debit, lines.base_credit
          USING ERRCODE = 'CT002';
      END IF;
      IF NEW.number > 1 AND NOT EXISTS (SELECT FROM journal_entries e
          WHERE e.organisation_id = NEW.organisation_id AND e.number = NEW.number - 1) THEN
        RAISE EXCEPTION 'journal entry % has no predecessor', NEW.number USING ERRCODE = 'CT005';
      END IF;
      taxed := lines.taxed AND NEW.source_type <> 'year_end';
      ${askOpen};
      RETURN NULL;
    END $$`);
}
