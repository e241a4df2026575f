import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, freezeAllBut, refuseTruncate } from './sql';

const CLAIM = 'claim_webhook_deliveries(timestamptz, text, timestamptz, int, int, int, int)';
const PURGE = 'purge_webhook_deliveries(timestamptz, int)';
const LOOKED_AT = ['webhook_endpoints', 'webhook_deliveries', 'webhook_attempts'] as const;

/** Who is told of events, what is to be delivered to them, and what came of each attempt. */
export class Webhooks1790000002400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await endpoints(runner);
    await deliveries(runner);
    await attempts(runner);
    await claim(runner);
    await purge(runner);
    await acrossLedgers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION claim_webhook_deliveries, purge_webhook_deliveries`);
    await runner.query(`DROP TABLE webhook_attempts, webhook_deliveries, webhook_endpoints`);
  }
}

/**
 * `from_sequence`: the endpoint is told of later events only. `until_sequence`: of a disabled one, the event that said so; what
 * happened before is still queued for it.
 */
async function endpoints(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE webhook_endpoints (
      organisation_id uuid NOT NULL REFERENCES ledgers,
      id text COLLATE "C" NOT NULL CHECK (id LIKE 'we\\_%'),
      url text NOT NULL,
      description text,
      event_types text[] NOT NULL CHECK (cardinality(event_types) > 0),
      status text NOT NULL CHECK (status IN ('enabled', 'disabled', 'deleted')),
      disabled_reason text,
      disabled_at timestamptz,
      from_sequence bigint NOT NULL,
      until_sequence bigint,
      secret text,
      previous_secret text,
      previous_expires_at timestamptz,
      consecutive_failures int NOT NULL DEFAULT 0 CHECK (consecutive_failures >= 0),
      failing_since timestamptz,
      last_success_at timestamptz,
      paused_until timestamptz,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id),
      CHECK ((status = 'deleted') = (secret IS NULL)),
      CHECK ((status = 'enabled') = (until_sequence IS NULL)),
      CHECK ((previous_secret IS NULL) = (previous_expires_at IS NULL))
    )`);
  const mutable = [
    'url',
    'description',
    'event_types',
    'status',
    'disabled_reason',
    'disabled_at',
    'from_sequence',
    'until_sequence',
    'secret',
    'previous_secret',
    'previous_expires_at',
    'consecutive_failures',
    'failing_since',
    'last_success_at',
    'paused_until',
    'updated_at',
  ];
  await fenceByOrganisation(runner, 'webhook_endpoints', [
    'SELECT',
    'INSERT',
    `UPDATE (${mutable.join(', ')})`,
  ]);
  await freezeAllBut(runner, 'webhook_endpoints', mutable);
}

/**
 * One row an event and endpoint. `fresh` until an attempt has failed. Whoever works on one holds `lease`, and `due_at` is then
 * the instant from which on another may take it over.
 */
async function deliveries(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE webhook_deliveries (
      organisation_id uuid NOT NULL,
      id text COLLATE "C" NOT NULL CHECK (id LIKE 'whd\\_%'),
      endpoint_id text COLLATE "C" NOT NULL,
      event_sequence bigint NOT NULL,
      event_type text NOT NULL,
      object_id text COLLATE "C" NOT NULL,
      status text NOT NULL CHECK (status IN ('fresh', 'retrying', 'delivered', 'failed', 'cancelled')),
      attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      tries int NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND attempts),
      due_at timestamptz NOT NULL,
      lease text,
      finished_at timestamptz,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (organisation_id, id),
      UNIQUE (organisation_id, endpoint_id, event_sequence),
      FOREIGN KEY (organisation_id, endpoint_id) REFERENCES webhook_endpoints (organisation_id, id),
      FOREIGN KEY (organisation_id, event_sequence) REFERENCES events (organisation_id, sequence),
      CHECK ((status IN ('fresh', 'retrying')) = (finished_at IS NULL)),
      CHECK (lease IS NULL OR finished_at IS NULL)
    )`);
  // What is delivered stands in none of these three, so a claim costs what waits and not what there ever was.
  await runner.query(`
    CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (organisation_id, endpoint_id, due_at, event_sequence)
      WHERE status IN ('fresh', 'retrying')`);
  await runner.query(`
    CREATE INDEX webhook_deliveries_fresh ON webhook_deliveries (organisation_id, endpoint_id, object_id, event_sequence)
      WHERE status = 'fresh'`);
  await runner.query(`
    CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (organisation_id, endpoint_id, due_at)
      WHERE lease IS NOT NULL`);
  await runner.query(
    `CREATE INDEX webhook_deliveries_list ON webhook_deliveries (organisation_id, endpoint_id, id)`,
  );
  await runner.query(
    `CREATE INDEX webhook_deliveries_age ON webhook_deliveries (finished_at) WHERE finished_at IS NOT NULL`,
  );
  await fenceByOrganisation(runner, 'webhook_deliveries', [
    'SELECT',
    'INSERT',
    'UPDATE (status, attempts, tries, due_at, lease, finished_at)',
  ]);
  await refuseTruncate(runner, 'webhook_deliveries');
}

/** Written once; they go with their delivery, when that is purged. */
async function attempts(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE webhook_attempts (
      organisation_id uuid NOT NULL,
      delivery_id text COLLATE "C" NOT NULL,
      attempt int NOT NULL CHECK (attempt > 0),
      attempted_at timestamptz NOT NULL,
      duration_ms int NOT NULL CHECK (duration_ms >= 0),
      http_status int,
      answer text,
      error text,
      PRIMARY KEY (organisation_id, delivery_id, attempt),
      FOREIGN KEY (organisation_id, delivery_id) REFERENCES webhook_deliveries (organisation_id, id) ON DELETE CASCADE,
      CHECK (error IS NOT NULL OR http_status BETWEEN 200 AND 299)
    )`);
  await fenceByOrganisation(runner, 'webhook_attempts', ['SELECT', 'INSERT']);
  await runner.query(`
    CREATE TRIGGER webhook_attempts_append_only BEFORE UPDATE ON webhook_attempts
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  await refuseTruncate(runner, 'webhook_attempts');
}

/**
 * Leases what may be sent at this moment, of all organisations, one caller at a time.
 *
 * - An endpoint has at most `each` in flight, and one that fails at present, or has never answered well, has one. One that has
 *   failed several times in a row has none until its pause is over.
 * - Of one object, none goes before an earlier one that has not failed yet.
 * - `most` in all; of them `most_doubtful` of endpoints of the second kind, and `most_extra` that are not their endpoint's
 *   only one in flight, so that a place is left for those who have none.
 *
 * Only endpoints with something pending are looked at (the recursion skips from one to the next), and of a ledger that its
 * sandbox has left nothing is sent.
 */
async function claim(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION claim_webhook_deliveries(
      moment timestamptz, token text, until timestamptz, most int, most_doubtful int, most_extra int, each int
    ) RETURNS TABLE (organisation_id uuid, organisation text, id text, doubtful boolean, extra boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    #variable_conflict use_column
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('claim_webhook_deliveries', 0));
      RETURN QUERY WITH RECURSIVE pending AS (
        (SELECT d.organisation_id, d.endpoint_id FROM webhook_deliveries d WHERE d.status IN ('fresh', 'retrying')
          ORDER BY d.organisation_id, d.endpoint_id LIMIT 1)
        UNION ALL
        SELECT n.organisation_id, n.endpoint_id FROM pending p CROSS JOIN LATERAL (
          SELECT d.organisation_id, d.endpoint_id FROM webhook_deliveries d
          WHERE d.status IN ('fresh', 'retrying') AND (d.organisation_id, d.endpoint_id) > (p.organisation_id, p.endpoint_id)
          ORDER BY d.organisation_id, d.endpoint_id LIMIT 1) n
      ), receivers AS (
        SELECT e.organisation_id, e.id, o.id AS handle, e.consecutive_failures > 0 OR e.last_success_at IS NULL AS doubtful,
          (SELECT count(*)::int FROM webhook_deliveries d WHERE d.organisation_id = e.organisation_id
            AND d.endpoint_id = e.id AND d.lease IS NOT NULL AND d.due_at > moment) AS busy
        FROM pending p
        JOIN webhook_endpoints e ON e.organisation_id = p.organisation_id AND e.id = p.endpoint_id AND e.status = 'enabled'
          AND (e.paused_until IS NULL OR e.paused_until <= moment)
        JOIN organisations o ON o.organisation_id = p.organisation_id
      ), candidates AS (
        SELECT r.organisation_id, r.handle, r.doubtful, c.id, c.due_at, r.busy + row_number()
          OVER (PARTITION BY r.organisation_id, r.id ORDER BY c.due_at, c.event_sequence) AS place
        FROM receivers r CROSS JOIN LATERAL (
          SELECT d.id, d.due_at, d.event_sequence FROM webhook_deliveries d
          WHERE d.organisation_id = r.organisation_id AND d.endpoint_id = r.id
            AND d.status IN ('fresh', 'retrying') AND d.due_at <= moment
            AND NOT EXISTS (SELECT FROM webhook_deliveries f WHERE f.organisation_id = d.organisation_id
              AND f.endpoint_id = d.endpoint_id AND f.object_id = d.object_id AND f.status = 'fresh'
              AND f.event_sequence < d.event_sequence)
          ORDER BY d.due_at, d.event_sequence
          LIMIT greatest(0, CASE WHEN r.doubtful THEN 1 ELSE each END - r.busy)) c
      ), ranked AS (
        SELECT c.*, row_number() OVER (PARTITION BY c.doubtful ORDER BY c.place, c.due_at) AS of_kind,
          row_number() OVER (PARTITION BY c.place > 1 ORDER BY c.place, c.due_at) AS of_place
        FROM candidates c
      ), chosen AS (
        SELECT r.* FROM ranked r
        WHERE (NOT r.doubtful OR r.of_kind <= most_doubtful) AND (r.place = 1 OR r.of_place <= most_extra)
        ORDER BY r.place, r.due_at LIMIT most
      ), held AS (
        SELECT d.organisation_id, d.id, c.handle, c.doubtful, c.place
        FROM chosen c JOIN webhook_deliveries d ON d.organisation_id = c.organisation_id AND d.id = c.id
        WHERE d.status IN ('fresh', 'retrying') AND d.due_at <= moment
        FOR UPDATE OF d SKIP LOCKED
      )
      UPDATE webhook_deliveries d SET lease = token, due_at = until
      FROM held c WHERE d.organisation_id = c.organisation_id AND d.id = c.id
      RETURNING d.organisation_id, c.handle, d.id, c.doubtful, c.place > 1;
    END $$`);
}

async function purge(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION purge_webhook_deliveries(older_than timestamptz, most int) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      WITH gone AS (DELETE FROM webhook_deliveries WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM webhook_deliveries WHERE finished_at < least(older_than, now() - interval '7 days')
        ORDER BY finished_at LIMIT most FOR UPDATE SKIP LOCKED)) RETURNING 1)
      SELECT count(*) FROM gone
    $$`);
}

async function acrossLedgers(runner: QueryRunner): Promise<void> {
  await runner.query(`GRANT SELECT ON webhook_endpoints TO contra_directory`);
  await runner.query(
    `GRANT SELECT, UPDATE (lease, due_at), DELETE ON webhook_deliveries TO contra_directory`,
  );
  await runner.query(`GRANT SELECT, DELETE ON webhook_attempts TO contra_directory`);
  for (const table of LOOKED_AT)
    await runner.query(
      `CREATE POLICY across ON ${table} TO contra_directory USING (current_user = 'contra_directory')`,
    );
  await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
  for (const fn of [CLAIM, PURGE]) {
    await runner.query(`ALTER FUNCTION ${fn} OWNER TO contra_directory`);
    await runner.query(`REVOKE ALL ON FUNCTION ${fn} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${fn} TO contra_service`);
  }
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
}
