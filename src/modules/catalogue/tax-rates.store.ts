import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import { vatCode } from '../../domain/tax/category';
import { overlap } from '../../domain/tax/rate-choice';
import type { Tx } from '../../platform/database/transaction';
import { isId, isStubId } from '../../platform/ids';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { ListTaxRatesQuery } from './dto/tax-rate.dto';
import { TaxRateEntity } from './tax-rate.entity';

/** Newest first. */
export function listTaxRates(tx: Tx, query: ListTaxRatesQuery): Promise<Page<TaxRateEntity>> {
  return paginate(tx, filtered(tx, query), query, newestFirst('rate.id', 'txr'));
}

/** With a test key a stub id finds a stub. @throws DomainError `not_found` */
export async function findTaxRate(tx: Tx, id: string): Promise<TaxRateEntity> {
  if (tx.ctx.test && isStubId('txr', id)) return stubTaxRate(tx, id);
  const rate = isId('txr', id) ? await ratesOf(tx).andWhere('rate.id = :id', { id }).getOne() : null;
  if (!rate) throw notFound('Tax rate', id);
  return rate;
}

/** One rate, locked against others who would change it. @throws DomainError `not_found` */
export async function lockTaxRate(tx: Tx, id: string): Promise<TaxRateEntity> {
  await tx.query(`SELECT FROM tax_rates WHERE organisation_id = $1 AND id = $2 ${tx.forUpdate}`, [
    tx.organisationId,
    id,
  ]);
  return findTaxRate(tx, id);
}

/** Another rate of the code and zone that is in force on a day on which this one is, or null. */
export async function overlapping(tx: Tx, rate: TaxRateEntity): Promise<TaxRateEntity | null> {
  const { taxCode, zone, id } = rate;
  const others = await ratesOf(tx)
    .andWhere('rate.taxCode = :taxCode AND rate.zone = :zone AND rate.id <> :id', { taxCode, zone, id })
    .getMany();
  return others.find((other) => overlap(other, rate)) ?? null;
}

/**
 * Whether the rate's VAT code stands in the journal since it came into force; that code may come of a line that named its rate
 * itself, which nobody can tell apart. An invoice can be issued before its tax point, and is dated by its issue in the
 * journal.
 */
export async function taxRateIsInUse(tx: Tx, rate: TaxRateEntity): Promise<boolean> {
  const row = await tx.one<{ used: boolean }>(
    `SELECT EXISTS (
       SELECT FROM journal_lines l WHERE l.organisation_id = $1 AND l.vat_code = $2 AND l.date >= least($3::date, (
         SELECT min(i.issue_date) FROM invoices i
         WHERE i.organisation_id = $1 AND i.status <> 'draft' AND i.issue_date < $3 AND i.tax_point >= $3
       ))
     ) AS used`,
    [tx.organisationId, vatCode(rate.category, rate.rate), rate.validFrom],
  );
  return row?.used === true;
}

export function stageInsert(tx: Tx, rate: TaxRateEntity): void {
  tx.writes.insert('tax_rates', {
    organisation_id: rate.organisationId,
    id: rate.id,
    tax_code: rate.taxCode,
    zone: rate.zone,
    name: rate.name,
    category: rate.category,
    rate: rate.rate,
    exemption_reason: rate.exemptionReason,
    valid_from: rate.validFrom,
    valid_to: rate.validTo,
    created_at: rate.createdAt,
    updated_at: rate.updatedAt,
  });
}

export function stageUpdate(tx: Tx, rate: TaxRateEntity): void {
  tx.writes.update(
    `UPDATE tax_rates SET name = $3, category = $4, rate = $5, exemption_reason = $6, valid_from = $7, valid_to = $8,
       updated_at = $9
     WHERE organisation_id = $1 AND id = $2`,
    [
      rate.organisationId,
      rate.id,
      rate.name,
      rate.category,
      rate.rate,
      rate.exemptionReason,
      rate.validFrom,
      rate.validTo,
      rate.updatedAt,
    ],
  );
}

export function stageDelete(tx: Tx, id: string): void {
  tx.writes.update(`DELETE FROM tax_rates WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, id]);
}

function filtered(
  tx: Tx,
  { taxCode, zone, category, validOn }: ListTaxRatesQuery,
): SelectQueryBuilder<TaxRateEntity> {
  const rates = ratesOf(tx);
  if (taxCode) rates.andWhere('rate.taxCode = :taxCode', { taxCode });
  if (zone) rates.andWhere('rate.zone = :zone', { zone });
  if (category) rates.andWhere('rate.category = :category', { category });
  if (validOn) {
    rates.andWhere('rate.validFrom <= :validOn AND (rate.validTo IS NULL OR rate.validTo >= :validOn)', {
      validOn,
    });
  }
  return rates;
}

function ratesOf(tx: Tx): SelectQueryBuilder<TaxRateEntity> {
  return tx.manager
    .createQueryBuilder(TaxRateEntity, 'rate')
    .where('rate.organisationId = :organisationId', { organisationId: tx.organisationId });
}

function stubTaxRate(tx: Tx, id: string): TaxRateEntity {
  const { organisationId, ctx } = tx;
  return {
    organisationId,
    id,
    taxCode: 'test',
    zone: 'domestic',
    name: null,
    category: 'S',
    rate: '20',
    exemptionReason: null,
    validFrom: '2000-01-01',
    validTo: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}
