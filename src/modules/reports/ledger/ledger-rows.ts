import type { Decimal } from '../../../domain/money/decimal';
import type { GeneralLedgerRow, LedgerAccountView } from '../dto/ledger.dto';
import { money } from '../reading/amounts';
import type { Column } from '../reading/csv';
import { lineView, type AmountsRecord } from '../reading/line-record';

export interface LedgerRecord extends AmountsRecord {
  readonly vat_code: string | null;
  readonly customer_id: string | null;
  readonly dimensions: Record<string, string> | null;
  readonly counterparty_name: string | null;
}

export const lineRow = (row: LedgerRecord, balance: Decimal, baseCurrency: string): GeneralLedgerRow => ({
  ...lineView(row),
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
