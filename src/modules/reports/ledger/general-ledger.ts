import { type Decimal } from '../../../domain/money/decimal';
import { DEFAULT_LIMIT, pageOf } from '../../../platform/pagination/page';
import { dimensionOf } from '../../journal/dimension';
import type { GeneralLedgerQuery, GeneralLedgerView } from '../dto/ledger.dto';
import { money } from '../reading/amounts';
import type { Books, StreamedBooks } from '../reading/books';
import { csvFile } from '../reading/csv';
import { cursorAfter, DATE, NUMBER, placeOf } from '../reading/cursor';
import { before, rangeOf, startOfMonth } from '../reading/range';
import { ledgerAccount, movedOn } from './account-of-ledger';
import { balanceRow, LEDGER_COLUMNS, lineRow, type FileRow, type LedgerRecord } from './ledger-rows';

const LIST = 'general-ledger';
const FORM = [DATE, NUMBER, NUMBER];

export const ledgerRange = ({ from, to }: { from?: string; to?: string }, today: string) => {
  const last = to ?? today;
  return rangeOf(from ?? startOfMonth(last), last);
};

/** The lines of one account in the order of their dates, with the balance after each. */
export async function generalLedger(books: Books, query: GeneralLedgerQuery): Promise<GeneralLedgerView> {
  const range = ledgerRange(query, books.today);
  const currency = books.baseCurrency;
  const place = placeOf(LIST, FORM, query.cursor);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const account = await ledgerAccount(books, query);
  const opening = await movedOn(books, account.id, before(range.from), query.dimension);
  const moved = await movedOn(books, account.id, range, query.dimension);
  const { sql, params } = linesSql(books, account.id, query, { after: place, most: limit + 1 });
  const rows = await books.query<LedgerRecord & object>(sql, params);
  const page = pageOf(rows, limit, (last) => cursorAfter(LIST, [last.date, last.number, last.line_no]));
  let balance = place ? await balanceAfter(books, account.id, query, place) : opening.balance;
  return {
    account,
    ...range,
    currency,
    opening: money(opening.balance, currency),
    movement: { debit: money(moved.debit, currency), credit: money(moved.credit, currency) },
    closing: money(opening.balance.plus(moved.balance), currency),
    data: page.data.map((row) => {
      balance = balance.plus(row.base_debit).minus(row.base_credit);
      return lineRow(row, balance, currency);
    }),
    pagination: page.pagination,
  };
}

/** All of it as a file, between its opening and its closing balance. */
export function generalLedgerCsv(books: StreamedBooks, query: GeneralLedgerQuery): AsyncIterable<string> {
  return csvFile(LEDGER_COLUMNS, fileRows(books, query));
}

async function* fileRows(books: StreamedBooks, query: GeneralLedgerQuery): AsyncGenerator<FileRow> {
  const { from, to } = ledgerRange(query, books.today);
  const currency = books.baseCurrency;
  const account = await ledgerAccount(books, query);
  let { balance } = await movedOn(books, account.id, before(from), query.dimension);
  yield balanceRow(account, from, 'Opening balance', money(balance, currency), currency);
  const { sql, params } = linesSql(books, account.id, query, {});
  for await (const row of books.rows<LedgerRecord & object>(sql, params)) {
    balance = balance.plus(row.base_debit).minus(row.base_credit);
    yield { account, baseCurrency: currency, ...lineRow(row, balance, currency) };
  }
  yield balanceRow(account, to, 'Closing balance', money(balance, currency), currency);
}

/** The balance where a page begins: the days before from the sums, the rest of the day from its lines. */
async function balanceAfter(
  books: Books,
  accountId: string,
  query: GeneralLedgerQuery,
  [date = '', number = '', line = '']: readonly string[],
): Promise<Decimal> {
  const days = await movedOn(books, accountId, before(date), query.dimension);
  const params = [books.organisationId, accountId, date, number, line];
  const [{ balance } = { balance: '0' }] = await books.query<{ balance: string }>(
    `SELECT coalesce(sum(base_debit - base_credit), 0) AS balance FROM journal_lines l
     WHERE organisation_id = $1 AND account_id = $2 AND date = $3 AND (entry_number, line_no) <= ($4::bigint, $5::bigint)
     ${query.dimension === undefined ? '' : 'AND dimensions @> $6::jsonb'}`,
    query.dimension === undefined ? params : [...params, dimensionOf(query.dimension)],
  );
  return days.balance.plus(balance);
}

/** The account's lines along its index; the entry of each is looked up by its number. */
function linesSql(
  books: Books,
  accountId: string,
  query: GeneralLedgerQuery,
  { after, most }: { after?: readonly string[] | null; most?: number },
): { sql: string; params: unknown[] } {
  const { from, to } = ledgerRange(query, books.today);
  const params: unknown[] = [books.organisationId, accountId, after?.[0] ?? from, to];
  const value = (each: unknown): string => `$${params.push(each)}`;
  const conditions = ['organisation_id = $1', 'account_id = $2', 'date BETWEEN $3 AND $4'];
  if (after)
    conditions.push(
      `(date, entry_number, line_no) > ($3::date, ${value(after[1])}::bigint, ${value(after[2])}::bigint)`,
    );
  if (query.dimension !== undefined)
    conditions.push(`dimensions @> ${value(dimensionOf(query.dimension))}::jsonb`);
  const limit = most === undefined ? '' : `LIMIT ${value(most)}`;
  return {
    sql: `SELECT l.date, l.entry_number AS number, l.line_no, l.debit, l.credit, l.base_debit, l.base_credit, l.vat_code,
        l.customer_id, coalesce(l.description, e.memo) AS description, l.dimensions, e.id, e.source_type, e.source_id,
        e.document_number, e.counterparty_name, e.currency
      FROM (SELECT * FROM journal_lines WHERE ${conditions.join(' AND ')} ORDER BY date, entry_number, line_no ${limit}) l
      CROSS JOIN LATERAL (SELECT * FROM journal_entries WHERE organisation_id = $1 AND number = l.entry_number OFFSET 0) e
      ORDER BY l.date, l.entry_number, l.line_no`,
    params,
  };
}
