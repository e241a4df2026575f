import type { Answer } from './app';
import type { Books } from './books';

/** A row of an export, by column. */
export type ExportRow = Record<string, string | number | object | null>;

/** The journal as the API shows it, a row a line. */
export async function journalRows(books: Books): Promise<ExportRow[]> {
  const { body } = await books.live.get('/journal/entries?order=asc&limit=200');
  const entries = body.data as Answer['body'][];
  const numbers = new Map(entries.map(({ id, number }) => [id, number]));
  return entries.flatMap((entry) =>
    (entry.lines as Answer['body'][]).map((line) => ({
      entry_number: entry.number,
      date: entry.date,
      line_no: line.lineNo,
      document_type: entry.sourceType,
      document_number: entry.documentNumber,
      counterparty: entry.counterpartyName,
      account_code: line.account.code,
      account_name: line.account.name,
      debit: line.debit,
      credit: line.credit,
      currency: entry.currency,
      exchange_rate: entry.exchangeRate,
      base_debit: line.baseDebit,
      base_credit: line.baseCredit,
      base_currency: 'GBP',
      vat_code: line.vatCode,
      description: line.description,
      memo: entry.memo,
      dimensions: Object.keys(line.dimensions).length > 0 ? line.dimensions : null,
      reverses_entry_number: numbers.get(entry.reversesEntryId) ?? null,
      entry_id: entry.id,
      source_id: entry.sourceId,
      customer_id: line.customerId,
      open_item_id: line.openItemId,
      posted_by: entry.postedBy,
      posted_at: entry.postedAt,
      request_id: entry.requestId,
      account_id: line.account.id,
    })),
  );
}

/** What a spreadsheet may be shown of it: text that would be a formula is text. */
export const inCsv = (row: ExportRow): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (column === 'dimensions') return [column, value === null ? '' : expect.stringMatching(/^{".*"}$/s)];
      const text = typeof value === 'object' ? '' : String(value);
      return [column, /^[=+@-]/.test(text) ? `'${text}` : text];
    }),
  );
