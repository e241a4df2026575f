import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut, refuseTruncate } from './sql';

const TO_RELAY = 'ledgers_to_relay(int)';
const CLAIM = 'claim_jobs(text, int, text, int, timestamptz)';
const LAG = 'work_behind(timestamptz)';

/**
 * What is done after the commit: how far the events of each ledger have been relayed to their subscribers, and the work that is
 * to be done some time. Three functions look across organisations; they tell of no amounts.
 */
export class RelayAndJobs1790000002100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await cursors(runner);
    await jobs(runner);
    await acrossLedgers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION work_behind, claim_jobs, ledgers_to_relay`);
    await runner.query(`DROP TABLE jobs, relay_cursors`);
    await runner.query(`DROP FUNCTION relay_goes_forward`);
  }
}

/** All events up to `sequence` have been relayed. A ledger without a row begins with its first event. */
async function cursors(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE relay_cursors (
      organisation_id uuid PRIMARY KEY REFERENCES ledgers,
      sequence bigint NOT NULL CHECK (sequence >= 0)
    ) WITH (fillfactor = 50)`);
  // What happened before there were subscribers is told to none. The owner is bound by the policies too, so for a moment
  // they do not bind it.
  await runner.query(`ALTER TABLE counters NO FORCE ROW LEVEL SECURITY`);
  await runner.query(`
    INSERT INTO relay_cursors SELECT organisation_id, value FROM counters WHERE name = 'event' AND value > 0`);
  await runner.query(`ALTER TABLE counters FORCE ROW LEVEL SECURITY`);
  await fenceByOrganisation(runner, 'relay_cursors', ['SELECT', 'INSERT', 'UPDATE (sequence)']);
  await freezeAllBut(runner, 'relay_cursors', ['sequence']);
  await runner.query(`
    CREATE FUNCTION relay_goes_forward() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      RAISE EXCEPTION 'events are relayed once: the cursor never goes back' USING ERRCODE = 'CT022';
    END $$`);
  await runner.query(`
    CREATE TRIGGER relay_cursors_forward BEFORE UPDATE ON relay_cursors FOR EACH ROW
      WHEN (NEW.sequence < OLD.sequence) EXECUTE FUNCTION relay_goes_forward()`);
}

/**
 * A job is there from when it is asked for until it is done. It can be claimed from `due_at` on: whoever works on it holds its
 * lease, and may lose it to another at the `due_at` that it had set for its end.
 */
async function jobs(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE jobs (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL CHECK (id LIKE 'job\\_%'),
      kind text COLLATE "C" NOT NULL,
      subject text COLLATE "C" NOT NULL,
      payload jsonb NOT NULL,
      due_at timestamptz NOT NULL,
      attempts int NOT NULL CHECK (attempts >= 0),
      lease text,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id),
      UNIQUE (organisation_id, kind, subject)
    )`);
  // What is not due yet is never looked at. A plain column: behind row-level security no expression reaches an index.
  await runner.query(`CREATE INDEX jobs_claim ON jobs (kind, due_at)`);
  await fenceByOrganisation(runner, 'jobs', [
    'SELECT',
    'INSERT',
    'UPDATE (due_at, attempts, lease)',
    'DELETE',
  ]);
  await refuseTruncate(runner, 'jobs');
}

async function acrossLedgers(runner: QueryRunner): Promise<void> {
  // In any order: ledgers whose events cannot be relayed hold up no others.
  await runner.query(`
    CREATE FUNCTION ledgers_to_relay(most int) RETURNS SETOF uuid
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT c.organisation_id FROM counters c
      LEFT JOIN relay_cursors r ON r.organisation_id = c.organisation_id
      WHERE c.name = 'event' AND c.value > coalesce(r.sequence, 0)
      ORDER BY random() LIMIT most
    $$`);
  // Of the jobs that are due, the first of each organisation before the second of any.
  await runner.query(`
    CREATE FUNCTION claim_jobs(of_kind text, most int, holder text, seconds int, moment timestamptz)
    RETURNS TABLE (organisation_id uuid, id text, kind text, subject text, payload jsonb, attempts int)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      WITH due AS MATERIALIZED (
        SELECT j.organisation_id, j.id, j.due_at FROM jobs j
        WHERE j.kind = of_kind AND j.due_at <= moment
        ORDER BY j.due_at LIMIT greatest(500, 2 * most)
      ), turns AS MATERIALIZED (
        SELECT d.*, row_number() OVER (PARTITION BY d.organisation_id ORDER BY d.due_at, d.id) AS turn FROM due d
      ), claimed AS MATERIALIZED (
        SELECT j.organisation_id, j.id FROM turns t
        JOIN jobs j ON j.organisation_id = t.organisation_id AND j.id = t.id
        WHERE j.due_at <= moment
        ORDER BY t.turn, t.due_at, t.id LIMIT most
        FOR UPDATE OF j SKIP LOCKED
      )
      UPDATE jobs j SET lease = holder, due_at = moment + seconds * interval '1 second', attempts = j.attempts + 1
      FROM claimed c WHERE j.organisation_id = c.organisation_id AND j.id = c.id
      RETURNING j.organisation_id, j.id, j.kind, j.subject, j.payload, j.attempts
    $$`);
  // By kind, each looked up in the index: jobs that are not due yet cost nothing. The events come without a kind.
  await runner.query(`
    CREATE FUNCTION work_behind(moment timestamptz) RETURNS TABLE (kind text, waiting bigint, since timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      WITH RECURSIVE kinds AS (
        (SELECT j.kind FROM jobs j ORDER BY j.kind LIMIT 1)
        UNION ALL
        SELECT (SELECT j.kind FROM jobs j WHERE j.kind > k.kind ORDER BY j.kind LIMIT 1) FROM kinds k WHERE k.kind IS NOT NULL
      )
      SELECT k.kind, d.waiting, d.since FROM kinds k CROSS JOIN LATERAL (
        SELECT count(*) AS waiting, min(j.due_at) AS since FROM jobs j
        WHERE j.kind = k.kind AND j.due_at <= moment) d
      WHERE k.kind IS NOT NULL
      UNION ALL
      SELECT NULL, coalesce(sum(c.value - coalesce(r.sequence, 0)), 0)::bigint, NULL FROM counters c
      LEFT JOIN relay_cursors r ON r.organisation_id = c.organisation_id
      WHERE c.name = 'event' AND c.value > coalesce(r.sequence, 0)
    $$`);
  await runner.query(`GRANT SELECT ON relay_cursors TO contra_directory`);
  await runner.query(`GRANT SELECT, UPDATE (due_at, attempts, lease) ON jobs TO contra_directory`);
  await runner.query(`
    CREATE POLICY look_up ON relay_cursors FOR SELECT TO contra_directory USING (current_user = 'contra_directory')`);
  await runner.query(
    `CREATE POLICY claim ON jobs TO contra_directory USING (current_user = 'contra_directory')`,
  );
  await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
  for (const fn of [TO_RELAY, CLAIM, LAG]) {
    await runner.query(`ALTER FUNCTION ${fn} OWNER TO contra_directory`);
    await runner.query(`REVOKE ALL ON FUNCTION ${fn} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${fn} TO contra_service`);
  }
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
}
