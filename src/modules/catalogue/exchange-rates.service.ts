import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { mapPage, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type {
  ExchangeRateEntry,
  ExchangeRatesView,
  ExchangeRateView,
  ListExchangeRatesQuery,
  SetExchangeRatesRequest,
} from './dto/exchange-rate.dto';
import type { ExchangeRateEntity } from './exchange-rate.entity';
import {
  exchangeRateId,
  findExchangeRate,
  listExchangeRates,
  lockExchangeRates,
  stageDelete,
  stageRates,
} from './exchange-rates.store';

/** The rates table as it is kept. Documents read it through `ExchangeRates`, and keep the rate that they were made with. */
@Injectable()
export class ExchangeRatesService {
  constructor(private readonly work: UnitOfWork) {}

  list(ctx: RequestContext, query: ListExchangeRatesQuery): Promise<Page<ExchangeRateView>> {
    return this.work.read(ctx, async (tx) => mapPage(await listExchangeRates(tx, query), viewOf));
  }

  get(ctx: RequestContext, id: string): Promise<ExchangeRateView> {
    return this.work.read(ctx, async (tx) => viewOf(await findExchangeRate(tx, id)));
  }

  set(ctx: RequestContext, { rates }: SetExchangeRatesRequest): Promise<ExchangeRatesView> {
    assertForeign(rates, ctx.organisation.baseCurrency);
    assertOnce(rates);
    return this.work.run(ctx, async (tx) => {
      const before = await lockExchangeRates(tx, rates.map(exchangeRateId));
      const after = rates.map((entry): ExchangeRateEntity => {
        const id = exchangeRateId(entry);
        const known = before.get(id);
        if (known && new Decimal(known.rate).eq(entry.rate)) return known;
        return { organisationId: tx.organisationId, id, ...entry, updatedAt: ctx.now };
      });
      const changed = after.filter((rate) => rate !== before.get(rate.id));
      if (changed.length > 0) stageRates(tx, changed);
      for (const rate of changed) tell(tx, 'exchange_rate.set', rate);
      return { data: after.map(viewOf) };
    });
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.work.run(ctx, async (tx) => {
      const rate = (await lockExchangeRates(tx, [id])).get(id) ?? (await findExchangeRate(tx, id));
      stageDelete(tx, rate);
      tell(tx, 'exchange_rate.deleted', rate);
    });
  }
}

function assertForeign(rates: readonly ExchangeRateEntry[], baseCurrency: string): void {
  const at = rates.findIndex(({ currency }) => currency === baseCurrency);
  if (at < 0) return;
  throw new DomainError('exchange_rate_not_allowed', `${baseCurrency} is the base currency: its rate is 1.`, {
    field: `rates.${at}.currency`,
  });
}

function assertOnce(rates: readonly ExchangeRateEntry[]): void {
  const seen = new Set<string>();
  const errors = rates.flatMap((entry, i) => {
    const id = exchangeRateId(entry);
    const again = seen.has(id);
    seen.add(id);
    return again ? [{ field: `rates.${i}`, message: 'has the currency and date of another entry' }] : [];
  });
  if (errors.length > 0) throw invalidFields(errors);
}

function tell(tx: Tx, type: string, rate: ExchangeRateEntity): void {
  tx.emit({ type, objectType: 'exchange_rate', objectId: rate.id, data: viewOf(rate) });
}

function viewOf({ id, currency, date, rate, updatedAt }: ExchangeRateEntity): ExchangeRateView {
  return { id, currency, date, rate: new Decimal(rate).toFixed(), updatedAt: updatedAt.toISOString() };
}
