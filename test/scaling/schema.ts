import type { Client } from 'pg';

/** Tables that no organisation leads: everybody's, and found by other things than the organisation. */
export const DIRECTORY: readonly string[] = ['organisations', 'api_keys', 'ledgers', 'schema_migrations'];

export interface Trigger {
  readonly table: string;
  readonly name: string;
  readonly each: 'row' | 'statement';
  readonly transitionTables: boolean;
  readonly deferred: boolean;
  readonly truncate: boolean;
  /** Tables that its function asks, beside the row that it was fired for. */
  readonly asks: readonly string[];
}

export interface Schema {
  /** Those that would be distributed by organisation_id. */
  readonly distributed: readonly string[];
  /** Keys without organisation_id on such a table; of foreign keys to another such table, on either side. */
  readonly keysWithout: readonly string[];
  readonly keys: number;
  readonly triggers: readonly Trigger[];
  readonly policies: number;
  /** SECURITY DEFINER functions, with the distributed tables that they ask. */
  readonly definers: readonly {
    readonly name: string;
    readonly asks: readonly string[];
    readonly locks: boolean;
  }[];
  /** What neither Citus nor YugabyteDB distributes: sequences, exclusion constraints, partitions, generated columns, rules. */
  readonly others: readonly string[];
  readonly domains: number;
}

export async function readSchema(client: Client): Promise<Schema> {
  const rows = async <T extends object>(sql: string): Promise<T[]> => (await client.query<T>(sql)).rows;
  const tables = (await rows<{ name: string }>(TABLES)).map(({ name }) => name);
  const distributed = tables.filter((name) => !DIRECTORY.includes(name));
  const functions = await rows<{ name: string; source: string; definer: boolean }>(FUNCTIONS);
  const asks = (name: string): string[] => tablesAskedBy(name, functions, tables);
  const keys = await rows<{ name: string; with: boolean }>(KEYS);
  const triggers = await rows<Omit<Trigger, 'asks'> & { calls: string }>(TRIGGERS);
  return {
    distributed,
    keys: keys.length,
    keysWithout: keys.filter((key) => !key.with).map(({ name }) => name),
    triggers: triggers
      .filter(({ table }) => distributed.includes(table))
      .map(({ calls, ...trigger }) => ({ ...trigger, asks: asks(calls) })),
    policies: (await rows(`SELECT FROM pg_policy`)).length,
    definers: functions
      .filter(({ definer }) => definer)
      .map(({ name, source }) => ({
        name,
        asks: asks(name).filter((table) => distributed.includes(table)),
        locks: /FOR (UPDATE|SHARE)/.test(source),
      })),
    others: (await rows<{ name: string }>(OTHERS)).map(({ name }) => name),
    domains: (await rows(`SELECT FROM pg_type WHERE typtype = 'd' AND typnamespace = 'public'::regnamespace`))
      .length,
  };
}

/** By name, through the functions that it calls; the row that fired a trigger and its transition tables are no table. */
function tablesAskedBy(
  name: string,
  functions: readonly { readonly name: string; readonly source: string }[],
  tables: readonly string[],
  seen = new Set<string>(),
): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const source = functions.find((each) => each.name === name)?.source ?? '';
  const own = tables.filter((table) =>
    new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE)\\s+(?:public\\.)?${table}\\b`, 'i').test(source),
  );
  const called = functions.filter(
    (each) => each.name !== name && new RegExp(`\\b${each.name}\\s*\\(`).test(source),
  );
  return [
    ...new Set([...own, ...called.flatMap((each) => tablesAskedBy(each.name, functions, tables, seen))]),
  ];
}

const TABLES = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`;

const FUNCTIONS = `SELECT proname AS name, coalesce(prosrc, '') || coalesce(pg_get_function_sqlbody(oid), '') AS source, prosecdef AS definer
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' ORDER BY proname`;

const isDirectory = (table: string): string =>
  `${table} IN (${DIRECTORY.map((name) => `'${name}'`).join(', ')})`;

const KEYS = `
  SELECT t.relname || '.' || c.conname AS name, EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (c.conkey) AND a.attname = 'organisation_id')
    AND (c.contype <> 'f' OR f.relname = 'ledgers' OR EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = f.oid AND a.attnum = ANY (c.confkey) AND a.attname = 'organisation_id')) AS with
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid LEFT JOIN pg_class f ON f.oid = c.confrelid
  WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'f', 'x') AND NOT (${isDirectory('t.relname')})
  UNION ALL
  SELECT t.relname || '.' || i.relname, EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (x.indkey) AND a.attname = 'organisation_id')
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
  WHERE t.relnamespace = 'public'::regnamespace AND x.indisunique AND NOT (${isDirectory('t.relname')})
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid)
  ORDER BY 1`;

/** See pg_trigger.h: bit 0 is FOR EACH ROW, bit 5 is TRUNCATE. */
const TRIGGERS = `
  SELECT c.relname AS table, t.tgname AS name, CASE WHEN t.tgtype & 1 = 1 THEN 'row' ELSE 'statement' END AS each,
    t.tgnewtable IS NOT NULL OR t.tgoldtable IS NOT NULL AS "transitionTables", t.tgdeferrable AS deferred,
    t.tgtype & 32 = 32 AS truncate, p.proname AS calls
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
  WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`;

const OTHERS = `
  SELECT 'sequence ' || relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
    AND relname NOT LIKE 'schema_migrations%'
  UNION ALL SELECT 'exclusion constraint ' || conname FROM pg_constraint WHERE contype = 'x'
  UNION ALL SELECT 'partitioned table ' || relname FROM pg_class WHERE relkind = 'p'
  UNION ALL SELECT 'generated column ' || attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE a.attgenerated <> '' AND c.relnamespace = 'public'::regnamespace
  UNION ALL SELECT 'rule ' || rulename FROM pg_rules WHERE schemaname = 'public'`;
