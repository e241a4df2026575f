import { Decimal, sum } from '../../../domain/money/decimal';
import type {
  AgedAmountsView,
  AgedDebtorRow,
  AgedDebtorsQuery,
  AgedDebtorsView,
} from '../dto/aged-debtors.dto';
import { DEFAULT_LIMIT, pageOf } from '../../../platform/pagination/page';
import { money } from '../reading/amounts';
import type { Books, StreamedBooks } from '../reading/books';
import { csvFile, type Column } from '../reading/csv';
import { cursorAfter, placeOf, TEXT } from '../reading/cursor';
import { movements } from '../rollup/movements';
import { agedPage, agedSql, BUCKETS, type AgedAmounts, type AgedRecord } from './aged-sql';

const LIST = 'aged-debtors';
const FORM = [TEXT, TEXT, TEXT];

/** What each customer owes in each currency by how long it has been due, on any day. */
export async function agedDebtors(books: Books, query: AgedDebtorsQuery): Promise<AgedDebtorsView> {
  const filter = { ...query, asOf: query.asOf ?? books.today };
  const limit = query.limit ?? DEFAULT_LIMIT;
  const after = placeOf(LIST, FORM, query.cursor);
  const { rows, totals } = await agedPage(books, filter, { after, most: limit + 1 });
  const base = books.baseCurrency;
  const page = pageOf(rows, limit, (last) =>
    cursorAfter(LIST, [last.name, last.customer_id ?? '', last.currency]),
  );
  return {
    asOf: filter.asOf,
    baseCurrency: base,
    data: page.data.map((row) => rowView(row, base)),
    totals: {
      currencies: totals.map((row) => ({
        currency: row.currency,
        ...amounts(row, '', row.currency),
        base: amounts(row, 'base_', base),
      })),
      base: amounts(addedUp(totals), 'base_', base),
    },
    debtorsControl: await debtorsControl(books, filter.asOf),
    pagination: page.pagination,
  };
}

export function agedDebtorsCsv(books: StreamedBooks, query: AgedDebtorsQuery): AsyncIterable<string> {
  const { sql, params } = agedSql(books, { ...query, asOf: query.asOf ?? books.today });
  return csvFile(COLUMNS, viewsOf(books.rows<AgedRecord & object>(sql, params), books.baseCurrency));
}

async function* viewsOf(rows: AsyncIterable<AgedRecord>, baseCurrency: string): AsyncGenerator<Row> {
  for await (const row of rows) yield { ...rowView(row, baseCurrency), baseCurrency };
}

async function debtorsControl(books: Books, asOf: string): Promise<string> {
  const { sql, params } = await movements(books, { from: null, to: asOf });
  const [row] = await books.query<{ balance: string | null }>(
    `SELECT sum(base_debit - base_credit) AS balance FROM (${sql}) moved
     WHERE account_id IN (SELECT account_id FROM account_roles WHERE organisation_id = $1 AND role = 'debtors')`,
    params,
  );
  return money(row?.balance ?? null, books.baseCurrency);
}

const rowView = (row: AgedRecord, baseCurrency: string): AgedDebtorRow => ({
  customerId: row.customer_id,
  name: row.name,
  currency: row.currency,
  ...amounts(row, '', row.currency),
  base: amounts(row, 'base_', baseCurrency),
});

function amounts(row: AgedAmounts, prefix: '' | 'base_', currency: string): AgedAmountsView {
  const of = (name: (typeof BUCKETS)[number] | 'total'): string => money(row[`${prefix}${name}`], currency);
  return {
    current: of('current'),
    days1To30: of('days1To30'),
    days31To60: of('days31To60'),
    days61To90: of('days61To90'),
    over90: of('over90'),
    total: of('total'),
  };
}

/** Amounts of several currencies, of which only those in base currency mean anything together. */
function addedUp(rows: readonly AgedAmounts[]): AgedAmounts {
  const keys = ['', 'base_'].flatMap((prefix) => [...BUCKETS, 'total'].map((name) => `${prefix}${name}`));
  return Object.fromEntries(
    keys.map((key) => [key, sum(rows.map((row) => new Decimal(row[key as keyof AgedAmounts]))).toFixed()]),
  ) as AgedAmounts;
}

type Row = AgedDebtorRow & { baseCurrency: string };

const HEADINGS = {
  current: 'current',
  days1To30: 'days_1_30',
  days31To60: 'days_31_60',
  days61To90: 'days_61_90',
  over90: 'over_90',
  total: 'total',
} as const;

const amountColumns = (prefix: string, of: (row: Row) => AgedAmountsView): Column<Row>[] =>
  Object.entries(HEADINGS).map(([name, heading]) => ({
    name: `${prefix}${heading}`,
    of: (row) => of(row)[name as keyof AgedAmountsView],
  }));

const COLUMNS: readonly Column<Row>[] = [
  { name: 'customer_id', of: ({ customerId }) => customerId },
  { name: 'name', of: ({ name }) => name, text: true },
  { name: 'currency', of: ({ currency }) => currency },
  ...amountColumns('', (row) => row),
  { name: 'base_currency', of: ({ baseCurrency }) => baseCurrency },
  ...amountColumns('base_', ({ base }) => base),
];
