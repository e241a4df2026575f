import type { ExportEntry, ExportLine } from '../export-format';
import { amountCell, dateCell, numberCell, textCell } from './cells';

export interface Column {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (at: string, entry: ExportEntry, line: ExportLine, baseCurrency: string) => string;
}

const text = (
  heading: string,
  width: number,
  of: (entry: ExportEntry, line: ExportLine, baseCurrency: string) => string | null,
): Column => ({ heading, width, cell: (at, entry, line, base) => textCell(at, of(entry, line, base)) });

const amount = (heading: string, of: (line: ExportLine) => string): Column => ({
  heading,
  width: 14,
  cell: (at, _entry, line) => amountCell(at, of(line)),
});

/** The columns of the CSV export, in its order. */
export const COLUMNS: readonly Column[] = [
  { heading: 'entry_number', width: 12, cell: (at, { number }) => numberCell(at, number) },
  { heading: 'date', width: 11, cell: (at, { date }) => dateCell(at, date) },
  { heading: 'line_no', width: 8, cell: (at, _, { lineNo }) => numberCell(at, String(lineNo)) },
  text('document_type', 14, (entry) => entry.sourceType),
  text('document_number', 18, (entry) => entry.documentNumber),
  text('counterparty', 28, (entry) => entry.counterparty),
  text('account_code', 12, (_, line) => line.accountCode),
  text('account_name', 28, (_, line) => line.accountName),
  amount('debit', (line) => line.debit),
  amount('credit', (line) => line.credit),
  text('currency', 9, (entry) => entry.currency),
  {
    heading: 'exchange_rate',
    width: 13,
    cell: (at, { exchangeRate }) => numberCell(at, exchangeRate),
  },
  amount('base_debit', (line) => line.baseDebit),
  amount('base_credit', (line) => line.baseCredit),
  text('base_currency', 9, (_entry, _line, base) => base),
  text('vat_code', 9, (_, line) => line.vatCode),
  text('description', 28, (_, line) => line.description),
  text('memo', 28, (entry) => entry.memo),
  text('dimensions', 20, (_, { dimensions }) =>
    Object.keys(dimensions).length === 0 ? null : JSON.stringify(dimensions),
  ),
  {
    heading: 'reverses_entry_number',
    width: 12,
    cell: (at, { reversesEntryNumber: number }) => (number === null ? '' : numberCell(at, number)),
  },
  text('entry_id', 32, (entry) => entry.id),
  text('source_id', 32, (entry) => entry.sourceId),
  text('customer_id', 32, (_, line) => line.customerId),
  text('open_item_id', 32, (_, line) => line.openItemId),
  text('posted_by', 32, (entry) => entry.postedBy),
  { heading: 'posted_at', width: 20, cell: (at, { postedAt }) => dateCell(at, postedAt) },
  text('request_id', 32, (entry) => entry.requestId),
  text('account_id', 32, (_, line) => line.accountId),
];

/** `A`, `B`, … `AA`. */
export const LETTERS: readonly string[] = COLUMNS.map((_, i) =>
  i < 26 ? String.fromCharCode(65 + i) : `A${String.fromCharCode(65 + i - 26)}`,
);
