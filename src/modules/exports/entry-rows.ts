import { AS_COPIED_ROWS, copiedRows, textOrNull } from './copied-rows';
import type {
  ExportAccount,
  ExportEntry,
  ExportLine,
  ExportQuery,
  ExportScope,
} from './formats/export-format';
import { conditions } from './journal-conditions';

const OF_LINE = `l.line_no, l.account_id, l.debit, l.credit, l.base_debit, l.base_credit, l.vat_code, l.customer_id,
  l.open_item_id, l.description, l.dimensions`;
const OF_ENTRY = `e.number, e.id, e.date, e.source_type, e.source_id, e.document_number, e.counterparty_name, e.memo,
  e.currency, e.exchange_rate, e.posted_at AT TIME ZONE 'UTC', e.posted_by, e.request_id`;
const LOOKED_UP = 'reverses_number, reverses_document, invoice_id, invoice_number';
const NUMBER_AT = 11;

/**
 * Read in the manner of `journalRowsSql`: entry by entry along the order of their numbers, and what belongs to an entry once
 * for each of them.
 */
export function entryRowsSql(scope: Pick<ExportScope, 'organisationId'>, query: ExportQuery): string {
  const { ofEntries, ofLines } = conditions(scope, query);
  return `COPY (SELECT ${OF_LINE}, ${OF_ENTRY}, ${LOOKED_UP}
    FROM (SELECT e.*, r.number AS reverses_number, r.document_number AS reverses_document, n.invoice_id,
        coalesce(n.invoice_number, n.original_invoice ->> 'number') AS invoice_number
      FROM journal_entries e
      LEFT JOIN LATERAL (SELECT number, document_number FROM journal_entries
        WHERE organisation_id = e.organisation_id AND id = e.reverses_entry_id OFFSET 0) r ON true
      LEFT JOIN LATERAL (SELECT invoice_id, invoice_number, original_invoice FROM credit_notes
        WHERE e.source_type = 'credit_note' AND organisation_id = e.organisation_id AND id = e.source_id OFFSET 0) n ON true
      WHERE ${ofEntries.join(' AND ')} ORDER BY e.number OFFSET 0) e
    CROSS JOIN LATERAL (SELECT * FROM journal_lines
      WHERE ${ofLines.join(' AND ')} AND entry_number = e.number ORDER BY line_no OFFSET 0) l
    ORDER BY e.number, l.line_no) ${AS_COPIED_ROWS}`;
}

type Accounts = ReadonlyMap<string, ExportAccount>;

/** Entries of the rows of `entryRowsSql`: rows of one entry follow one another. */
export async function* entriesOf(
  pieces: AsyncIterable<Buffer>,
  accounts: Accounts,
): AsyncGenerator<ExportEntry> {
  let number: string | undefined;
  let first: string[] = [];
  let lines: ExportLine[] = [];
  for await (const rows of copiedRows(pieces))
    for (const row of rows) {
      const fields = row.split('\t');
      if (fields[NUMBER_AT] !== number) {
        if (number !== undefined) yield entryOf(first, lines);
        number = fields[NUMBER_AT];
        first = fields;
        lines = [];
      }
      lines.push(lineOf(fields, accounts));
    }
  if (number !== undefined) yield entryOf(first, lines);
}

const NO_DIMENSIONS = {};

function lineOf(fields: readonly string[], accounts: Accounts): ExportLine {
  const accountId = fields[1] ?? '';
  const account = accounts.get(accountId);
  if (!account) throw new Error(`a line is on the account ${accountId}, which is not in the chart`);
  const dimensions = textOrNull(fields[10]);
  return {
    lineNo: Number(fields[0]),
    accountId,
    accountCode: account.code,
    accountName: account.name,
    accountType: account.type,
    accountRole: account.role,
    debit: fields[2] ?? '',
    credit: fields[3] ?? '',
    baseDebit: fields[4] ?? '',
    baseCredit: fields[5] ?? '',
    vatCode: textOrNull(fields[6]),
    customerId: textOrNull(fields[7]),
    openItemId: textOrNull(fields[8]),
    description: textOrNull(fields[9]),
    dimensions: dimensions === null ? NO_DIMENSIONS : (JSON.parse(dimensions) as Record<string, string>),
  };
}

function entryOf(fields: readonly string[], lines: readonly ExportLine[]): ExportEntry {
  const text = (at: number): string => textOrNull(fields[NUMBER_AT + at]) ?? '';
  const optional = (at: number): string | null => textOrNull(fields[NUMBER_AT + at]);
  return {
    number: text(0),
    id: text(1),
    date: text(2),
    sourceType: text(3),
    sourceId: optional(4),
    documentNumber: optional(5),
    counterparty: optional(6),
    memo: optional(7),
    currency: text(8),
    exchangeRate: text(9),
    postedAt: instant(text(10)),
    postedBy: text(11),
    requestId: text(12),
    reversesEntryNumber: optional(13),
    reversesDocumentNumber: optional(14),
    invoiceId: optional(15),
    invoiceNumber: optional(16),
    lines,
  };
}

/** `2026-05-20 12:00:00.5` as `2026-05-20T12:00:00.500Z`. */
function instant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, 23).padEnd(3, '0')}Z`;
}
