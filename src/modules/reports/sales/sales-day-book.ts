import { Decimal, sum } from '../../../domain/money/decimal';
import type {
  SalesAmountsView,
  SalesDayBookQuery,
  SalesDayBookRow,
  SalesDayBookView,
} from '../dto/sales-day-book.dto';
import { DEFAULT_LIMIT, pageOf } from '../../../platform/pagination/page';
import { money } from '../reading/amounts';
import type { Books, StreamedBooks } from '../reading/books';
import { csvFile, type Column } from '../reading/csv';
import { cursorAfter, DATE, NUMBER, placeOf, TEXT } from '../reading/cursor';
import { rangeOf, startOfMonth } from '../reading/range';
import { dayBookSql, dayBookTotalsSql, type DayBookRecord } from './day-book-rows';

const LIST = 'sales-day-book';
const FORM = [DATE, NUMBER, TEXT];

interface TotalRecord {
  readonly currency: string;
  readonly rows: number;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
  readonly base_tax: string;
  readonly base_gross: string;
}

export const dayBookRange = ({ from, to }: SalesDayBookQuery, today: string) => {
  const last = to ?? today;
  return rangeOf(from ?? startOfMonth(last), last);
};

/** Invoices and credit notes of a range of days in one list, each void on its own day, so that it adds up to the books. */
export async function salesDayBook(books: Books, query: SalesDayBookQuery): Promise<SalesDayBookView> {
  const { organisationId, baseCurrency } = books;
  const range = dayBookRange(query, books.today);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const after = placeOf(LIST, FORM, query.cursor);
  const wanted = dayBookSql(organisationId, { ...query, ...range }, { after, most: limit + 1 });
  const rows = await books.query<DayBookRecord & object>(wanted.sql, wanted.params);
  const totals = dayBookTotalsSql(organisationId, { ...query, ...range });
  const byCurrency = await books.query<TotalRecord & object>(totals.sql, totals.params);
  const page = pageOf(rows, limit, (last) => cursorAfter(LIST, [last.date, last.entry_number, last.id]));
  return {
    ...range,
    baseCurrency,
    data: page.data.map((row) => rowView(row, baseCurrency)),
    totals: {
      base: baseView(
        sum(byCurrency.map(({ base_tax }) => new Decimal(base_tax))),
        sum(byCurrency.map(({ base_gross }) => new Decimal(base_gross))),
        baseCurrency,
      ),
      currencies: byCurrency.map(({ currency, rows: count, net, tax, gross, base_tax, base_gross }) => ({
        currency,
        rows: count,
        net: money(net, currency),
        tax: money(tax, currency),
        gross: money(gross, currency),
        base: baseView(new Decimal(base_tax), new Decimal(base_gross), baseCurrency),
      })),
    },
    pagination: page.pagination,
  };
}

/** The whole list as a file. */
export function salesDayBookCsv(books: StreamedBooks, query: SalesDayBookQuery): AsyncIterable<string> {
  const { sql, params } = dayBookSql(books.organisationId, { ...query, ...dayBookRange(query, books.today) });
  return csvFile(COLUMNS, viewsOf(books.rows<DayBookRecord & object>(sql, params), books.baseCurrency));
}

async function* viewsOf(rows: AsyncIterable<DayBookRecord>, base: string): AsyncGenerator<Row> {
  for await (const row of rows) yield { ...rowView(row, base), baseCurrency: base };
}

function rowView(row: DayBookRecord, baseCurrency: string): SalesDayBookRow {
  const { currency } = row;
  const signed = (amount: string): string => money(new Decimal(amount).times(row.sign), currency);
  return {
    date: row.date,
    documentType: row.type,
    reversal: row.reversal,
    id: row.id,
    number: row.number,
    status: row.status,
    customerId: row.customer_id,
    clientName: row.client_name,
    invoiceId: row.invoice_id,
    invoiceNumber: row.invoice_number,
    currency,
    exchangeRate: row.exchange_rate,
    net: money(row.net, currency),
    tax: money(row.tax, currency),
    gross: money(row.gross, currency),
    signedNet: signed(row.net),
    signedTax: signed(row.tax),
    signedGross: signed(row.gross),
    base: baseView(new Decimal(row.base_tax), new Decimal(row.base_gross), baseCurrency),
    journalEntryId: row.entry_id,
    entryNumber: row.entry_number === 0 ? null : row.entry_number,
  };
}

const baseView = (tax: Decimal, gross: Decimal, currency: string): SalesAmountsView => ({
  net: money(gross.minus(tax), currency),
  tax: money(tax, currency),
  gross: money(gross, currency),
});

type Row = SalesDayBookRow & { baseCurrency: string };

const COLUMNS: readonly Column<Row>[] = [
  { name: 'date', of: ({ date }) => date },
  { name: 'document_type', of: ({ documentType }) => documentType },
  { name: 'document_number', of: ({ number }) => number, text: true },
  { name: 'reversal', of: ({ reversal }) => String(reversal) },
  { name: 'status', of: ({ status }) => status },
  { name: 'client_name', of: ({ clientName }) => clientName, text: true },
  { name: 'invoice_number', of: ({ invoiceNumber }) => invoiceNumber, text: true },
  { name: 'currency', of: ({ currency }) => currency },
  { name: 'exchange_rate', of: ({ exchangeRate }) => exchangeRate },
  { name: 'net', of: ({ signedNet }) => signedNet },
  { name: 'tax', of: ({ signedTax }) => signedTax },
  { name: 'gross', of: ({ signedGross }) => signedGross },
  { name: 'base_currency', of: ({ baseCurrency }) => baseCurrency },
  { name: 'base_net', of: ({ base }) => base.net },
  { name: 'base_tax', of: ({ base }) => base.tax },
  { name: 'base_gross', of: ({ base }) => base.gross },
  { name: 'entry_number', of: ({ entryNumber }) => entryNumber },
  { name: 'document_id', of: ({ id }) => id },
  { name: 'customer_id', of: ({ customerId }) => customerId },
  { name: 'invoice_id', of: ({ invoiceId }) => invoiceId },
];
