import { escapeLiteral } from 'pg';
import type { ExportQuery, ExportScope } from './formats/export-format';
import { conditions } from './journal-conditions';

/**
 * The reversed entry's number, looked up by its id for each line: as a join it may be planned as a scan of all entries for
 * each of them, when the statistics are older than the journal.
 */
const REVERSED = `(SELECT r.number FROM journal_entries r
      WHERE r.organisation_id = e.organisation_id AND r.id = e.reverses_entry_id)`;

/** The columns of every export, in order: name, and the expression over entry `e`, line `l` and account `a`. */
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
  ['reverses_entry_number', REVERSED],
  ['entry_id', 'e.id'],
  ['source_id', 'e.source_id'],
  ['customer_id', 'l.customer_id'],
  ['open_item_id', 'l.open_item_id'],
  ['posted_by', 'e.posted_by'],
  ['posted_at', `to_char(e.posted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`],
  ['request_id', 'e.request_id'],
  ['account_id', 'l.account_id'],
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
  'request_id',
]);

/**
 * The rows of the journal in its order, a line each.
 *
 * Lines and accounts are looked up entry by entry along the order of the numbers (OFFSET 0 keeps the planner from joining
 * them in another way): the first row comes at once, and the whole costs what its length is, whatever the statistics say.
 * On a table that has grown since they were taken, a join of the planner's choice was quadratic.
 */
export function journalRowsSql(
  scope: ExportScope,
  query: ExportQuery,
  { guardFormulas }: { guardFormulas: boolean },
): string {
  const base = escapeLiteral(scope.baseCurrency);
  const select = COLUMNS.map(([name, expression]) => {
    const value = expression === '{base}' ? base : expression;
    return `${guardFormulas && FREE_TEXT.has(name) ? guarded(value) : value} AS ${name}`;
  });
  const { ofEntries, ofLines } = conditions(scope, query);
  return `SELECT ${select.join(', ')} FROM journal_entries e
    CROSS JOIN LATERAL (SELECT * FROM journal_lines
      WHERE ${ofLines.join(' AND ')} AND entry_number = e.number ORDER BY line_no OFFSET 0) l
    CROSS JOIN LATERAL (SELECT code, name FROM accounts
      WHERE organisation_id = e.organisation_id AND id = l.account_id OFFSET 0) a
    WHERE ${ofEntries.join(' AND ')} ORDER BY e.number, l.line_no`;
}

const guarded = (value: string): string =>
  `CASE WHEN ${value} ~ '^[=+@\\t\\r-]' THEN '''' || ${value} ELSE ${value} END`;
