import { startTestApp, STAFF_KEY, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { ACCEPTED, ledgerOf, openSession, outcomeOf, type Session } from '../../support/plain-sql';

const NO_RIGHT = '42501';

describe("The service's role", () => {
  let app: TestApp;
  let books: Books;
  let session: Session;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
  });
  afterEach(() => session.rollback());
  afterAll(async () => {
    await session.end();
    await app.close();
  });

  const one = async (sql: string, params: readonly unknown[] = []): Promise<unknown> =>
    Object.values((await session.sql(sql, params))[0] ?? {})[0];

  it('is a plain one: no superuser, no bypass of policies, no member of another role', async () => {
    const [role] = await session.sql(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = current_user`,
    );
    expect(Object.values(role ?? {})).toEqual([false, false, false, false, false]);
    const memberships = `SELECT count(*)::int FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
      WHERE r.rolname = current_user`;
    expect(await one(memberships)).toBe(0);
    expect(
      await one(`SELECT count(*)::int FROM pg_class WHERE pg_get_userbyid(relowner) = current_user`),
    ).toBe(0);
  });

  it('stays what it is when it resets its role', async () => {
    if (!app.database.superUrl) return;
    for (const reset of ['RESET ROLE', 'SET ROLE NONE', 'RESET SESSION AUTHORIZATION', 'RESET ALL']) {
      await session.sql(reset);
      expect(await one('SELECT current_user::text')).toBe('contra_service');
    }
    await session.sql(`SELECT set_config('contra.organisation_id', $1, false)`, [
      await ledgerOf(app, books.organisation.id),
    ]);
  });

  it('changes no key of another organisation, even when it names none', async () => {
    await openBooks(app);
    const [own] = await session.sql<{ count: number }>('SELECT count(*)::int FROM api_keys');
    await session.sql('BEGIN');
    // Without a condition only the policy on updates is asked, not that on reading.
    const changed = await session.sql(
      `WITH changed AS (UPDATE api_keys SET name = 'x' RETURNING 1) SELECT FROM changed`,
    );
    expect(changed).toHaveLength(Number(own?.count));
  });

  it.each([
    ['SET ROLE contra_directory'],
    ['SET SESSION AUTHORIZATION contra_directory'],
    [`SET session_replication_role = 'replica'`],
    ['ALTER TABLE journal_entries DISABLE TRIGGER ALL'],
    ['ALTER TABLE journal_entries DISABLE TRIGGER journal_entry_holds'],
    ['DROP TRIGGER journal_lines_append_only ON journal_lines'],
    ['ALTER TABLE journal_lines DISABLE ROW LEVEL SECURITY'],
    ['ALTER TABLE journal_lines NO FORCE ROW LEVEL SECURITY'],
    ['DROP POLICY own_organisation ON journal_lines'],
    ['CREATE POLICY all_rows ON journal_lines USING (true)'],
    ['ALTER TABLE journal_lines OWNER TO contra_service'],
    ['CREATE TABLE mine (id int)'],
    ['CREATE SCHEMA mine'],
    [`CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'`],
    [
      `CREATE OR REPLACE FUNCTION current_organisation_id() RETURNS uuid LANGUAGE sql RETURN gen_random_uuid()`,
    ],
    ['CREATE RULE quiet AS ON INSERT TO journal_entries DO INSTEAD NOTHING'],
    ['CREATE TRIGGER mine BEFORE INSERT ON journal_lines FOR EACH ROW EXECUTE FUNCTION refuse_change()'],
    ['ALTER FUNCTION find_api_key(bytea, text) RESET ALL'],
    ['DROP FUNCTION assert_open'],
    ['SELECT FROM schema_migrations'],
    [`COPY customers TO PROGRAM 'cat'`],
    [`SELECT pg_read_file('PG_VERSION')`],
    ['SELECT FROM pg_authid'],
  ])('cannot %s', async (statement) => {
    expect(await outcomeOf(session.sql(statement))).toBe(NO_RIGHT);
  });

  it('is refused, not shown everything, when it turns row security off', async () => {
    await session.sql('BEGIN');
    await session.sql('SET LOCAL row_security = off');
    expect(await outcomeOf(session.sql('SELECT FROM customers'))).toBe(NO_RIGHT);
  });

  it('reads the hash of no key, not even of its own organisation', async () => {
    expect(await one('SELECT count(*)::int FROM api_keys')).toBe(2);
    for (const sql of [
      'SELECT hash FROM api_keys',
      'SELECT * FROM api_keys',
      'SELECT api_keys FROM api_keys',
      `UPDATE api_keys SET name = 'x' RETURNING hash`,
      `UPDATE api_keys SET name = encode(hash, 'hex')`,
      'SELECT id FROM api_keys ORDER BY hash',
    ])
      expect([sql, await outcomeOf(session.sql(sql))]).toEqual([sql, NO_RIGHT]);
  });

  it('grants itself nothing', async () => {
    await session.sql('GRANT UPDATE ON journal_lines TO contra_service');
    expect(await one(`SELECT has_table_privilege('journal_lines', 'UPDATE')`)).toBe(false);
  });

  it("sees the operator's keys only in work of the operator, and their hashes not even there", async () => {
    const request = { name: 'Second', kind: 'staff', mode: 'live', scopes: ['*'] };
    expect((await app.api(STAFF_KEY).post('/api-keys', request)).status).toBe(201);
    const staffKeys = `SELECT count(*)::int FROM api_keys WHERE kind = 'staff'`;
    expect(await one(staffKeys)).toBe(0);
    await session.sql('BEGIN');
    await session.sql(`SET LOCAL contra.operator = 'on'`);
    expect(await one(staffKeys)).toBe(1);
    expect(await outcomeOf(session.sql('SELECT hash FROM api_keys'))).toBe(NO_RIGHT);
  });

  describe('gets from the functions that look across organisations', () => {
    it('a key for a hash that it knows already, without the hash', async () => {
      expect(await session.sql(`SELECT find_api_key('\\x00'::bytea, NULL)`)).toEqual([]);
      expect(await session.sql(`SELECT find_api_key(NULL, $1)`, [books.organisation.id])).toEqual([]);
      const sha = `sha256(convert_to($1, 'UTF8'))`;
      const rows = await session.sql<{ key: object }>(`SELECT key FROM find_api_key(${sha}, NULL)`, [
        books.liveKey,
      ]);
      expect(rows).toHaveLength(1);
      expect(Object.keys(rows[0]?.key ?? {})).not.toContain('hash');
    });

    it('the names of organisations and nothing of their ledgers', async () => {
      const [row] = await session.sql('SELECT * FROM list_organisations(NULL, NULL, 1)');
      const [same] = await session.sql('SELECT * FROM find_organisation($1)', [books.organisation.id]);
      const columns = await session.sql<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'organisations'::regclass AND attnum > 0`,
      );
      for (const each of [row, same])
        expect(Object.keys(each ?? {})).toEqual(columns.map(({ name }) => name));
    });

    it("a note of a key's last use that changes nothing else and never goes back", async () => {
      const others = await openBooks(app);
      const [key] = (await others.staff.get('/api-keys')).body.data;
      const touch = (at: string) =>
        session.sql('SELECT touch_api_keys($1)', [
          JSON.stringify([{ id: key.id, at, name: 'Mine', revoked_at: at, hash: '\\x00' }]),
        ]);
      await touch('2031-01-01T00:00:00Z');
      await touch('2030-01-01T00:00:00Z');
      const after = (await others.staff.get('/api-keys')).body.data.find(
        ({ id }: { id: string }) => id === key.id,
      );
      expect(after).toEqual({ ...key, lastUsedAt: '2031-01-01T00:00:00.000Z' });
    });

    it('the purge of answers that are older than a day, whatever it asks for', async () => {
      const create = () => books.live.post('/customers', { name: 'Acme' }, { 'idempotency-key': 'kept' });
      const first = await create();
      expect(await outcomeOf(session.sql(`SELECT purge_idempotency_keys('infinity')`))).toBe(ACCEPTED);
      const again = await create();
      expect([again.headers['idempotent-replayed'], again.body]).toEqual(['true', first.body]);
      expect(await outcomeOf(session.sql('DELETE FROM idempotency_keys'))).toBe(NO_RIGHT);
    });
  });
});
