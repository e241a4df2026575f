import { Decimal, sum } from '../../../domain/money/decimal';
import { lastDayOfMonth, monthOf, yearOf, type PlainDate } from '../../../domain/periods/plain-date';
import type { VatAmountsView, VatSummaryQuery, VatSummaryRow, VatSummaryView } from '../dto/vat-summary.dto';
import { money } from '../reading/amounts';
import type { Books } from '../reading/books';
import { csvHeader, csvRows, type Column } from '../reading/csv';
import type { Range } from '../reading/range';
import { movements } from '../rollup/movements';
import { codeView, periodName, startOf, VAT_ACCOUNTS, vatRange } from './vat-figures';

interface Figure {
  /** The first day of the period; null without periods. */
  readonly start: PlainDate | null;
  readonly code: string;
  readonly taxable: string;
  readonly tax: string;
}

type Period = VatSummaryQuery['period'];

/** What the VAT accounts took, and on what, by category and rate, in each period. */
export async function vatSummary(books: Books, query: VatSummaryQuery): Promise<VatSummaryView> {
  const range = vatRange(query, books.today);
  const { period, dimension } = query;
  const figures = await vatFigures(books, range, { period, dimension });
  const currency = books.baseCurrency;
  return {
    ...range,
    currency,
    rows: figures.map(({ start, code, taxable, tax }) => ({
      ...periodView(start, period, range),
      ...codeView(code),
      taxable: money(taxable, currency),
      tax: money(tax, currency),
    })),
    totals: vatTotals(figures, currency),
  };
}

export function vatTotals(
  figures: readonly Pick<Figure, 'tax' | 'taxable'>[],
  currency: string,
): VatAmountsView {
  return {
    taxable: money(sum(figures.map(({ taxable }) => new Decimal(taxable))), currency),
    tax: money(sum(figures.map(({ tax }) => new Decimal(tax))), currency),
  };
}

/** Signed like income. A VAT account's line without a code, which nothing here posts, would show as one without a code. */
export async function vatFigures(
  books: Books,
  range: Range,
  { period, dimension, code }: { period?: Period; dimension?: string | undefined; code?: string | undefined },
): Promise<Figure[]> {
  const { sql, params } = await movements(books, range, dimension);
  const start = period === undefined ? 'NULL::date' : `date_trunc('${period}', date)::date`;
  const one = code === undefined ? '' : `AND vat_code = $${String(params.length + 1)}`;
  return books.query<Figure & object>(
    `SELECT start, code, coalesce(sum(amount) FILTER (WHERE NOT is_tax), 0) AS taxable,
       coalesce(sum(amount) FILTER (WHERE is_tax), 0) AS tax
     FROM (
       SELECT ${start} AS start, vat_code AS code, base_credit - base_debit AS amount, account_id IN ${VAT_ACCOUNTS} AS is_tax
       FROM (${sql}) moved WHERE NOT closing ${one}
     ) figures
     WHERE code <> '' OR is_tax GROUP BY start, code ORDER BY start, code COLLATE "C"`,
    code === undefined ? params : [...params, code],
  );
}

/** A period at an end of the range is as long as the range reaches into it. */
function periodView(
  start: PlainDate | null,
  period: Period,
  range: { from: PlainDate; to: PlainDate },
): Pick<VatSummaryRow, 'period' | 'from' | 'to'> {
  if (start === null || period === undefined) return { period: null, ...range };
  const months = { month: 1, quarter: 3, year: 12 }[period];
  const first = startOf(period, start);
  const last = lastDayOfMonth(yearOf(first), monthOf(first) + months - 1);
  return {
    period: periodName(period, start),
    from: first < range.from ? range.from : first,
    to: last > range.to ? range.to : last,
  };
}

type Row = VatSummaryRow & { currency: string };

const COLUMNS: readonly Column<Row>[] = [
  { name: 'period', of: ({ period }) => period },
  { name: 'from', of: ({ from }) => from },
  { name: 'to', of: ({ to }) => to },
  { name: 'vat_code', of: ({ vatCode }) => vatCode },
  { name: 'category', of: ({ category }) => category },
  { name: 'rate', of: ({ rate }) => rate },
  { name: 'taxable', of: ({ taxable }) => taxable },
  { name: 'tax', of: ({ tax }) => tax },
  { name: 'currency', of: ({ currency }) => currency },
];

export function vatSummaryCsv({ from, to, currency, rows, totals }: VatSummaryView): {
  name: string;
  text: string;
} {
  const total = { period: 'Total', from, to, vatCode: null, category: null, rate: null, ...totals, currency };
  const all = [...rows.map((row) => ({ ...row, currency })), total];
  return { name: `vat-summary-${from}-${to}`, text: csvHeader(COLUMNS) + csvRows(COLUMNS, all) };
}
