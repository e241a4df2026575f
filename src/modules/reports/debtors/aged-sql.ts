import type { Books } from '../reading/books';

export const BUCKETS = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const;
export type Bucket = (typeof BUCKETS)[number];

const DAYS: Readonly<Record<Bucket, string>> = {
  current: 'late <= 0',
  days1To30: 'late BETWEEN 1 AND 30',
  days31To60: 'late BETWEEN 31 AND 60',
  days61To90: 'late BETWEEN 61 AND 90',
  over90: 'late > 90',
};

/** `current`, …, `total` in the document's currency, and the same as `base_…`. */
export type AgedAmounts = Readonly<Record<`${'' | 'base_'}${Bucket | 'total'}`, string>>;

const bucketsOf = (column: string, prefix: string): string =>
  [
    ...BUCKETS.map(
      (bucket) => `coalesce(sum(${column}) FILTER (WHERE ${DAYS[bucket]}), 0) AS "${prefix}${bucket}"`,
    ),
    `sum(${column}) AS "${prefix}total"`,
  ].join(', ');

const AMOUNTS = `${bucketsOf('amount', '')}, ${bucketsOf('base', 'base_')}`;
const COLUMNS = ['', 'base_']
  .flatMap((prefix) => [...BUCKETS, 'total'].map((name) => `"${prefix}${name}"`))
  .join(', ');

export interface AgedFilter {
  readonly asOf: string;
  readonly customerId?: string | undefined;
  readonly currency?: string | undefined;
}

/**
 * The items of which something was open at the end of a day: what is open now, with everything that happened after the day
 * taken back: the lines after it are found by the index of accounts and dates, for which the accounts are an array. So it costs
 * what is open, not what ever was. An item without a due date (a credit, a manual line) counts from
 * its own; one of no customer record goes by the name on its document.
 */
const OPEN = `
  WITH moved AS (
    SELECT id, open_amount AS amount, open_base_amount AS base FROM open_items
      WHERE organisation_id = $1 AND open_amount <> 0
    UNION ALL SELECT open_item_id, credit - debit, base_credit - base_debit FROM journal_lines
      WHERE organisation_id = $1 AND date > $2 AND open_item_id IS NOT NULL
        AND account_id = ANY (ARRAY(SELECT account_id FROM account_roles WHERE organisation_id = $1 AND role = 'debtors'))
    UNION ALL SELECT credit_item_id, -amount, -base_amount FROM allocations WHERE organisation_id = $1 AND date > $2
    UNION ALL SELECT debit_item_id, amount, base_amount FROM allocations WHERE organisation_id = $1 AND date > $2
  ), open AS (
    SELECT id, sum(amount) AS amount, sum(base) AS base FROM moved GROUP BY id HAVING sum(amount) <> 0 OR sum(base) <> 0
  ), items AS (
    SELECT i.customer_id, i.currency, o.amount, o.base, $2::date - coalesce(i.due_date, i.date) AS late,
      CASE WHEN i.customer_id IS NULL THEN coalesce(
        (SELECT client_name FROM invoices d WHERE d.organisation_id = $1 AND d.id = i.id),
        (SELECT client_name FROM credit_notes d WHERE d.organisation_id = $1 AND d.id = i.id),
        (SELECT client_name FROM payments d WHERE d.organisation_id = $1 AND d.id = i.id), '') END AS client_name
    FROM open o JOIN open_items i ON i.organisation_id = $1 AND i.id = o.id
    WHERE ($3::text IS NULL OR i.customer_id = $3) AND ($4::text IS NULL OR i.currency = $4)
  ), sums AS (
    SELECT customer_id, client_name, currency, ${AMOUNTS} FROM items GROUP BY customer_id, client_name, currency
  ), debtors AS MATERIALIZED (
    SELECT coalesce(client_name,
      (SELECT name FROM customers c WHERE c.organisation_id = $1 AND c.id = s.customer_id)) AS name, s.*
    FROM sums s
  )`;

export interface AgedRecord extends AgedAmounts {
  readonly customer_id: string | null;
  readonly name: string;
  readonly currency: string;
}

const paramsOf = (books: Books, { asOf, customerId, currency }: AgedFilter): unknown[] => [
  books.organisationId,
  asOf,
  customerId ?? null,
  currency ?? null,
];

const IN_ORDER = `ORDER BY name COLLATE "C", coalesce(customer_id, ''), currency COLLATE "C"`;

/** Those after a place, up to a number, in the order of name, customer and currency; and the totals of all, by currency. */
export async function agedPage(
  books: Books,
  filter: AgedFilter,
  { after, most }: { after: readonly string[] | null; most: number },
): Promise<{ rows: AgedRecord[]; totals: AgedRecord[] }> {
  const params = paramsOf(books, filter);
  const value = (each: unknown): string => `$${params.push(each)}`;
  const key = `(name COLLATE "C", coalesce(customer_id, ''), currency COLLATE "C")`;
  const place = after ? `WHERE ${key} > (${after.map(value).join(', ')})` : '';
  const all = await books.query<AgedRecord & { is_total: boolean }>(
    `${OPEN} (SELECT false AS is_total, customer_id, name, currency, ${COLUMNS} FROM debtors ${place} ${IN_ORDER} LIMIT ${value(most)})
     UNION ALL (SELECT true, NULL, '', currency, ${COLUMNS.replace(/"[^"]+"/g, 'sum($&)')} FROM debtors GROUP BY currency
       ORDER BY currency COLLATE "C")`,
    params,
  );
  return { rows: all.filter((row) => !row.is_total), totals: all.filter((row) => row.is_total) };
}

/** All of them. */
export const agedSql = (books: Books, filter: AgedFilter): { sql: string; params: unknown[] } => ({
  sql: `${OPEN} SELECT customer_id, name, currency, ${COLUMNS} FROM debtors ${IN_ORDER}`,
  params: paramsOf(books, filter),
});
