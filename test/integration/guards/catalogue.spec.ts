import { startTestApp, type TestApp } from '../../support/app';
import { openSession, type Session } from '../../support/plain-sql';

/** Tables whose rows are found before an organisation is known. All else is led by organisation_id. */
const DIRECTORY: Readonly<Record<string, string>> = {
  organisations: 'the public handle is looked up to find the ledger',
  api_keys: 'a key is looked up by its hash to find its organisation',
  schema_migrations: 'belongs to the database, and the service has no right to it',
};
/** Indexes that do not begin with organisation_id, though their table does. */
const ACROSS: Readonly<Record<string, string>> = {
  jobs_claim: 'jobs are claimed as they come due, of all organisations at once',
  idempotency_keys_age: 'answers are purged by age, of all organisations at once',
  webhook_deliveries_age: 'deliveries are purged by age, of all organisations at once',
};

const DEFINER_FUNCTIONS = [
  'claim_jobs',
  'claim_webhook_deliveries',
  'due_auto_reversals',
  'find_api_key',
  'find_organisation',
  'ledgers_to_relay',
  'list_ledgers',
  'list_organisations',
  'list_totals_behind',
  'purge_idempotency_keys',
  'purge_webhook_deliveries',
  'reset_sandbox',
  'rollups_behind',
  'touch_api_keys',
  'unsealed_ledgers',
  'work_behind',
];

describe("The database's catalogue", () => {
  let app: TestApp;
  let owner: Session;

  beforeAll(async () => {
    app = await startTestApp();
    owner = await openSession(app, 'owner', null);
  });
  afterAll(async () => {
    await owner.end();
    await app.close();
  });

  const texts = async (sql: string, params: readonly unknown[] = []): Promise<string[]> =>
    (await owner.sql<{ text: string }>(sql, params)).map(({ text }) => text);
  const tables = (): Promise<string[]> =>
    texts(`SELECT relname AS text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
      ORDER BY relname COLLATE "C"`);

  it('leads every table by organisation_id, NOT NULL and of one type', async () => {
    const led =
      await texts(`SELECT table_name AS text FROM information_schema.columns WHERE table_schema = 'public'
      AND column_name = 'organisation_id' AND is_nullable = 'NO' AND data_type = 'uuid' AND ordinal_position = 1`);
    const all = await tables();
    expect(all.filter((table) => !(table in DIRECTORY)).sort()).toEqual(led.sort());
    expect(all).toEqual(expect.arrayContaining(Object.keys(DIRECTORY)));
  });

  it('leads every primary key, unique key and index by organisation_id', async () => {
    const strangers = await owner.sql<{ index: string; table: string }>(`
      SELECT i.relname AS index, t.relname AS table
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
      LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
      WHERE t.relnamespace = 'public'::regnamespace AND a.attname IS DISTINCT FROM 'organisation_id'`);
    const unexplained = strangers.filter(({ index, table }) => !(table in DIRECTORY) && !(index in ACROSS));
    expect(unexplained).toEqual([]);
    expect(strangers.map(({ index }) => index)).toEqual(expect.arrayContaining(Object.keys(ACROSS)));
    const keyless = `SELECT relname AS text FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_constraint p WHERE p.conrelid = c.oid AND p.contype = 'p')`;
    expect(await texts(keyless)).toEqual([]);
  });

  it('leads every foreign key by organisation_id on both sides, so that none crosses organisations', async () => {
    const crossing = await texts(`
      SELECT c.conrelid::regclass || ' → ' || c.confrelid::regclass AS text FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
      WHERE c.contype = 'f' AND (a.attname <> 'organisation_id' OR b.attname <> 'organisation_id')`);
    expect(crossing).toEqual(['api_keys → organisations']);
  });

  it('enables and forces row-level security, by a policy on the organisation that binds reads and writes', async () => {
    const fenced = await texts(
      `SELECT relname AS text FROM pg_class WHERE relrowsecurity AND relforcerowsecurity`,
    );
    const open = (await tables()).filter((table) => !fenced.includes(table));
    expect(open).toEqual(['schema_migrations']);
    const policies = await owner.sql<Record<'tablename' | 'qual' | 'with_check', string>>(
      `SELECT tablename, qual, with_check FROM pg_policies WHERE policyname = 'own_organisation' AND cmd = 'ALL'
         AND roles = '{public}'`,
    );
    expect(policies.map(({ tablename }) => tablename).sort()).toEqual(fenced.sort());
    for (const { tablename, qual, with_check: check } of policies) {
      expect([tablename, check]).toEqual([tablename, qual]);
      if (!(tablename in DIRECTORY) || tablename === 'organisations')
        expect(qual).toBe(
          '((organisation_id = ( SELECT current_organisation_id() AS current_organisation_id)) OR (organisation_id = ANY (( SELECT current_organisation_ids() AS current_organisation_ids)::uuid[])))',
        );
    }
  });

  it('has no other policy than those of the role that looks across organisations, which ask for that role', async () => {
    const others = await owner.sql<Record<'name' | 'roles' | 'qual', string>>(
      `SELECT tablename || '.' || policyname AS name, roles::text, qual FROM pg_policies
       WHERE policyname <> 'own_organisation' ORDER BY 1`,
    );
    expect(others.map(({ name }) => name)).toEqual([
      'api_keys.look_up',
      'api_keys.touch',
      'auto_reversals.look_up',
      'counters.reset',
      'idempotency_keys.purge',
      'jobs.claim',
      'journal_rollup_marks.look_up',
      'ledgers.reset',
      'list_changes.look_up',
      'organisations.look_up',
      'organisations.reset',
      'period_locks.reset',
      'relay_cursors.look_up',
      'seals.look_up',
      'webhook_attempts.across',
      'webhook_deliveries.across',
      'webhook_endpoints.across',
    ]);
    for (const { roles, qual } of others) {
      expect(roles).toBe('{contra_directory}');
      expect(qual).toContain('CURRENT_USER = ');
    }
  });

  it('has the few SECURITY DEFINER functions, owned by a role that cannot log in and open to the service alone', async () => {
    const functions = await owner.sql<{
      name: string;
      owner: string;
      config: string;
      others: boolean;
      ours: boolean;
    }>(`
      SELECT proname AS name, pg_get_userbyid(proowner) AS owner, proconfig::text AS config,
        EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) a WHERE a.grantee = 0) AS others,
        has_function_privilege('contra_service', oid, 'EXECUTE') AS ours
      FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname`);
    expect(functions.map(({ name }) => name)).toEqual(DEFINER_FUNCTIONS);
    for (const { name, ...rest } of functions)
      expect([name, rest]).toEqual([
        name,
        { owner: 'contra_directory', config: '{"search_path=public, pg_temp"}', others: false, ours: true },
      ]);
    expect(
      await owner.sql(
        `SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'contra_directory'`,
      ),
    ).toEqual([{ rolcanlogin: false, rolsuper: false, rolbypassrls: false }]);
  });

  it('fixes the search_path of every function that reads a table', async () => {
    const loose = await texts(`SELECT proname AS text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      AND (proconfig IS NULL OR NOT 'search_path=public, pg_temp' = ANY (proconfig))`);
    expect(loose.sort()).toEqual(['current_organisation_id', 'current_organisation_ids']);
  });

  it('gives the service no right to change what is append-only', async () => {
    const rights = await texts(`SELECT DISTINCT table_name || ' ' || privilege_type AS text
      FROM information_schema.column_privileges WHERE grantee = 'contra_service' AND privilege_type NOT IN ('SELECT', 'INSERT')
      UNION SELECT table_name || ' ' || privilege_type FROM information_schema.table_privileges
      WHERE grantee = 'contra_service' AND privilege_type NOT IN ('SELECT', 'INSERT') ORDER BY 1`);
    expect(rights).toEqual([
      'account_roles UPDATE',
      'accounts DELETE',
      'accounts UPDATE',
      'api_keys UPDATE',
      'auto_reversals UPDATE',
      'counters UPDATE',
      'credit_notes UPDATE',
      'customers DELETE',
      'customers UPDATE',
      'deliveries UPDATE',
      // What a mail server answered may be forgotten, by the erasure of a customer; a trigger lets nothing else pass.
      'delivery_attempts UPDATE',
      'exchange_rates DELETE',
      'exchange_rates UPDATE',
      'idempotency_keys UPDATE',
      'invoice_lines DELETE',
      'invoice_lines UPDATE',
      'invoices DELETE',
      'invoices UPDATE',
      'jobs DELETE',
      'jobs UPDATE',
      'journal_attachments UPDATE',
      'journal_drafts DELETE',
      'journal_drafts UPDATE',
      'journal_rollup DELETE',
      'journal_rollup UPDATE',
      'journal_rollup_marks UPDATE',
      'list_changes DELETE',
      'list_totals DELETE',
      'list_totals UPDATE',
      'lock_exceptions UPDATE',
      'number_series UPDATE',
      'open_items UPDATE',
      'organisations UPDATE',
      'payments UPDATE',
      'period_locks UPDATE',
      'periods UPDATE',
      'prices DELETE',
      'prices UPDATE',
      'products DELETE',
      'products UPDATE',
      'refunds UPDATE',
      'relay_cursors UPDATE',
      'tax_rates DELETE',
      'tax_rates UPDATE',
      'webhook_deliveries UPDATE',
      'webhook_endpoints UPDATE',
      'write_offs UPDATE',
      'year_closings UPDATE',
    ]);
  });
});
