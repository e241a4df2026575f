import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { ListExchangeRatesQuery } from './dto/exchange-rate.dto';
import { ExchangeRateEntity } from './exchange-rate.entity';

const ID = /^fx_\d{4}-\d{2}-\d{2}_[A-Z]{3}$/;

export const exchangeRateId = ({ currency, date }: { currency: string; date: string }): string =>
  `fx_${date}_${currency}`;

/** Latest date first. */
export function listExchangeRates(tx: Tx, query: ListExchangeRatesQuery): Promise<Page<ExchangeRateEntity>> {
  return paginate(
    tx,
    filtered(tx, query),
    query,
    newestFirst('rate.id', (text) => ID.test(text)),
  );
}

/** @throws DomainError `not_found` */
export async function findExchangeRate(tx: Tx, id: string): Promise<ExchangeRateEntity> {
  const rate = ID.test(id) ? await ratesOf(tx).andWhere('rate.id = :id', { id }).getOne() : null;
  if (!rate) throw notFound('Exchange rate', id);
  return rate;
}

/** Those of the ids that there are, locked against others who would change them. */
export async function lockExchangeRates(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, ExchangeRateEntity>> {
  await tx.query(
    `SELECT FROM exchange_rates WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY id ${tx.forUpdate}`,
    [tx.organisationId, ids],
  );
  const rates = await ratesOf(tx).andWhere('rate.id = ANY (:ids)', { ids }).getMany();
  return new Map(rates.map((rate) => [rate.id, rate]));
}

/** New ones and replacements in one statement. In the order of ids, so that no two writers wait for each other. */
export function stageRates(tx: Tx, rates: readonly ExchangeRateEntity[]): void {
  const rows = rates.map(({ id, currency, date, rate, updatedAt }) => ({
    id,
    currency,
    date,
    rate,
    updated_at: updatedAt,
  }));
  tx.writes.update(
    `INSERT INTO exchange_rates (organisation_id, currency, date, id, rate, updated_at)
     SELECT $1, currency, date, id, rate, updated_at
     FROM jsonb_to_recordset($2::jsonb) AS r (currency text, date date, id text, rate numeric, updated_at timestamptz) ORDER BY id
     ON CONFLICT (organisation_id, currency, date) DO UPDATE SET rate = excluded.rate, updated_at = excluded.updated_at`,
    [tx.organisationId, JSON.stringify(rows)],
    rows.length,
  );
}

export function stageDelete(tx: Tx, { currency, date }: ExchangeRateEntity): void {
  tx.writes.update(`DELETE FROM exchange_rates WHERE organisation_id = $1 AND currency = $2 AND date = $3`, [
    tx.organisationId,
    currency,
    date,
  ]);
}

function filtered(
  tx: Tx,
  { currency, from, to, asOf }: ListExchangeRatesQuery,
): SelectQueryBuilder<ExchangeRateEntity> {
  const rates = ratesOf(tx);
  if (currency) rates.andWhere('rate.currency = :currency', { currency });
  if (from) rates.andWhere('rate.date >= :from', { from });
  if (to) rates.andWhere('rate.date <= :to', { to });
  if (asOf) {
    rates.andWhere(
      `rate.date = (SELECT max(e.date) FROM exchange_rates e
         WHERE e.organisation_id = :organisationId AND e.currency = rate.currency AND e.date <= :asOf)`,
      { asOf },
    );
  }
  return rates;
}

function ratesOf(tx: Tx): SelectQueryBuilder<ExchangeRateEntity> {
  return tx.manager
    .createQueryBuilder(ExchangeRateEntity, 'rate')
    .where('rate.organisationId = :organisationId', { organisationId: tx.organisationId });
}
