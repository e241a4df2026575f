import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations';
import { migrate } from '../../../src/platform/database/migrate';
import { TABLES, type TableName } from '../../../src/platform/database/tables.data';
import { startTestApp, type TestApp } from '../../support/app';
import { openSession, type Session } from '../../support/plain-sql';
import { createTestDatabase } from '../../support/test-database';

/** Columns that are never inserted: they are set later, or by default. */
const NEVER_INSERTED: Partial<Record<TableName, readonly string[]>> = {
  period_locks: ['sales_through', 'tax_through', 'all_through', 'hard_through', 'closed_at'],
  counters: ['closed'],
  lock_exceptions: ['revoked_at', 'revoked_by'],
  api_keys: ['revoked_at', 'last_used_at'],
  jobs: ['lease'],
  webhook_endpoints: ['consecutive_failures', 'failing_since', 'last_success_at', 'paused_until'],
  webhook_deliveries: ['attempts', 'tries', 'lease', 'finished_at'],
  credit_notes: [
    'voided_at',
    'void_reason',
    'reversal_entry_id',
    'refunded_amount',
    'settlement_reversal_entry_id',
  ],
  payments: ['reversed_at', 'reversal_reason', 'reversal_entry_id'],
  refunds: ['reversed_at', 'reversal_reason', 'reversal_entry_id'],
  write_offs: ['reversed_at', 'reversal_reason', 'reversal_entry_id'],
  year_closings: ['reopened_at', 'reopened_by', 'reopen_reason', 'reversal_entry_id'],
  deliveries: ['attempt_began_at', 'first_attempt_at'],
  invoices: ['voided_at', 'void_reason', 'reversal_entry_id'],
  invoice_lines: [
    'credited_quantity',
    'credited_quantity_net',
    'credited_quantity_gross',
    'credited_net',
    'credited_tax',
  ],
};
/** Written by statements of their own. */
const NOT_BY_SET = [
  'exception_postings',
  'export_chunks',
  'periods',
  'schema_migrations',
  'journal_rollup',
  'journal_rollup_marks',
  'list_changes',
  'list_totals',
  'journal_attachments',
  'relay_cursors',
];

describe('What the code says of the tables', () => {
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

  it('lists the tables that are written by set, column for column and type for type', async () => {
    const columns = await owner.sql<{ table: string; name: string; type: string }>(`
      SELECT c.table_name AS table, c.column_name AS name, CASE WHEN c.data_type = 'ARRAY' THEN substr(c.udt_name, 2) || '[]'
        ELSE c.udt_name END AS type
      FROM information_schema.columns c WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position`);
    const short: Readonly<Record<string, string>> = {
      int8: 'bigint',
      int4: 'int',
      int2: 'smallint',
      bool: 'boolean',
    };
    const found: Record<string, Record<string, string>> = {};
    for (const { table, name, type } of columns) {
      if (NOT_BY_SET.includes(table) || NEVER_INSERTED[table as TableName]?.includes(name)) continue;
      (found[table] ??= {})[name] = short[type] ?? type;
    }
    expect(found).toEqual(TABLES);
  });

  it('maps each entity to columns of the same type that are as nullable', async () => {
    const { entities } = app;
    expect(entities.length).toBeGreaterThan(8);
    const rows = await owner.sql<{ table: string; name: string; type: string; nullable: boolean }>(`
      SELECT table_name AS table, column_name AS name, data_type AS type, is_nullable = 'YES' AS nullable
      FROM information_schema.columns WHERE table_schema = 'public'`);
    const catalogue = new Map(rows.map((row) => [`${row.table}.${row.name}`, row]));
    const long: Readonly<Record<string, string>> = {
      timestamptz: 'timestamp with time zone',
      int: 'integer',
    };
    for (const { tableName, columns } of entities) {
      for (const { databaseName, type, isArray, isNullable } of columns) {
        const name = `${tableName}.${databaseName}`;
        const row = catalogue.get(name);
        const declared = isArray ? 'ARRAY' : (long[String(type)] ?? String(type));
        expect([name, row?.type, row?.nullable]).toEqual([name, declared, isNullable]);
      }
    }
  });
});

describe('Migrations on an empty database', () => {
  it('can be taken back to nothing and applied again', async () => {
    const database = await createTestDatabase({ migrated: false });
    await migrate(database.ownerUrl);
    const source = await new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      migrations,
      migrationsTableName: 'schema_migrations',
      installExtensions: false,
    }).initialize();
    const left = async (): Promise<string[]> => {
      const rows = await source.query<{ name: string }[]>(`
        SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S')
        UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'd' ORDER BY 1`);
      return rows.map(({ name }) => name);
    };
    const before = await left();
    for (let applied = migrations.length; applied > 0; applied -= 1)
      await source.undoLastMigration({ transaction: 'each' });
    expect(await left()).toEqual(['schema_migrations', 'schema_migrations_id_seq']);
    await source.runMigrations({ transaction: 'each' });
    expect(await left()).toEqual(before);
    await source.destroy();
    await database.drop();
  });
});
