import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fenceByOrganisation, refuseTruncate } from './sql';

/**
 * Who there is: ledgers, organisations, API keys.
 *
 * `organisation_id` is the internal id of a ledger and leads every key of every ledger table. The public `org_…` id is a
 * handle that points at one: a sandbox that is reset keeps its handle and its keys and moves to a fresh ledger.
 */
export class Directory1790000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledgers (
        organisation_id uuid PRIMARY KEY,
        handle text COLLATE "C" NOT NULL,
        opened_at timestamptz NOT NULL
      )`);
    await fenceByOrganisation(runner, 'ledgers', ['SELECT', 'INSERT']);
    await refuseTruncate(runner, 'ledgers');
    await organisations(runner);
    await apiKeys(runner);
    await lookUps(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION find_api_key, find_organisation, list_organisations, touch_api_keys`);
    await runner.query(`DROP TABLE api_keys, organisations, ledgers`);
  }
}

async function organisations(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE organisations (
      id text COLLATE "C" PRIMARY KEY CHECK (id LIKE 'org\\_%'),
      organisation_id uuid NOT NULL UNIQUE REFERENCES ledgers,
      name text NOT NULL,
      country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
      base_currency currency_code NOT NULL,
      time_zone text NOT NULL,
      fiscal_year_start_month smallint NOT NULL CHECK (fiscal_year_start_month BETWEEN 1 AND 12),
      reversal_date_policy text NOT NULL CHECK (reversal_date_policy IN ('today', 'original', 'first_open_day')),
      chart_template text NOT NULL,
      sandbox boolean NOT NULL,
      vat_number text,
      address jsonb,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL
    )`);
  await fenceByOrganisation(runner, 'organisations', [
    'SELECT',
    'INSERT',
    'UPDATE (organisation_id, name, time_zone, fiscal_year_start_month, reversal_date_policy, vat_number, address, updated_at)',
  ]);
  await refuseTruncate(runner, 'organisations');
}

async function apiKeys(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE api_keys (
      id text COLLATE "C" PRIMARY KEY CHECK (id LIKE 'key\\_%'),
      kind text NOT NULL CHECK (kind IN ('client', 'directory', 'staff')),
      mode text NOT NULL CHECK (mode IN ('live', 'test')),
      organisation text COLLATE "C" REFERENCES organisations (id),
      organisations text[] NOT NULL,
      name text NOT NULL,
      hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
      hint text NOT NULL,
      scopes text[] NOT NULL,
      ip_ranges text[] NOT NULL,
      expires_at timestamptz,
      revoked_at timestamptz,
      rolled_from text COLLATE "C",
      last_used_at timestamptz,
      created_by text COLLATE "C",
      created_at timestamptz NOT NULL,
      CHECK ((kind = 'client') = (organisation IS NOT NULL))
    )`);
  await runner.query(`CREATE INDEX ON api_keys (organisation, created_at)`);
  await runner.query(`ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE api_keys FORCE ROW LEVEL SECURITY`);
  // The organisations that a transaction can see are its own, so a client key is visible through its handle. Keys of the
  // operator (staff, directory) belong to no organisation and show only to a transaction of the operator.
  const visible = `organisation IN (SELECT id FROM organisations)
    OR (organisation IS NULL AND current_setting('contra.operator', true) = 'on')`;
  await runner.query(`CREATE POLICY own_organisation ON api_keys USING (${visible}) WITH CHECK (${visible})`);
  // The service writes hashes and never reads one: it asks find_api_key() for the key of a hash that it knows.
  const readable = `id, kind, mode, organisation, organisations, name, hint, scopes, ip_ranges, expires_at, revoked_at,
    rolled_from, last_used_at, created_by, created_at`;
  await runner.query(
    `GRANT SELECT (${readable}), INSERT, UPDATE (name, expires_at, revoked_at) ON api_keys TO contra_service`,
  );
  await refuseTruncate(runner, 'api_keys');
}

async function lookUps(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION find_api_key(key_hash bytea, named_organisation text)
    RETURNS TABLE (key jsonb, organisation jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT to_jsonb(k) - 'hash', to_jsonb(o)
      FROM api_keys k
      LEFT JOIN organisations o ON o.id = COALESCE(k.organisation, named_organisation)
      WHERE k.hash = key_hash
    $$`);
  await runner.query(`
    CREATE FUNCTION find_organisation(named_organisation text) RETURNS SETOF organisations
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
      $$ SELECT * FROM organisations WHERE id = named_organisation $$`);
  await runner.query(`
    CREATE FUNCTION list_organisations(handles text[], after text, most int) RETURNS SETOF organisations
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT * FROM organisations
      WHERE (handles IS NULL OR id = ANY (handles)) AND (after IS NULL OR id < after)
      ORDER BY id DESC LIMIT most
    $$`);
  await runner.query(`
    CREATE FUNCTION touch_api_keys(used jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      UPDATE api_keys k SET last_used_at = u.at
      FROM jsonb_to_recordset(used) AS u (id text, at timestamptz)
      WHERE k.id = u.id AND (k.last_used_at IS NULL OR k.last_used_at < u.at)
    $$`);
  await runner.query(`GRANT SELECT ON organisations TO contra_directory`);
  await runner.query(`GRANT SELECT, UPDATE (last_used_at) ON api_keys TO contra_directory`);
  // A policy holds for members of its role as well, and the owner is one: so it asks who looks, not who may become whom.
  const itself = `TO contra_directory USING (current_user = 'contra_directory')`;
  await runner.query(`CREATE POLICY look_up ON organisations FOR SELECT ${itself}`);
  await runner.query(`CREATE POLICY look_up ON api_keys FOR SELECT ${itself}`);
  await runner.query(`CREATE POLICY touch ON api_keys FOR UPDATE ${itself}`);
  await runner.query(`GRANT CREATE ON SCHEMA public TO contra_directory`);
  for (const fn of [
    'find_api_key(bytea, text)',
    'find_organisation(text)',
    'list_organisations(text[], text, int)',
    'touch_api_keys(jsonb)',
  ]) {
    await runner.query(`ALTER FUNCTION ${fn} OWNER TO contra_directory`);
    await runner.query(`REVOKE ALL ON FUNCTION ${fn} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${fn} TO contra_service`);
  }
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM contra_directory`);
}
