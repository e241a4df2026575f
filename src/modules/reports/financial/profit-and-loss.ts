import { formatAmount } from '../../../domain/money/amount';
import { sum } from '../../../domain/money/decimal';
import { fiscalYearOf } from '../../../domain/periods/fiscal-year';
import type { ProfitAndLossQuery, ProfitAndLossView } from '../dto/financial.dto';
import type { Books } from '../reading/books';
import { csvHeader, csvRows } from '../reading/csv';
import { rangeOf } from '../reading/range';
import { accountTotals } from '../rollup/account-totals';
import { section, SECTION_COLUMNS, sectionRows } from './sections';

/** Income and expenses of a range of days. The entries that close a year are left out: they would take all of it away. */
export async function profitAndLoss(books: Books, query: ProfitAndLossQuery): Promise<ProfitAndLossView> {
  const to = query.to ?? books.today;
  const range = rangeOf(query.from ?? fiscalYearOf(to, books.fiscalYearStartMonth).start, to);
  const currency = books.baseCurrency;
  const accounts = await accountTotals(books, range, {
    dimension: query.dimension,
    withoutClosing: true,
    types: ['income', 'expense'],
  });
  return {
    ...range,
    currency,
    income: section(accounts, 'income', currency),
    expenses: section(accounts, 'expense', currency),
    profit: formatAmount(sum(accounts.map(({ balance }) => balance)).negated(), currency),
  };
}

export function profitAndLossCsv({ from, to, currency, income, expenses, profit }: ProfitAndLossView): {
  name: string;
  text: string;
} {
  const rows = [
    ...sectionRows('income', income, currency),
    ...sectionRows('expenses', expenses, currency),
    { section: 'profit', code: '', name: 'Profit', amount: profit, currency },
  ];
  return {
    name: `profit-and-loss-${from}-${to}`,
    text: csvHeader(SECTION_COLUMNS) + csvRows(SECTION_COLUMNS, rows),
  };
}
