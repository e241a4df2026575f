import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isId, isStubId } from '../../platform/ids';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { ListPricesQuery } from './dto/price.dto';
import { PriceEntity } from './price.entity';

/** Newest first. */
export function listPrices(tx: Tx, query: ListPricesQuery): Promise<Page<PriceEntity>> {
  return paginate(tx, filtered(tx, query), query, newestFirst('price.id', 'price'));
}

/** With a test key a stub id finds a stub. @throws DomainError `not_found` */
export async function findPrice(tx: Tx, id: string): Promise<PriceEntity> {
  if (tx.ctx.test && isStubId('price', id)) return stubPrice(tx, id);
  const price = isId('price', id) ? await pricesOf(tx).andWhere('price.id = :id', { id }).getOne() : null;
  if (!price) throw notFound('Price', id);
  return price;
}

export async function hasDefault(
  tx: Tx,
  { productId, currency }: Pick<PriceEntity, 'productId' | 'currency'>,
): Promise<boolean> {
  const row = await tx.one(
    `SELECT FROM prices WHERE organisation_id = $1 AND product_id = $2 AND currency = $3 AND is_default`,
    [tx.organisationId, productId, currency],
  );
  return row !== null;
}

/** Whether a document names the price; a draft counts, too. */
export async function priceIsInUse(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.one<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM invoice_lines WHERE organisation_id = $1 AND price_id = $2)
       OR EXISTS (SELECT FROM credit_note_items WHERE organisation_id = $1 AND price_id = $2) AS used`,
    [tx.organisationId, id],
  );
  return row?.used === true;
}

export function stageInsert(tx: Tx, price: PriceEntity): void {
  tx.writes.insert('prices', {
    organisation_id: price.organisationId,
    id: price.id,
    product_id: price.productId,
    currency: price.currency,
    unit_price: price.unitPrice,
    prices_include_tax: price.pricesIncludeTax,
    is_default: price.isDefault,
    active: price.active,
    archived_at: price.archivedAt,
    created_at: price.createdAt,
    updated_at: price.updatedAt,
  });
}

/** Takes the mark of the default from the price that has it, if any has, other than this one. */
export function stageDefaultMove(tx: Tx, price: PriceEntity): void {
  tx.writes.update(
    `UPDATE prices SET is_default = false, updated_at = $4
     WHERE organisation_id = $1 AND product_id = $2 AND currency = $3 AND is_default AND id <> $5`,
    [price.organisationId, price.productId, price.currency, price.updatedAt, price.id],
    null,
  );
}

export function stageUpdate(tx: Tx, price: PriceEntity): void {
  tx.writes.update(
    `UPDATE prices SET is_default = $3, active = $4, archived_at = $5, updated_at = $6
     WHERE organisation_id = $1 AND id = $2`,
    [price.organisationId, price.id, price.isDefault, price.active, price.archivedAt, price.updatedAt],
  );
}

export function stageDelete(tx: Tx, id: string): void {
  tx.writes.update(`DELETE FROM prices WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, id]);
}

function filtered(tx: Tx, query: ListPricesQuery): SelectQueryBuilder<PriceEntity> {
  const { productId, currency, default: isDefault, active, archived } = query;
  const prices = pricesOf(tx);
  if (productId) prices.andWhere('price.productId = :productId', { productId });
  if (currency) prices.andWhere('price.currency = :currency', { currency });
  if (typeof isDefault === 'boolean') prices.andWhere('price.isDefault = :isDefault', { isDefault });
  if (typeof active === 'boolean') prices.andWhere('price.active = :active', { active });
  if (typeof archived === 'boolean') prices.andWhere(`price.archivedAt IS ${archived ? 'NOT NULL' : 'NULL'}`);
  return prices;
}

function pricesOf(tx: Tx): SelectQueryBuilder<PriceEntity> {
  return tx.manager
    .createQueryBuilder(PriceEntity, 'price')
    .where('price.organisationId = :organisationId', { organisationId: tx.organisationId });
}

function stubPrice(tx: Tx, id: string): PriceEntity {
  const { organisationId, ctx } = tx;
  return {
    organisationId,
    id,
    productId: id.replace('price', 'prod'),
    currency: ctx.organisation?.baseCurrency ?? 'EUR',
    unitPrice: '100',
    pricesIncludeTax: false,
    isDefault: true,
    active: true,
    archivedAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}
