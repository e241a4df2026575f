import { dimensionOf } from '../../journal/dimension';
import { lastDayOfMonth, monthOf, nextDay, yearOf, type PlainDate } from '../../../domain/periods/plain-date';
import type { Books } from '../reading/books';
import { startOfMonth, type Range } from '../reading/range';
import { CLOSING_ENTRIES } from './advance';

/** What a report sums: rows `account_id, vat_code ('' for none), closing, date, base_debit, base_credit`. */
export interface Movements {
  readonly sql: string;
  /** $1 is the organisation. */
  readonly params: readonly unknown[];
}

/**
 * The movements of a range of days. Months that lie in it whole come from the sums of months, the days at its ends from the
 * sums of days, and what is newer than both from the lines. A row's date is somewhere in its month, and in the range.
 * Of one dimension there are no sums: these are the lines.
 */
export async function movements(books: Books, range: Range, dimension?: string): Promise<Movements> {
  if (dimension !== undefined) {
    const lines = linesSql(range, 'dimensions @> $2::jsonb');
    return { sql: lines, params: [books.organisationId, dimensionOf(dimension)] };
  }
  const [mark] = await books.query<{ through: number }>(
    `SELECT through FROM journal_rollup_marks WHERE organisation_id = $1`,
    [books.organisationId],
  );
  // As a literal, so that the planner sees how few lines are left.
  const newer = linesSql(range, `entry_number > ${String(mark?.through ?? 0)}`);
  const parts = [...rollupSql(range), newer];
  return { sql: parts.join(' UNION ALL '), params: [books.organisationId] };
}

function linesSql({ from, to }: Range, condition: string): string {
  return `SELECT account_id, coalesce(vat_code, '') AS vat_code, entry_number IN ${CLOSING_ENTRIES} AS closing, date,
      base_debit, base_credit
    FROM journal_lines WHERE organisation_id = $1 AND ${condition} AND ${within('date', from, to)}`;
}

function rollupSql({ from, to }: Range): string[] {
  const firstWhole = from === null || from === startOfMonth(from) ? from : startOfNextMonth(from);
  const following = nextDay(to);
  // The first day of the first month that is not whole.
  const end = following !== null && following === startOfMonth(following) ? following : startOfMonth(to);
  if (firstWhole !== null && firstWhole >= end) return [sumsSql('day', within('start_date', from, to))];
  const lower = firstWhole === null ? '' : ` AND start_date >= '${firstWhole}'`;
  const parts = [sumsSql('month', `start_date < '${end}'${lower}`)];
  if (from !== null && firstWhole !== null && from < firstWhole)
    parts.push(sumsSql('day', `start_date >= '${from}' AND start_date < '${firstWhole}'`));
  if (end <= to) parts.push(sumsSql('day', `start_date >= '${end}' AND start_date <= '${to}'`));
  return parts;
}

const sumsSql = (span: 'day' | 'month', days: string): string =>
  `SELECT account_id, vat_code, closing, start_date AS date, base_debit, base_credit
    FROM journal_rollup WHERE organisation_id = $1 AND span = '${span}' AND ${days}`;

/** Plain dates have been checked to be nothing else, so they can stand in a statement. */
const within = (column: string, from: PlainDate | null, to: PlainDate): string =>
  `${column} <= '${to}'${from === null ? '' : ` AND ${column} >= '${from}'`}`;

/** In the last month that a date can name, the last day. */
const startOfNextMonth = (day: PlainDate): PlainDate =>
  nextDay(lastDayOfMonth(yearOf(day), monthOf(day))) ?? '9999-12-31';
