import type { Client } from 'pg';
import { guard, type Guard, type Kind } from './guard';

interface Row {
  readonly kind: Kind;
  readonly of: string;
  readonly name: string;
  readonly without: string;
}

/** Tables of the schema, without that of the migrations, which the service has no right to. */
const OURS = `c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'schema_migrations'`;

const CONSTRAINTS = `
  SELECT CASE contype WHEN 'c' THEN 'check' WHEN 'f' THEN 'reference' ELSE 'key' END AS kind, c.relname AS of, conname AS name,
    format('ALTER TABLE %I DROP CONSTRAINT %I CASCADE', c.relname, conname) AS without
  FROM pg_constraint JOIN pg_class c ON c.oid = conrelid WHERE ${OURS} AND contype IN ('c', 'f', 'p', 'u', 'x')`;

const UNIQUE_INDEXES = `
  SELECT 'key' AS kind, c.relname AS of, i.relname AS name, format('DROP INDEX %I', i.relname) AS without
  FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
  WHERE ${OURS} AND x.indisunique AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.oid AND contype IN ('p', 'u', 'x'))`;

/** The columns of a primary key are NOT NULL by it. */
const REQUIRED = `
  SELECT 'required column' AS kind, c.relname AS of, attname AS name,
    format('ALTER TABLE %I ALTER COLUMN %I DROP NOT NULL', c.relname, attname) AS without
  FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
  WHERE ${OURS} AND attnum > 0 AND NOT attisdropped AND attnotnull
    AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND indisprimary AND attnum = ANY (indkey))`;

const DOMAINS = `
  SELECT 'domain' AS kind, typname AS of, conname AS name,
    format('ALTER DOMAIN %I DROP CONSTRAINT %I', typname, conname) AS without
  FROM pg_constraint JOIN pg_type t ON t.oid = contypid WHERE connamespace = 'public'::regnamespace AND contype = 'c'`;

const TRIGGERS = `
  SELECT 'trigger' AS kind, c.relname AS of, tgname AS name, format('DROP TRIGGER %I ON %I', tgname, c.relname) AS without
  FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE ${OURS} AND NOT tgisinternal`;

/** Row-level security is as wide as its policies are: without the guard, each of them admits every row. */
const POLICIES = `
  SELECT 'policy' AS kind, c.relname AS of, polname || ' on ' || what AS name,
    format('ALTER POLICY %I ON %I TO PUBLIC %s (true)', polname, c.relname, clause) AS without
  FROM pg_policy JOIN pg_class c ON c.oid = polrelid
  CROSS JOIN LATERAL (VALUES ('reading', 'USING', polqual), ('writing', 'WITH CHECK', polwithcheck)) AS v (what, clause, condition)
  WHERE ${OURS} AND condition IS NOT NULL
  UNION ALL
  SELECT 'policy', c.relname, 'for the owner too', format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', c.relname)
  FROM pg_class c WHERE ${OURS} AND relforcerowsecurity`;

const RIGHTS = `
  SELECT 'right' AS kind, c.relname AS of, 'no ' || p AS name, format('GRANT %s ON %I TO contra_service', p, c.relname) AS without
  FROM pg_class c CROSS JOIN unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE}'::text[]) AS p
  WHERE ${OURS} AND NOT has_table_privilege('contra_service', c.oid, p)
  UNION ALL
  SELECT 'right', proname, 'not for everybody', format('GRANT EXECUTE ON FUNCTION %s TO PUBLIC', f.oid::regprocedure)
  FROM pg_proc f WHERE pronamespace = 'public'::regnamespace AND prosecdef`;

const SEARCH_PATHS = `
  SELECT 'search path' AS kind, proname AS of, 'fixed' AS name,
    format('ALTER FUNCTION %s RESET search_path', f.oid::regprocedure) AS without
  FROM pg_proc f WHERE pronamespace = 'public'::regnamespace AND proconfig IS NOT NULL`;

const LISTS = [CONSTRAINTS, UNIQUE_INDEXES, REQUIRED, DOMAINS, TRIGGERS, POLICIES, RIGHTS, SEARCH_PATHS];

/** Every guard that the catalogue of a migrated database knows by a name, and what is said inside its functions. */
export async function guardsOfCatalogue(client: Client): Promise<Guard[]> {
  const named = [];
  for (const sql of LISTS) {
    const { rows } = await client.query<Row>(`${sql} ORDER BY 2, 3`);
    named.push(...rows.map(({ kind, of, name, without }) => guard(kind, of, name, without)));
  }
  const { rows: functions } = await client.query<{ name: string; text: string }>(
    `SELECT proname AS name, pg_get_functiondef(oid) AS text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
       AND prokind = 'f' ORDER BY 1`,
  );
  return [...named, ...functions.flatMap(({ name, text }) => guardsOfFunction(name, text))];
}

const REFUSAL = /RAISE EXCEPTION\s+'((?:[^']|'')*)'[^;]*;/g;
const ROW_LOCK = /\bFOR (?:NO KEY )?(?:UPDATE|(?:KEY )?SHARE)(?: OF \w+)?(?: SKIP LOCKED)?/g;
const SKIPPING = / SKIP LOCKED/g;
const ADVISORY = /\bPERFORM pg_advisory_xact_lock\([^;]*;/g;

/** The refusals and the locks in a function's body. Policies aside, no body says FOR UPDATE but to lock. */
function guardsOfFunction(name: string, text: string): Guard[] {
  const cut = (kind: Kind, pattern: RegExp, instead: string): Guard[] =>
    [...text.matchAll(pattern)].map(({ 0: found, 1: said, index }) =>
      guard(
        kind,
        name,
        (said ?? found).trim(),
        text.slice(0, index) + instead + text.slice(index + found.length),
      ),
    );
  return [
    ...cut('refusal', REFUSAL, 'NULL;'),
    ...cut('lock', ROW_LOCK, ''),
    ...cut('lock', SKIPPING, ''),
    ...cut('lock', ADVISORY, ''),
  ];
}
