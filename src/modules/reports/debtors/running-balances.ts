import { Decimal, ZERO } from '../../../domain/money/decimal';
import type { Sums } from './statement-sql';

interface Amounts {
  readonly currency: string;
  readonly debit: string;
  readonly credit: string;
  readonly base_debit: string;
  readonly base_credit: string;
}

/** What a customer owes in each currency, and in base currency in all, as movements pass by. */
export class RunningBalances {
  private readonly byCurrency = new Map<string, Decimal>();
  private total = ZERO;

  static of(sums: readonly Sums[]): RunningBalances {
    const balances = new RunningBalances();
    for (const each of sums) balances.take(each);
    return balances;
  }

  take({ currency, debit, credit, base_debit, base_credit }: Amounts): void {
    this.byCurrency.set(currency, this.in(currency).plus(debit).minus(credit));
    this.total = this.total.plus(new Decimal(base_debit)).minus(base_credit);
  }

  in(currency: string): Decimal {
    return this.byCurrency.get(currency) ?? ZERO;
  }

  get base(): Decimal {
    return this.total;
  }

  get currencies(): string[] {
    return [...this.byCurrency.keys()].sort();
  }
}
