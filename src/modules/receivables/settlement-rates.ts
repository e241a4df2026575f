import { Injectable } from '@nestjs/common';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import type { Decimal } from '../../domain/money/decimal';
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
    const fromTable = given === undefined ? await this.rates.on(tx, currency, date) : null;
    return chooseExchangeRate({ currency, baseCurrency, given, fromTable });
  }
}
