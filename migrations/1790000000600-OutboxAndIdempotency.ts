import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, makeAppendOnly, refuseTruncate } from './sql';

/** The outbox of events, in a gapless sequence per organisation, and the stored answers of idempotent requests. */
export class OutboxAndIdempotency1790000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE events (
        organisation_id uuid NOT NULL,
        sequence bigint NOT NULL CHECK (sequence > 0),
        id text COLLATE "C" NOT NULL,
        type text NOT NULL,
        object_type text NOT NULL,
        object_id text COLLATE "C" NOT NULL,
        data jsonb NOT NULL,
        api_key_id text NOT NULL,
        request_id text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (organisation_id, sequence)
      )`);
    await fenceByOrganisation(runner, 'events', ['SELECT', 'INSERT']);
    await makeAppendOnly(runner, 'events');

    await runner.query(`
      CREATE TABLE idempotency_keys (
        organisation_id uuid NOT NULL,
        api_key_id text COLLATE "C" NOT NULL,
        method text NOT NULL,
        path text NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        status int NOT NULL,
        answer text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (organisation_id, api_key_id, method, path, key)
      )`);
    await runner.query(`CREATE INDEX idempotency_keys_age ON idempotency_keys USING brin (created_at)`);
    await fenceByOrganisation(runner, 'idempotency_keys', ['SELECT', 'INSERT']);
    await refuseTruncate(runner, 'idempotency_keys');

    await runner.query(`
      CREATE FUNCTION purge_idempotency_keys(older_than timestamptz) RETURNS bigint
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        WITH gone AS (DELETE FROM idempotency_keys WHERE created_at < least(older_than, now() - interval '24 hours') RETURNING 1)
        SELECT count(*) FROM gone
      $$`);
    await runner.query(`GRANT SELECT, DELETE ON idempotency_keys TO contra_directory`);
    await runner.query(`
      CREATE POLICY purge ON idempotency_keys TO contra_directory USING (current_user = 'contra_directory')`);
    await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
    await runner.query(`ALTER FUNCTION purge_idempotency_keys(timestamptz) OWNER TO contra_directory`);
    await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
    await runner.query(`REVOKE ALL ON FUNCTION purge_idempotency_keys(timestamptz) FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION purge_idempotency_keys(timestamptz) TO contra_service`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION purge_idempotency_keys`);
    await runner.query(`DROP TABLE idempotency_keys, events`);
  }
}
