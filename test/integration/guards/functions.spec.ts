import { Client } from 'pg';
import { DEFINED, SEARCHING } from '../../support/guards/functions.data';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

/** What the catalogue says of each function, one by one. */
describe('The function', () => {
  let database: TestDatabase;
  let owner: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const says = async (what: string, name: string): Promise<boolean | undefined> => {
    const { rows } = await owner.query<{ it: boolean }>(
      `SELECT ${what} AS it FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = $1`,
      [name],
    );
    return rows[0]?.it;
  };

  it.each(SEARCHING)('%s finds names in the schema before it finds them in a session', async (name) => {
    expect(await says(`'search_path=public, pg_temp' = ANY (proconfig)`, name)).toBe(true);
  });

  it.each(DEFINED)('%s, which looks across organisations, is for the service alone', async (name) => {
    expect(await says(`has_function_privilege('pg_monitor', oid, 'EXECUTE')`, name)).toBe(false);
    expect(await says(`has_function_privilege('contra_service', oid, 'EXECUTE')`, name)).toBe(true);
  });
});
