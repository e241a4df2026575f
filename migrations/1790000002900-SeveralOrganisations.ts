import type { MigrationInterface, QueryRunner } from 'typeorm';

const policyOf = (condition: string) =>
  `ALTER POLICY own_organisation ON %I.%I USING (${condition}) WITH CHECK (${condition})`;
const ONE = 'organisation_id = (SELECT current_organisation_id())';
const AMONG = `${ONE} OR organisation_id = ANY ((SELECT current_organisation_ids())::uuid[])`;

/**
 * Lets a transaction name several organisations, separated by commas, and see and write the rows of these alone. Postings of
 * organisations that have little to do share one: see docs/decisions. All others name one, as before; so what they ask is planned
 * by it, as before.
 */
export class SeveralOrganisations1790000002900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION current_organisation_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        RETURN string_to_array(NULLIF(current_setting('contra.organisation_ids', true), ''), ',')::uuid[]`);
    await alterPolicies(runner, 'current_organisation_id()', policyOf(AMONG));
  }

  async down(runner: QueryRunner): Promise<void> {
    await alterPolicies(runner, 'current_organisation_ids()', policyOf(ONE));
    await runner.query(`DROP FUNCTION current_organisation_ids`);
  }
}

async function alterPolicies(runner: QueryRunner, naming: string, statement: string): Promise<void> {
  await runner.query(`
    DO $$ DECLARE it record; BEGIN
      FOR it IN SELECT schemaname, tablename FROM pg_policies WHERE policyname = 'own_organisation' AND qual LIKE '%${naming}%' LOOP
        EXECUTE format('${statement}', it.schemaname, it.tablename);
      END LOOP;
    END $$`);
}
