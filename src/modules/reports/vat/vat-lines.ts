import { Decimal } from '../../../domain/money/decimal';
import { DEFAULT_LIMIT, pageOf } from '../../../platform/pagination/page';
import { dimensionOf } from '../../journal/dimension';
import type { VatLineRow, VatLinesQuery, VatLinesView } from '../dto/vat-summary.dto';
import { money } from '../reading/amounts';
import type { Books, StreamedBooks } from '../reading/books';
import { csvFile, type Column } from '../reading/csv';
import { cursorAfter, DATE, NUMBER, placeOf } from '../reading/cursor';
import { lineView, type LineRecord } from '../reading/line-record';
import { codeView, VAT_ACCOUNTS, vatRange } from './vat-figures';
import { vatFigures, vatTotals } from './vat-summary';

const LIST = 'vat-lines';
const FORM = [DATE, NUMBER, NUMBER];

interface VatLineRecord extends LineRecord {
  readonly counterparty_name: string | null;
  readonly account: VatLineRow['account'];
  readonly is_tax: boolean;
  readonly vat_code: string | null;
  readonly amount: string;
}

/** The lines behind the figures of the VAT summary, in the order of the journal by date. */
export async function vatLines(books: Books, query: VatLinesQuery): Promise<VatLinesView> {
  const range = vatRange(query, books.today);
  const { dimension, vatCode: code, figure } = query;
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = placeOf(LIST, FORM, query.cursor);
  const { sql, params } = linesSql(books, query, { place, most: limit + 1 });
  const rows = await books.query<VatLineRecord & object>(sql, params);
  const figures = await vatFigures(books, range, { dimension, code });
  const page = pageOf(rows, limit, (last) => cursorAfter(LIST, [last.date, last.number, last.line_no]));
  const totals = vatTotals(
    figures.map(({ tax, taxable }) => ({
      tax: figure === 'taxable' ? '0' : tax,
      taxable: figure === 'tax' ? '0' : taxable,
    })),
    books.baseCurrency,
  );
  return {
    ...range,
    currency: books.baseCurrency,
    data: page.data.map((row) => rowView(row, books.baseCurrency)),
    totals,
    pagination: page.pagination,
  };
}

export function vatLinesCsv(books: StreamedBooks, query: VatLinesQuery): AsyncIterable<string> {
  const { sql, params } = linesSql(books, query, {});
  return csvFile(COLUMNS, viewsOf(books.rows<VatLineRecord & object>(sql, params), books.baseCurrency));
}

async function* viewsOf(rows: AsyncIterable<VatLineRecord>, currency: string): AsyncGenerator<Row> {
  for await (const row of rows) yield { ...rowView(row, currency), currency };
}

function linesSql(
  books: Books,
  query: VatLinesQuery,
  { place, most }: { place?: readonly string[] | null; most?: number },
): { sql: string; params: unknown[] } {
  const { from, to } = vatRange(query, books.today);
  const params: unknown[] = [books.organisationId, from, to];
  const value = (each: unknown): string => `$${params.push(each)}`;
  const conditions = [`(l.vat_code IS NOT NULL OR l.account_id IN ${VAT_ACCOUNTS})`];
  if (query.vatCode !== undefined) conditions.push(`l.vat_code = ${value(query.vatCode)}`);
  if (query.figure !== undefined)
    conditions.push(`l.account_id ${query.figure === 'tax' ? 'IN' : 'NOT IN'} ${VAT_ACCOUNTS}`);
  if (query.dimension !== undefined)
    conditions.push(`l.dimensions @> ${value(dimensionOf(query.dimension))}::jsonb`);
  if (place) {
    const [date, number, line] = [value(place[0]), value(place[1]), value(place[2])];
    // The first for the index, the second for the place within its day.
    conditions.push(`e.date >= ${date}::date`);
    conditions.push(`(e.date, e.number, l.line_no) > (${date}::date, ${number}::bigint, ${line}::bigint)`);
  }
  const limit = most === undefined ? '' : `LIMIT ${value(most)}`;
  return {
    sql: `SELECT e.date, e.number, e.id, e.source_type, e.source_id, e.document_number, e.counterparty_name, l.line_no,
        l.vat_code, l.base_credit - l.base_debit AS amount, l.account_id IN ${VAT_ACCOUNTS} AS is_tax,
        (SELECT jsonb_build_object('id', a.id, 'code', a.code, 'name', a.name, 'role', (
          SELECT r.role FROM account_roles r WHERE r.organisation_id = $1 AND r.account_id = a.id
          ORDER BY r.current DESC, r.role LIMIT 1)) FROM accounts a WHERE a.organisation_id = $1 AND a.id = l.account_id) AS account
      FROM journal_entries e JOIN journal_lines l ON l.organisation_id = $1 AND l.entry_number = e.number
      WHERE e.organisation_id = $1 AND e.date BETWEEN $2 AND $3 AND e.source_type <> 'year_end' AND ${conditions.join(' AND ')}
      ORDER BY e.date, e.number, l.line_no ${limit}`,
    params,
  };
}

const rowView = (row: VatLineRecord, currency: string): VatLineRow => ({
  ...lineView(row),
  counterpartyName: row.counterparty_name,
  account: row.account,
  figure: row.is_tax ? 'tax' : 'taxable',
  ...codeView(row.vat_code ?? ''),
  amount: money(new Decimal(row.amount), currency),
});

type Row = VatLineRow & { currency: string };

const COLUMNS: readonly Column<Row>[] = [
  { name: 'date', of: ({ date }) => date },
  { name: 'entry_number', of: ({ entryNumber }) => entryNumber },
  { name: 'line_no', of: ({ lineNo }) => lineNo },
  { name: 'document_type', of: ({ sourceType }) => sourceType },
  { name: 'document_number', of: ({ documentNumber }) => documentNumber, text: true },
  { name: 'counterparty', of: ({ counterpartyName }) => counterpartyName, text: true },
  { name: 'account_code', of: ({ account }) => account.code, text: true },
  { name: 'account_name', of: ({ account }) => account.name, text: true },
  { name: 'figure', of: ({ figure }) => figure },
  { name: 'vat_code', of: ({ vatCode }) => vatCode },
  { name: 'category', of: ({ category }) => category },
  { name: 'rate', of: ({ rate }) => rate },
  { name: 'amount', of: ({ amount }) => amount },
  { name: 'currency', of: ({ currency }) => currency },
  { name: 'entry_id', of: ({ entryId }) => entryId },
  { name: 'source_id', of: ({ sourceId }) => sourceId },
];
