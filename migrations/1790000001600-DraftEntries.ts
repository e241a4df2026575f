import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut, refuseTruncate } from './sql';

const DUE = 'due_auto_reversals(timestamptz, int)';

/**
 * What stands beside the journal: manual entries that are still drafts, the reversals that entries have asked for on the
 * first day of the next period, and the files that belong to entries. The journal itself stays as it is: no row of it is
 * ever changed, so what becomes of an entry later has tables of its own.
 */
export class DraftEntries1790000001600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await drafts(runner);
    await autoReversals(runner);
    await attachments(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION due_auto_reversals`);
    await runner.query(`DROP TABLE journal_attachments, auto_reversals, journal_drafts`);
  }
}

async function drafts(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE journal_drafts (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL CHECK (id LIKE 'je\\_%'),
      date date NOT NULL,
      currency currency_code NOT NULL,
      request jsonb NOT NULL,
      lines jsonb NOT NULL,
      exchange_rate numeric NOT NULL CHECK (exchange_rate > 0),
      request_id text NOT NULL,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id)
    )`);
  await fenceByOrganisation(runner, 'journal_drafts', [
    'SELECT',
    'INSERT',
    'UPDATE (date, currency, request, lines, exchange_rate, request_id, updated_at)',
    'DELETE',
  ]);
  await refuseTruncate(runner, 'journal_drafts');
}

/** One row an entry that asked for it. `scheduled` and `blocked` ones are tried, from `next_attempt_at` on. */
async function autoReversals(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE auto_reversals (
      organisation_id uuid NOT NULL,
      entry_id text COLLATE "C" NOT NULL,
      date date NOT NULL,
      status text NOT NULL CHECK (status IN ('scheduled', 'blocked', 'posted', 'cancelled')),
      reversal_entry_id text COLLATE "C",
      reason text,
      next_attempt_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, entry_id),
      FOREIGN KEY (organisation_id, entry_id) REFERENCES journal_entries (organisation_id, id),
      FOREIGN KEY (organisation_id, reversal_entry_id) REFERENCES journal_entries (organisation_id, id),
      CHECK ((status = 'posted') = (reversal_entry_id IS NOT NULL)),
      CHECK ((status = 'blocked') = (reason IS NOT NULL))
    )`);
  await runner.query(`
    CREATE INDEX auto_reversals_pending ON auto_reversals (organisation_id, next_attempt_at)
      WHERE status IN ('scheduled', 'blocked')`);
  const mutable = ['status', 'reversal_entry_id', 'reason', 'next_attempt_at'];
  await fenceByOrganisation(runner, 'auto_reversals', ['SELECT', 'INSERT', `UPDATE (${mutable.join(', ')})`]);
  await freezeAllBut(runner, 'auto_reversals', mutable);
  // Across organisations, for the task that has none: handles and ids, nothing else. A ledger that a sandbox has left has no
  // organisation any more, so nothing is posted into it.
  await runner.query(`
    CREATE FUNCTION due_auto_reversals(moment timestamptz, most int)
    RETURNS TABLE (organisation text, entry_id text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT o.id, a.entry_id FROM auto_reversals a
      JOIN organisations o ON o.organisation_id = a.organisation_id
      WHERE a.status IN ('scheduled', 'blocked') AND a.next_attempt_at <= moment
      ORDER BY a.next_attempt_at, a.entry_id LIMIT most
    $$`);
  await runner.query(`GRANT SELECT ON auto_reversals TO contra_directory`);
  await runner.query(`
    CREATE POLICY look_up ON auto_reversals FOR SELECT TO contra_directory USING (current_user = 'contra_directory')`);
  await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
  await runner.query(`ALTER FUNCTION ${DUE} OWNER TO contra_directory`);
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
  await runner.query(`REVOKE ALL ON FUNCTION ${DUE} FROM PUBLIC`);
  await runner.query(`GRANT EXECUTE ON FUNCTION ${DUE} TO contra_service`);
}

/** Vouchers are records: the bytes never change and are never deleted; a wrong one is marked as withdrawn, once. */
async function attachments(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE journal_attachments (
      organisation_id uuid NOT NULL,
      id text COLLATE "C" NOT NULL CHECK (id LIKE 'att\\_%'),
      entry_id text COLLATE "C" NOT NULL,
      file_name text NOT NULL,
      content_type text NOT NULL,
      content bytea NOT NULL CHECK (length(content) > 0),
      sha256 bytea NOT NULL CHECK (sha256 = sha256(content)),
      note text,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      request_id text NOT NULL,
      withdrawn_at timestamptz,
      withdrawn_by text,
      withdrawal_reason text,
      PRIMARY KEY (organisation_id, id),
      FOREIGN KEY (organisation_id, entry_id) REFERENCES journal_entries (organisation_id, id),
      CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
    )`);
  // What is compressed already gains nothing by being compressed again.
  await runner.query(`ALTER TABLE journal_attachments ALTER COLUMN content SET STORAGE EXTERNAL`);
  await runner.query(
    `CREATE INDEX journal_attachments_entry ON journal_attachments (organisation_id, entry_id, id)`,
  );
  const withdrawal = ['withdrawn_at', 'withdrawn_by', 'withdrawal_reason'];
  await fenceByOrganisation(runner, 'journal_attachments', [
    'SELECT',
    'INSERT',
    `UPDATE (${withdrawal.join(', ')})`,
  ]);
  await freezeAllBut(runner, 'journal_attachments', withdrawal);
}
