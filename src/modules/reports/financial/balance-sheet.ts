import { formatAmount } from '../../../domain/money/amount';
import { sum } from '../../../domain/money/decimal';
import type { AccountType } from '../../accounts/account-types';
import type { BalanceSheetQuery, BalanceSheetView } from '../dto/financial.dto';
import type { Books } from '../reading/books';
import { csvHeader, csvRows } from '../reading/csv';
import { accountTotals } from '../rollup/account-totals';
import { section, SECTION_COLUMNS, sectionRows } from './sections';

/**
 * What there is and whose it is at the end of a day. What stands on the accounts of profit and loss has not been closed into
 * equity yet; it is shown as a line of its own.
 */
export async function balanceSheet(books: Books, query: BalanceSheetQuery): Promise<BalanceSheetView> {
  const asOf = query.asOf ?? books.today;
  const currency = books.baseCurrency;
  const accounts = await accountTotals(books, { from: null, to: asOf }, { dimension: query.dimension });
  const balance = (...types: readonly AccountType[]) =>
    sum(accounts.filter(({ type }) => types.includes(type)).map((account) => account.balance));
  return {
    asOf,
    currency,
    assets: section(accounts, 'asset', currency),
    liabilities: section(accounts, 'liability', currency),
    equity: section(accounts, 'equity', currency),
    profitNotClosed: formatAmount(balance('income', 'expense').negated(), currency),
    totals: {
      assets: formatAmount(balance('asset'), currency),
      liabilitiesAndEquity: formatAmount(
        balance('liability', 'equity', 'income', 'expense').negated(),
        currency,
      ),
    },
  };
}

export function balanceSheetCsv(report: BalanceSheetView): { name: string; text: string } {
  const { asOf, currency, assets, liabilities, equity, profitNotClosed, totals } = report;
  const line = (section: string, name: string, amount: string) => ({
    section,
    code: '',
    name,
    amount,
    currency,
  });
  const rows = [
    ...sectionRows('assets', assets, currency),
    ...sectionRows('liabilities', liabilities, currency),
    ...sectionRows('equity', equity, currency),
    line('equity', 'Profit not yet closed', profitNotClosed),
    line('totals', 'Assets', totals.assets),
    line('totals', 'Liabilities and equity', totals.liabilitiesAndEquity),
  ];
  return { name: `balance-sheet-${asOf}`, text: csvHeader(SECTION_COLUMNS) + csvRows(SECTION_COLUMNS, rows) };
}
