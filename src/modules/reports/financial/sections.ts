import { formatAmount } from '../../../domain/money/amount';
import { sum } from '../../../domain/money/decimal';
import type { AccountType } from '../../accounts/account-types';
import type { ReportSectionView } from '../dto/financial.dto';
import type { Column } from '../reading/csv';
import type { AccountTotal } from '../rollup/account-totals';

/** Accounts of one type that have a balance, each positive on the side where such accounts usually stand. */
export function section(
  accounts: readonly AccountTotal[],
  type: AccountType,
  currency: string,
): ReportSectionView {
  const sign = type === 'asset' || type === 'expense' ? 1 : -1;
  const shown = accounts
    .filter((account) => account.type === type && !account.balance.isZero())
    .map(({ code, name, balance }) => ({ code, name, amount: balance.times(sign) }));
  return {
    accounts: shown.map((account) => ({ ...account, amount: formatAmount(account.amount, currency) })),
    total: formatAmount(sum(shown.map(({ amount }) => amount)), currency),
  };
}

export interface SectionRow {
  readonly section: string;
  readonly code: string;
  readonly name: string;
  readonly amount: string;
  readonly currency: string;
}

export const SECTION_COLUMNS: readonly Column<SectionRow>[] = [
  { name: 'section', of: ({ section: name }) => name },
  { name: 'account_code', of: ({ code }) => code, text: true },
  { name: 'account_name', of: ({ name }) => name, text: true },
  { name: 'amount', of: ({ amount }) => amount },
  { name: 'currency', of: ({ currency }) => currency },
];

/** The accounts of a section and its total. */
export const sectionRows = (
  name: string,
  { accounts, total }: ReportSectionView,
  currency: string,
): SectionRow[] => [
  ...accounts.map((account) => ({ section: name, ...account, currency })),
  { section: name, code: '', name: 'Total', amount: total, currency },
];
