import type { CustomerStatementRow } from '../dto/ledger.dto';
import { money } from '../reading/amounts';
import type { Column } from '../reading/csv';
import type { RunningBalances } from './running-balances';

/** A movement, or a balance that stands before or after them. */
export type FileRow = Pick<CustomerStatementRow, 'date' | 'description' | 'currency' | 'balance'> &
  Partial<Omit<CustomerStatementRow, 'base'>> & {
    base: { balance: string; debit?: string; credit?: string };
    baseCurrency: string;
  };

/** A balance in each currency; in the base currency when there is none. */
export function balanceRows(
  running: RunningBalances,
  date: string,
  description: string,
  baseCurrency: string,
): FileRow[] {
  const currencies = running.currencies.length > 0 ? running.currencies : [baseCurrency];
  return currencies.map((currency) => ({
    date,
    description,
    currency,
    balance: money(running.in(currency), currency),
    base: { balance: money(running.base, baseCurrency) },
    baseCurrency,
  }));
}

export const STATEMENT_COLUMNS: readonly Column<FileRow>[] = [
  { name: 'date', of: ({ date }) => date },
  { name: 'document_type', of: ({ sourceType }) => sourceType ?? null },
  { name: 'document_number', of: ({ documentNumber }) => documentNumber ?? null, text: true },
  { name: 'reversal', of: ({ reversal }) => (reversal === undefined ? null : String(reversal)) },
  { name: 'description', of: ({ description }) => description, text: true },
  { name: 'currency', of: ({ currency }) => currency },
  { name: 'debit', of: ({ debit }) => debit ?? null },
  { name: 'credit', of: ({ credit }) => credit ?? null },
  { name: 'balance', of: ({ balance }) => balance },
  { name: 'base_currency', of: ({ baseCurrency }) => baseCurrency },
  { name: 'base_debit', of: ({ base }) => base.debit ?? null },
  { name: 'base_credit', of: ({ base }) => base.credit ?? null },
  { name: 'base_balance', of: ({ base }) => base.balance },
  { name: 'entry_number', of: ({ entryNumber }) => entryNumber ?? null },
  { name: 'document_id', of: ({ documentId }) => documentId ?? null },
];
