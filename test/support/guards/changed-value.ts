import type { Client } from 'pg';

export interface Column {
  readonly name: string;
  readonly type: string;
}

/** By type, a value of which it is enough that it is one. */
const VALUES: Readonly<Record<string, string>> = {
  boolean: 'true',
  bytea: `'\\x00'`,
  currency_code: `'XTS'`,
  date: `'2026-01-01'`,
  json: `'{}'`,
  jsonb: `'{}'`,
  money_amount: '1',
  'numeric[]': `'{}'`,
  'text[]': `'{}'`,
  'timestamp with time zone': `'2026-01-01T00:00:00Z'`,
  text: `'x'`,
  uuid: 'gen_random_uuid()',
};

/** An expression that differs from what the column holds in every row: nothing where there is something, and the reverse. */
export const changedValue = ({ name, type }: Column): string =>
  `CASE WHEN ${name} IS NULL THEN ${VALUES[type] ?? '1'}::${type} END`;

export async function columnsOf(client: Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column & object>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows;
}
