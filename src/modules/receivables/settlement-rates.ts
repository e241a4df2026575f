import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ExchangeRates } from '../catalogue/exchange-rates';

interface Asked {
  readonly currency: string;
  readonly date: PlainDate;
  /** In the request; it wins. */
  readonly given?: string;
}

/** The exchange rate of money that moves on a day. */
@Injectable()
export class SettlementRates {
  constructor(private readonly rates: ExchangeRates) {}

  /** @throws DomainError `exchange_rate_required`, `exchange_rate_not_allowed` */
  async resolve(tx: Tx, ctx: RequestContext, { currency, date, given }: Asked): Promise<Decimal> {
    const { baseCurrency } = ctx.organisation;
    if (currency === baseCurrency) {
      if (given !== undefined && !new Decimal(given).eq(1)) {
        throw new DomainError(
          'exchange_rate_not_allowed',
          `${currency} is the base currency: its rate is 1.`,
        );
      }
      return new Decimal(1);
    }
    const rate = given ?? (await this.rates.on(tx, currency, date));
    if (rate === null) {
      throw new DomainError(
        'exchange_rate_required',
        `Send the exchangeRate: units of ${baseCurrency} for one ${currency}.`,
      );
    }
    return new Decimal(rate);
  }
}
