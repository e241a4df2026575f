import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The two roles beside the owner, and the functions that every later table's guards are made of.
 *
 * `contra_service` is whom the service works as. `contra_directory` cannot log in; it owns the few SECURITY DEFINER
 * functions that must look across organisations (find a key by its hash, list organisations, purge old answers).
 */
export class RolesAndGuards1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['contra_service', 'contra_directory']) await createRole(runner, role);
    await runner.query(`GRANT USAGE ON SCHEMA public TO contra_service, contra_directory`);
    // PostgreSQL 14 lets everybody create objects there; from 15 on this changes nothing.
    await runner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);

    // A body that is parsed here and now: no search_path of a session can give its names another meaning.
    await runner.query(`
      CREATE FUNCTION current_organisation_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN NULLIF(current_setting('contra.organisation_id', true), '')::uuid`);

    // Every guard fixes its search_path, with pg_temp last: otherwise a session's temporary table named like one of ours
    // would be found first, and the guard would read that.
    // SQLSTATEs of class CT are the database's own refusals; the service maps them to problem codes.
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        RAISE EXCEPTION '% on % is refused: these records are append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'CT001';
      END $$`);
    await runner.query(`
      CREATE FUNCTION refuse_change_beyond() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF (to_jsonb(NEW) - TG_ARGV) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV) THEN
          RAISE EXCEPTION 'UPDATE on % may change only %', TG_TABLE_NAME, array_to_string(TG_ARGV, ', ') USING ERRCODE = 'CT001';
        END IF;
        RETURN NEW;
      END $$`);

    await runner.query(
      `CREATE DOMAIN money_amount AS numeric CHECK (VALUE >= 0 AND VALUE < 1e15 AND scale(VALUE) <= 4)`,
    );
    await runner.query(
      `CREATE DOMAIN signed_amount AS numeric CHECK (VALUE > -1e15 AND VALUE < 1e15 AND scale(VALUE) <= 4)`,
    );
    await runner.query(`CREATE DOMAIN currency_code AS text CHECK (VALUE ~ '^[A-Z]{3}$')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP DOMAIN currency_code, signed_amount, money_amount`);
    await runner.query(`DROP FUNCTION refuse_change_beyond, refuse_change, current_organisation_id`);
  }
}

/** Roles belong to the cluster, so another database of it may have made them; the owner must be able to act as both. */
async function createRole(runner: QueryRunner, role: string): Promise<void> {
  await runner.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
  await runner.query(`
    DO $$ BEGIN
      GRANT ${role} TO CURRENT_USER;
    EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN
      RAISE NOTICE 'membership in ${role} is as the administrator set it';
    END $$`);
}
