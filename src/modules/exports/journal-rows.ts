import type { PoolClient } from 'pg';
import { escapeLiteral } from 'pg';
import { dimensionOf } from '../journal/dimension';
import type { JournalExportQuery } from './dto/export.dto';

/** The columns of every export, in order: name, and the expression over entry `e`, line `l`, account `a`, reversed entry `r`. */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['entry_number', 'e.number'],
  ['date', 'e.date'],
  ['line_no', 'l.line_no'],
  ['document_type', 'e.source_type'],
  ['document_number', 'e.document_number'],
  ['counterparty', 'e.counterparty_name'],
  ['account_code', 'a.code'],
  ['account_name', 'a.name'],
  ['debit', 'l.debit'],
  ['credit', 'l.credit'],
  ['currency', 'e.currency'],
  ['exchange_rate', 'e.exchange_rate'],
  ['base_debit', 'l.base_debit'],
  ['base_credit', 'l.base_credit'],
  ['base_currency', '{base}'],
  ['vat_code', 'l.vat_code'],
  ['description', 'l.description'],
  ['memo', 'e.memo'],
  ['dimensions', 'l.dimensions'],
  ['reverses_entry_number', 'r.number'],
  ['entry_id', 'e.id'],
  ['source_id', 'e.source_id'],
  ['customer_id', 'l.customer_id'],
  ['open_item_id', 'l.open_item_id'],
  ['posted_by', 'e.posted_by'],
  ['posted_at', `to_char(e.posted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`],
  ['request_id', 'e.request_id'],
];

/** Text that a sender chose: in a spreadsheet a leading = + - or @ would make a formula of it. */
const FREE_TEXT = new Set([
  'document_number',
  'counterparty',
  'account_code',
  'account_name',
  'description',
  'memo',
  'source_id',
]);

interface Scope {
  readonly organisationId: string;
  readonly baseCurrency: string;
}

/**
 * The rows of the journal in its order, a line each. COPY takes no parameters, so values are quoted as literals by the
 * driver; all of them have passed validation before.
 */
export function journalRowsSql(
  scope: Scope,
  query: JournalExportQuery,
  { guardFormulas }: { guardFormulas: boolean },
): string {
  const base = escapeLiteral(scope.baseCurrency);
  const select = COLUMNS.map(([name, expression]) => {
    const value = expression === '{base}' ? base : expression;
    return `${guardFormulas && FREE_TEXT.has(name) ? guarded(value) : value} AS ${name}`;
  });
  return `SELECT ${select.join(', ')} FROM journal_entries e
    JOIN journal_lines l ON l.organisation_id = e.organisation_id AND l.entry_number = e.number
    JOIN accounts a ON a.organisation_id = l.organisation_id AND a.id = l.account_id
    LEFT JOIN journal_entries r ON r.organisation_id = e.organisation_id AND r.id = e.reverses_entry_id
    WHERE ${conditions(scope, query).join(' AND ')} ORDER BY e.number, l.line_no`;
}

function conditions({ organisationId }: Scope, query: JournalExportQuery): string[] {
  const given: readonly (readonly [string, string | undefined])[] = [
    ['e.date >=', query.from],
    ['e.date <=', query.to],
    ['l.account_id =', query.accountId],
    ['e.source_type =', query.sourceType],
    ['l.dimensions @>', query.dimension === undefined ? undefined : dimensionOf(query.dimension)],
  ];
  const filters = given.flatMap(([condition, value]) =>
    value === undefined ? [] : [`${condition} ${escapeLiteral(value)}`],
  );
  return [`e.organisation_id = ${escapeLiteral(organisationId)}`, ...filters];
}

const guarded = (value: string): string =>
  `CASE WHEN ${value} ~ '^[=+@\\t\\r-]' THEN '''' || ${value} ELSE ${value} END`;

/** Lets the first rows come at once: walk the index in order rather than sort the whole journal first. */
export async function preferFirstRow(client: PoolClient): Promise<void> {
  await client.query(
    `SET LOCAL enable_sort = off; SET LOCAL enable_hashjoin = off; SET LOCAL max_parallel_workers_per_gather = 0`,
  );
}
