import type { Decimal } from '../../../domain/money/decimal';
import type { GeneralLedgerRow, LedgerAccountView } from '../dto/ledger.dto';
import { money } from '../reading/amounts';
import type { Column } from '../reading/csv';

export interface LineRecord {
  readonly date: string;
  readonly number: number;
  readonly line_no: number;
  readonly debit: string;
  readonly credit: string;
  readonly base_debit: string;
  readonly base_credit: string;
  readonly vat_code: string | null;
  readonly customer_id: string | null;
  readonly description: string | null;
  readonly dimensions: Record<string, string> | null;
  readonly id: string;
  readonly source_type: string;
  readonly source_id: string | null;
  readonly document_number: string | null;
  readonly counterparty_name: string | null;
  readonly currency: string;
}

export const lineRow = (row: LineRecord, balance: Decimal, baseCurrency: string): GeneralLedgerRow => ({
  date: row.date,
  entryNumber: row.number,
  entryId: row.id,
  lineNo: row.line_no,
  sourceType: row.source_type,
  sourceId: row.source_id,
  documentNumber: row.document_number,
  counterpartyName: row.counterparty_name,
  description: row.description,
  vatCode: row.vat_code,
  customerId: row.customer_id,
  debit: money(row.base_debit, baseCurrency),
  credit: money(row.base_credit, baseCurrency),
  balance: money(balance, baseCurrency),
  original: {
    currency: row.currency,
    debit: money(row.debit, row.currency),
    credit: money(row.credit, row.currency),
  },
  dimensions: row.dimensions ?? {},
});

/** A line, or a balance that stands before or after them. */
export type FileRow = { account: LedgerAccountView; baseCurrency: string } & Pick<
  GeneralLedgerRow,
  'date' | 'description' | 'balance'
> &
  Partial<GeneralLedgerRow>;

export const balanceRow = (
  account: LedgerAccountView,
  date: string,
  description: string,
  balance: string,
  baseCurrency: string,
): FileRow => ({ account, date, description, balance, baseCurrency });

export const LEDGER_COLUMNS: readonly Column<FileRow>[] = [
  { name: 'account_code', of: ({ account }) => account.code, text: true },
  { name: 'account_name', of: ({ account }) => account.name, text: true },
  { name: 'date', of: ({ date }) => date },
  { name: 'entry_number', of: ({ entryNumber }) => entryNumber ?? null },
  { name: 'line_no', of: ({ lineNo }) => lineNo ?? null },
  { name: 'document_type', of: ({ sourceType }) => sourceType ?? null },
  { name: 'document_number', of: ({ documentNumber }) => documentNumber ?? null, text: true },
  { name: 'counterparty', of: ({ counterpartyName }) => counterpartyName ?? null, text: true },
  { name: 'description', of: ({ description }) => description, text: true },
  { name: 'vat_code', of: ({ vatCode }) => vatCode ?? null },
  { name: 'debit', of: ({ debit }) => debit ?? null },
  { name: 'credit', of: ({ credit }) => credit ?? null },
  { name: 'balance', of: ({ balance }) => balance },
  { name: 'base_currency', of: ({ baseCurrency }) => baseCurrency },
  { name: 'currency', of: ({ original }) => original?.currency ?? null },
  { name: 'original_debit', of: ({ original }) => original?.debit ?? null },
  { name: 'original_credit', of: ({ original }) => original?.credit ?? null },
  { name: 'entry_id', of: ({ entryId }) => entryId ?? null },
  { name: 'source_id', of: ({ sourceId }) => sourceId ?? null },
];
