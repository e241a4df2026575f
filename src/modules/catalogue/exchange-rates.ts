import { Injectable } from '@nestjs/common';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';

export interface RateQuestion {
  readonly currency: string;
  readonly date: PlainDate;
}

const LATEST = `
  SELECT w.currency, w.date, trim_scale(r.rate) AS rate
  FROM unnest($2::text[], $3::date[]) AS w (currency, date)
  CROSS JOIN LATERAL (
    SELECT rate FROM exchange_rates e
    WHERE e.organisation_id = $1 AND e.currency = w.currency AND e.date <= w.date ORDER BY e.date DESC LIMIT 1
  ) r`;

/** The rates table, for code that decides documents inside a transaction. */
@Injectable()
export class ExchangeRates {
  /** Base units for ONE unit of the currency: the latest rate on or before the date, or null. The base currency's is '1'. */
  async on(tx: Tx, currency: string, date: PlainDate): Promise<string | null> {
    return (await this.onEach(tx, [{ currency, date }])).get(exchangeRateKey({ currency, date })) ?? null;
  }

  /** The same for many questions in one statement, by `exchangeRateKey`; those without a rate are absent. */
  async onEach(tx: Tx, questions: readonly RateQuestion[]): Promise<Map<string, string>> {
    const base = tx.ctx.organisation?.baseCurrency;
    const asked = [...new Map(questions.map((each) => [exchangeRateKey(each), each])).values()];
    const own = asked.filter(({ currency }) => currency === base).map((each) => ({ ...each, rate: '1' }));
    const foreign = asked.filter(({ currency }) => currency !== base);
    const found =
      foreign.length === 0
        ? []
        : await tx.query<RateQuestion & { rate: string }>(LATEST, [
            tx.organisationId,
            foreign.map(({ currency }) => currency),
            foreign.map(({ date }) => date),
          ]);
    return new Map([...own, ...found].map((each) => [exchangeRateKey(each), each.rate]));
  }
}

/** EUR on 2026-05-04 → `EUR:2026-05-04`. */
export const exchangeRateKey = ({ currency, date }: RateQuestion): string => `${currency}:${date}`;
