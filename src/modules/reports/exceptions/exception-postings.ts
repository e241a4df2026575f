import { formatAmount } from '../../../domain/money/amount';
import { Decimal } from '../../../domain/money/decimal';
import type {
  ExceptionPostingsQuery,
  ExceptionPostingsView,
  ExceptionPostingView,
} from '../dto/exception-postings.dto';
import { DEFAULT_LIMIT, pageOf } from '../../../platform/pagination/page';
import type { Books, StreamedBooks } from '../reading/books';
import { csvFile, type Column } from '../reading/csv';
import { cursorAfter, NUMBER, placeOf, TEXT } from '../reading/cursor';

const LIST = 'exception-postings';
const FORM = [NUMBER, TEXT];

interface Row extends Omit<ExceptionPostingView, 'postedAt'> {
  readonly postedAt: Date;
}

/** All that was posted under exceptions of the locks, in the order of the journal. */
export async function exceptionPostings(
  books: Books,
  query: ExceptionPostingsQuery,
): Promise<ExceptionPostingsView> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const after = placeOf(LIST, FORM, query.cursor);
  const { sql, params } = postingsSql(books, query, after, limit + 1);
  const page = pageOf(await books.query<Row & object>(sql, params), limit, (last) =>
    cursorAfter(LIST, [last.entryNumber, last.exceptionId]),
  );
  return {
    currency: books.baseCurrency,
    data: page.data.map((row) => viewOf(row, books.baseCurrency)),
    pagination: page.pagination,
  };
}

export function exceptionPostingsCsv(
  books: StreamedBooks,
  query: ExceptionPostingsQuery,
): AsyncIterable<string> {
  const { sql, params } = postingsSql(books, query, null, null);
  return csvFile(COLUMNS, views(books.rows<Row & object>(sql, params), books.baseCurrency));
}

async function* views(rows: AsyncIterable<Row>, currency: string): AsyncGenerator<ExceptionPostingView> {
  for await (const row of rows) yield viewOf(row, currency);
}

const viewOf = (row: Row, currency: string): ExceptionPostingView => ({
  ...row,
  baseTotal: formatAmount(new Decimal(row.baseTotal), currency),
  postedAt: row.postedAt.toISOString(),
});

function postingsSql(
  { organisationId }: Books,
  { keyId, exceptionId }: ExceptionPostingsQuery,
  after: readonly string[] | null,
  most: number | null,
): { sql: string; params: unknown[] } {
  const params: unknown[] = [organisationId];
  const given = (condition: string, ...values: unknown[]): string =>
    `AND ${condition.replace(/\?/g, () => `$${params.push(values.shift())}`)}`;
  return {
    sql: `SELECT e.number AS "entryNumber", e.id AS "entryId", e.date, e.source_type AS "sourceType",
        e.document_number AS "documentNumber", e.base_total AS "baseTotal", e.posted_at AS "postedAt",
        x.id AS "exceptionId", x.key_id AS "keyId", x.locks, x.reason, x.granted_by AS "grantedBy"
      FROM exception_postings p
      JOIN lock_exceptions x ON x.organisation_id = p.organisation_id AND x.id = p.exception_id
      JOIN journal_entries e ON e.organisation_id = p.organisation_id AND e.number = p.entry_number
      WHERE p.organisation_id = $1 ${keyId === undefined ? '' : given('x.key_id = ?', keyId)}
        ${exceptionId === undefined ? '' : given('x.id = ?', exceptionId)}
        ${after ? given('(p.entry_number, p.exception_id) > (?::bigint, ?)', ...after) : ''}
      ORDER BY p.entry_number, p.exception_id ${most === null ? '' : `LIMIT ${most}`}`,
    params,
  };
}

const COLUMNS: readonly Column<ExceptionPostingView>[] = [
  { name: 'entry_number', of: (row) => row.entryNumber },
  { name: 'entry_id', of: (row) => row.entryId },
  { name: 'date', of: (row) => row.date },
  { name: 'document_type', of: (row) => row.sourceType },
  { name: 'document_number', of: (row) => row.documentNumber, text: true },
  { name: 'base_total', of: (row) => row.baseTotal },
  { name: 'posted_at', of: (row) => row.postedAt },
  { name: 'exception_id', of: (row) => row.exceptionId },
  { name: 'key_id', of: (row) => row.keyId },
  { name: 'locks', of: (row) => row.locks.join(' ') },
  { name: 'reason', of: (row) => row.reason, text: true },
  { name: 'granted_by', of: (row) => row.grantedBy },
];
