import { Client } from 'pg';
import { migrations } from '../../migrations';
import { migrate, showMigrations } from '../../src/platform/database/migrate';
import { asServiceRole, onDatabase, withSettings } from '../../src/platform/database/urls';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const names = migrations.map(({ name }) => name);

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client
    .query<T>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describe('migrating', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  afterEach(() => database.drop());

  it('applies everything once, however many instances start at the same moment', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl)));
    expect(applied.filter((list) => list.length > 0)).toEqual([names]);
    expect(await showMigrations(database.ownerUrl)).toEqual(names.map((name) => ({ name, applied: true })));
  });

  it('shows what is still to be applied', async () => {
    expect(await showMigrations(database.ownerUrl)).toEqual(names.map((name) => ({ name, applied: false })));
  });

  it('says so when a newer version was here, and goes on', async () => {
    await migrate(database.ownerUrl);
    await ask(
      database.ownerUrl,
      `INSERT INTO schema_migrations (timestamp, name) VALUES (9000000000000, 'Later9000000000000')`,
    );
    const said: string[] = [];
    await migrate(database.ownerUrl, (message) => said.push(message));
    expect(said).toEqual(['The database has migration Later9000000000000, which this version does not know']);
  });
});

describe('a test database', () => {
  it('is a migrated one of its own, with the rights of the real one', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    expect(one.name).not.toBe(two.name);
    expect(await showMigrations(one.ownerUrl)).toEqual(names.map((name) => ({ name, applied: true })));
    await ask(one.ownerUrl, 'CREATE TABLE only_here (id int)');
    const [found] = await ask<{ me: string; here: boolean }>(
      two.serviceUrl,
      `SELECT current_user AS me, to_regclass('only_here') IS NOT NULL AS here`,
    );
    expect(found).toEqual({ me: 'contra_service', here: false });
    await expect(ask(one.serviceUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    await expect(ask(one.serviceUrl, 'DELETE FROM schema_migrations')).rejects.toThrow('permission denied');
    await Promise.all([one.drop(), two.drop()]);
  });

  it('is dropped with the connections that a spec has left open', async () => {
    const database = await createTestDatabase();
    const forgotten = new Client({ connectionString: database.serviceUrl });
    forgotten.on('error', () => undefined);
    await forgotten.connect();
    await database.drop();
    await expect(ask(database.ownerUrl, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});

describe('the URL of the service without a login of its own', () => {
  it('takes the role as it connects and keeps the options that were given', async () => {
    const database = await createTestDatabase();
    const url = withSettings(asServiceRole(`${database.ownerUrl}?options=-c%20work_mem=8MB`), {
      statement_timeout: '30s',
    });
    const [found] = await ask(
      url,
      `SELECT current_user AS me, current_setting('work_mem') AS memory, current_setting('statement_timeout') AS most`,
    );
    expect(found).toEqual({ me: 'contra_service', memory: '8MB', most: '30s' });
    await database.drop();
  });

  it('names another database of the same server', () => {
    expect(onDatabase('postgres://u:p%40@h:1/a?sslmode=require', 'b c')).toBe(
      'postgres://u:p%40@h:1/b%20c?sslmode=require',
    );
  });
});
