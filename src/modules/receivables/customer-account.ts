import { Injectable } from '@nestjs/common';
import { formatAmount } from '../../domain/money/amount';
import { Decimal, sum, ZERO } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import { baseShare } from '../../domain/receivables/share';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Customers } from '../customers/customers';
import type {
  AccountAmountsView,
  CurrencyBalanceView,
  CustomerBalanceView,
} from './dto/customer-account.dto';
import { openOnDay, reservedOnDay, type ItemOnDay } from './items-on-day';

interface Part {
  readonly amount: Decimal;
  readonly base: Decimal;
}

/** What a customer owes and has to its credit, now or on a day. */
@Injectable()
export class CustomerAccount {
  constructor(private readonly customers: Customers) {}

  async balance(
    tx: Tx,
    ctx: RequestContext,
    customerId: string,
    asOf: PlainDate = ctx.today,
  ): Promise<CustomerBalanceView> {
    await this.customers.find(tx, customerId);
    const { baseCurrency } = ctx.organisation;
    const items = await openOnDay(tx, customerId, asOf);
    const reserves = await reservedOnDay(tx, items, asOf);
    const currencies = [...new Set(items.map(({ currency }) => currency))].sort();
    return {
      customerId,
      asOf,
      baseCurrency,
      baseBalance: formatAmount(sum(items.map(({ openBase }) => openBase)), baseCurrency),
      balances: currencies.map((currency) =>
        balanceIn(
          currency,
          baseCurrency,
          items.filter((item) => item.currency === currency),
          reserves,
        ),
      ),
    };
  }
}

function balanceIn(
  currency: string,
  baseCurrency: string,
  items: readonly ItemOnDay[],
  reserves: ReadonlyMap<string, Decimal>,
): CurrencyBalanceView {
  const debts = items.filter(({ amount }) => amount.greaterThan(0)).map(partOf);
  const credits = items.filter(({ amount }) => amount.lessThan(0)).map(partOf);
  const reserved = items.map((item): Part => {
    const kept = Decimal.min(reserves.get(item.id) ?? ZERO, item.open.abs());
    return { amount: kept, base: kept.isZero() ? ZERO : baseShare(item, kept, baseCurrency) };
  });
  const show = (of: (part: Part) => Decimal, shown: string): AccountAmountsView => {
    const total = (parts: readonly Part[]): Decimal => sum(parts.map(of));
    const money = (amount: Decimal): string => formatAmount(amount, shown);
    return {
      openInvoices: money(total(debts)),
      unappliedCredits: money(total(credits)),
      reserved: money(total(reserved)),
      balance: money(total(debts).minus(total(credits))),
    };
  };
  return {
    currency,
    ...show(({ amount }) => amount, currency),
    base: show(({ base }) => base, baseCurrency),
  };
}

const partOf = ({ open, openBase, amount }: ItemOnDay): Part => ({
  amount: open.abs(),
  base: openBase.times(amount.s),
});
