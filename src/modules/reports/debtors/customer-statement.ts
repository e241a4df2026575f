import { notFound } from '../../../domain/errors';
import { Decimal, sum } from '../../../domain/money/decimal';
import type {
  CustomerStatementQuery,
  CustomerStatementRow,
  CustomerStatementView,
  StatementBalanceView,
  StatementCustomerView,
} from '../dto/ledger.dto';
import { DEFAULT_LIMIT, pageOf } from '../../../platform/pagination/page';
import { money } from '../reading/amounts';
import type { Books, StreamedBooks } from '../reading/books';
import { csvFile } from '../reading/csv';
import { cursorAfter, DATE, NUMBER, placeOf } from '../reading/cursor';
import { before } from '../reading/range';
import { ledgerRange } from '../ledger/general-ledger';
import { RunningBalances } from './running-balances';
import { balanceRows, STATEMENT_COLUMNS, type FileRow } from './statement-csv';
import {
  movementsSql,
  postedThrough,
  postedWithin,
  type Account,
  type MovementRecord,
  type Sums,
} from './statement-sql';

const LIST = 'customer-statement';
const FORM = [DATE, NUMBER, NUMBER];

/** A customer's account over a range of days: every movement with its document, and what was owed after it. */
export async function customerStatement(
  books: Books,
  customerId: string,
  query: CustomerStatementQuery,
): Promise<CustomerStatementView> {
  const range = ledgerRange(query, books.today);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = placeOf(LIST, FORM, query.cursor);
  const customer = await customerOf(books, customerId);
  const account = { customerId, currency: query.currency };
  const opening = await openingOf(books, account, range.from);
  const moved = await postedWithin(books, account, range.from, range.to);
  const { sql, params } = movementsSql(books, account, range, { after: place, most: limit + 1 });
  const rows = await books.query<MovementRecord & object>(sql, params);
  const page = pageOf(rows, limit, (last) => cursorAfter(LIST, [last.date, last.number, last.line_no]));
  const running = RunningBalances.of(place ? await postedThrough(books, account, place) : opening);
  return {
    customer,
    ...range,
    baseCurrency: books.baseCurrency,
    ...balancesOf(opening, moved, books.baseCurrency),
    data: page.data.map((row) => {
      running.take(row);
      return rowView(row, running, books.baseCurrency);
    }),
    pagination: page.pagination,
  };
}

/** All of it as a file, between the opening and the closing balance of each currency. */
export function customerStatementCsv(
  books: StreamedBooks,
  customerId: string,
  query: CustomerStatementQuery,
): AsyncIterable<string> {
  return csvFile(STATEMENT_COLUMNS, fileRows(books, customerId, query));
}

async function* fileRows(
  books: StreamedBooks,
  customerId: string,
  query: CustomerStatementQuery,
): AsyncGenerator<FileRow> {
  const range = ledgerRange(query, books.today);
  const { baseCurrency } = books;
  await customerOf(books, customerId);
  const account = { customerId, currency: query.currency };
  const running = RunningBalances.of(await openingOf(books, account, range.from));
  yield* balanceRows(running, range.from, 'Opening balance', baseCurrency);
  const { sql, params } = movementsSql(books, account, range, {});
  for await (const row of books.rows<MovementRecord & object>(sql, params)) {
    running.take(row);
    yield { ...rowView(row, running, baseCurrency), baseCurrency };
  }
  yield* balanceRows(running, range.to, 'Closing balance', baseCurrency);
}

async function customerOf(books: Books, id: string): Promise<StatementCustomerView> {
  const [customer] = await books.query<StatementCustomerView & object>(
    `SELECT id, name FROM customers WHERE organisation_id = $1 AND id = $2`,
    [books.organisationId, id],
  );
  if (!customer) throw notFound('Customer', id);
  return customer;
}

async function openingOf(books: Books, account: Account, from: string): Promise<Sums[]> {
  const days = before(from);
  return days === null ? [] : postedWithin(books, account, null, days.to);
}

function balancesOf(
  opening: readonly Sums[],
  moved: readonly Sums[],
  baseCurrency: string,
): Pick<CustomerStatementView, 'balances' | 'base'> {
  const was = RunningBalances.of(opening);
  const is = RunningBalances.of([...opening, ...moved]);
  const view = (
    currency: string,
    first: Decimal,
    last: Decimal,
    sides: [Decimal, Decimal],
  ): StatementBalanceView => ({
    currency,
    opening: money(first, currency),
    debit: money(sides[0], currency),
    credit: money(sides[1], currency),
    closing: money(last, currency),
  });
  const total = (of: (each: Sums) => string, within = moved): Decimal =>
    sum(within.map((each) => new Decimal(of(each))));
  return {
    balances: is.currencies.map((currency) => {
      const own = moved.filter((each) => each.currency === currency);
      const sides: [Decimal, Decimal] = [
        total(({ debit }) => debit, own),
        total(({ credit }) => credit, own),
      ];
      return view(currency, was.in(currency), is.in(currency), sides);
    }),
    base: view(baseCurrency, was.base, is.base, [
      total(({ base_debit }) => base_debit),
      total(({ base_credit }) => base_credit),
    ]),
  };
}

const rowView = (row: MovementRecord, running: RunningBalances, base: string): CustomerStatementRow => ({
  date: row.date,
  entryNumber: row.number,
  entryId: row.id,
  lineNo: row.line_no,
  sourceType: row.source_type,
  reversal: row.reversal,
  documentId: row.source_id,
  documentNumber: row.document_number,
  description: row.description,
  currency: row.currency,
  debit: money(row.debit, row.currency),
  credit: money(row.credit, row.currency),
  balance: money(running.in(row.currency), row.currency),
  base: {
    debit: money(row.base_debit, base),
    credit: money(row.base_credit, base),
    balance: money(running.base, base),
  },
});
