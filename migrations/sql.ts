import type { QueryRunner } from 'typeorm';

/** What the service's role may do with the rows of one table; column lists narrow an UPDATE to labels and balances. */
export type Grant = 'SELECT' | 'INSERT' | 'DELETE' | 'UPDATE' | `UPDATE (${string})`;

/**
 * Fences a table of an organisation: row-level security by `organisation_id`, FORCEd so that the owner is bound as well,
 * and exactly the named rights for the service's role.
 */
export async function fenceByOrganisation(
  runner: QueryRunner,
  table: string,
  grants: readonly Grant[],
): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(`
    CREATE POLICY own_organisation ON ${table}
      USING (organisation_id = (SELECT current_organisation_id()))
      WITH CHECK (organisation_id = (SELECT current_organisation_id()))`);
  await runner.query(`GRANT ${grants.join(', ')} ON ${table} TO contra_service`);
}

/** Refuses UPDATE, DELETE and TRUNCATE on a table by every path, also for its owner. */
export async function makeAppendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  await refuseTruncate(runner, table);
}

/** Refuses TRUNCATE, which row-level security and row triggers do not see. */
export async function refuseTruncate(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
}

/**
 * Lets an UPDATE change only the named columns and refuses DELETE, also for the owner: what a document says about
 * amounts, dates and parties is a legal record from the moment it is numbered.
 */
export async function freezeAllBut(
  runner: QueryRunner,
  table: string,
  mutable: readonly string[],
): Promise<void> {
  const list = mutable.map((column) => `'${column}'`).join(', ');
  await runner.query(`
    CREATE TRIGGER ${table}_frozen BEFORE UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse_change_beyond(${list})`);
  await runner.query(`
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  await refuseTruncate(runner, table);
}
