import { WORKER_NAME } from '../world/start-target';
import type { Target } from '../world/target';

/**
 * Has the database itself note which statement has changed rows of which table, so that what was refused can be seen to
 * have changed nothing: a note is committed with the change, or not at all.
 */
export async function watchWrites({ query }: Target): Promise<void> {
  await query(`DROP SCHEMA IF EXISTS fuzz CASCADE`);
  await query(`CREATE SCHEMA fuzz`);
  await query(`GRANT USAGE ON SCHEMA fuzz TO PUBLIC`);
  await query(`CREATE UNLOGGED TABLE fuzz.writes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, changed text NOT NULL, organisation text, by text NOT NULL)`);
  await query(`CREATE INDEX ON fuzz.writes (organisation, id)`);
  await query(`GRANT INSERT ON fuzz.writes TO PUBLIC`);
  // The time at which a key was last used is noted by a function with a role of its own, whatever came of the request.
  await query(`CREATE FUNCTION fuzz.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT FROM changed) AND current_user <> 'contra_directory' THEN
      INSERT INTO fuzz.writes (changed, organisation, by) VALUES (TG_OP || ' ' || TG_TABLE_NAME,
        current_setting('contra.organisation_id', true), current_setting('application_name'));
    END IF;
    RETURN NULL;
  END $$`);
  const tables = await query<{ name: string }>(`
    SELECT c.oid::regclass::text AS name FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`);
  for (const { name } of tables)
    for (const [operation, transition] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ])
      await query(`CREATE TRIGGER fuzz_${String(operation)} AFTER ${String(operation)} ON ${name}
        REFERENCING ${String(transition)} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION fuzz.note()`);
}

/** Where the notes stand: what is noted later comes behind it. */
export async function lastWrite({ query }: Target): Promise<string> {
  const [row] = await query<{ id: string }>(`SELECT coalesce(max(id), 0)::text AS id FROM fuzz.writes`);
  return row?.id ?? '0';
}

/** What requests have changed since, such as `INSERT invoices`; of one organisation, or of all. */
export async function writesSince(
  { query }: Target,
  id: string,
  organisation: string | null = null,
): Promise<string[]> {
  const rows = await query<{ changed: string }>(
    `SELECT DISTINCT changed FROM fuzz.writes WHERE id > $1 AND by <> $2
       AND ($3::text IS NULL OR organisation = (SELECT organisation_id::text FROM organisations WHERE id = $3))
     ORDER BY 1`,
    [id, WORKER_NAME, organisation],
  );
  return rows.map(({ changed }) => changed);
}

/** The requests that have left an entry or an event, by the id that every such row carries. */
export async function requestsWithTraces({ query }: Target): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT request_id AS id FROM events UNION SELECT request_id FROM journal_entries`,
  );
  return rows.map(({ id }) => id);
}
