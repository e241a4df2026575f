import { type Decimal, sum, ZERO } from '../../domain/money/decimal';
import { formatAmount } from '../../domain/money/amount';
import type {
  TrialBalanceQuery,
  TrialBalanceRow,
  TrialBalanceTotals,
  TrialBalanceView,
} from './dto/trial-balance.dto';
import { onItsSide } from './reading/amounts';
import type { Books } from './reading/books';
import { before, rangeOf } from './reading/range';
import { accountTotals, type AccountTotal } from './rollup/account-totals';

interface Line extends Pick<AccountTotal, 'code' | 'name' | 'type'> {
  readonly opening: Decimal;
  readonly debit: Decimal;
  readonly credit: Decimal;
}

/**
 * Every account that was ever posted to, with its balance in base currency at the end of a day; with a first day, also how it
 * came to that: the balance before that day, and what was posted to either side since.
 */
export async function trialBalance(books: Books, query: TrialBalanceQuery): Promise<TrialBalanceView> {
  const { asOf = books.today, from, dimension } = query;
  const currency = books.baseCurrency;
  if (from === undefined) {
    const accounts = await accountTotals(books, { from: null, to: asOf }, { dimension });
    return {
      asOf,
      currency,
      accounts: accounts.map(({ code, name, type, balance }) => ({
        ...{ code, name, type },
        ...onItsSide(balance, currency),
      })),
      totals: totalsOf(
        accounts.map(({ balance }) => balance),
        currency,
      ),
    };
  }
  const range = rangeOf(from, asOf);
  const opening = await accountTotals(books, before(from), { dimension });
  const moved = await accountTotals(books, range, { dimension });
  const lines = join(opening, moved);
  const balances = lines.map((line) => line.opening.plus(line.debit).minus(line.credit));
  return {
    from,
    asOf,
    currency,
    accounts: lines.map((line, i) => rowOf(line, balances[i] ?? ZERO, currency)),
    totals: {
      ...totalsOf(balances, currency),
      opening: totalsOf(
        lines.map((line) => line.opening),
        currency,
      ),
      movement: {
        debit: formatAmount(sum(lines.map(({ debit }) => debit)), currency),
        credit: formatAmount(sum(lines.map(({ credit }) => credit)), currency),
      },
      closing: totalsOf(balances, currency),
    },
  };
}

function join(opening: readonly AccountTotal[], moved: readonly AccountTotal[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { code, name, type, balance } of opening)
    lines.set(code, { code, name, type, opening: balance, debit: ZERO, credit: ZERO });
  for (const { code, name, type, debit, credit } of moved)
    lines.set(code, { code, name, type, opening: lines.get(code)?.opening ?? ZERO, debit, credit });
  return [...lines.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function rowOf(
  { code, name, type, opening, debit, credit }: Line,
  balance: Decimal,
  currency: string,
): TrialBalanceRow {
  const closing = onItsSide(balance, currency);
  return {
    ...{ code, name, type },
    ...closing,
    opening: onItsSide(opening, currency),
    movement: { debit: formatAmount(debit, currency), credit: formatAmount(credit, currency) },
    closing,
  };
}

const totalsOf = (
  balances: readonly Decimal[],
  currency: string,
): Pick<TrialBalanceTotals, 'debit' | 'credit'> => ({
  debit: formatAmount(sum(balances.filter((balance) => balance.gt(0))), currency),
  credit: formatAmount(sum(balances.filter((balance) => balance.lt(0))).negated(), currency),
});
