import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isId, isStubId } from '../../platform/ids';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { ListProductsQuery } from './dto/product.dto';
import { ProductEntity } from './product.entity';

/** Newest first. */
export function listProducts(tx: Tx, query: ListProductsQuery): Promise<Page<ProductEntity>> {
  return paginate(tx, filtered(tx, query), query, newestFirst('product.id', 'prod'));
}

/** With a test key a stub id finds a stub. @throws DomainError `not_found` */
export async function findProduct(tx: Tx, id: string): Promise<ProductEntity> {
  if (tx.ctx.test && isStubId('prod', id)) return stubProduct(tx, id);
  const product = isId('prod', id)
    ? await productsOf(tx).andWhere('product.id = :id', { id }).getOne()
    : null;
  if (!product) throw notFound('Product', id);
  return product;
}

/** One product, locked against others who would change it or its prices. @throws DomainError `not_found` */
export async function lockProduct(tx: Tx, id: string): Promise<ProductEntity> {
  await tx.query(`SELECT FROM products WHERE organisation_id = $1 AND id = $2 ${tx.forUpdate}`, [
    tx.organisationId,
    id,
  ]);
  return findProduct(tx, id);
}

export async function skuIsTaken(tx: Tx, sku: string, exceptId: string): Promise<boolean> {
  const other = await tx.one(`SELECT FROM products WHERE organisation_id = $1 AND sku = $2 AND id <> $3`, [
    tx.organisationId,
    sku,
    exceptId,
  ]);
  return other !== null;
}

export async function hasPrices(tx: Tx, id: string): Promise<boolean> {
  const price = await tx.one(`SELECT FROM prices WHERE organisation_id = $1 AND product_id = $2 LIMIT 1`, [
    tx.organisationId,
    id,
  ]);
  return price !== null;
}

export function stageInsert(tx: Tx, product: ProductEntity): void {
  tx.writes.insert('products', {
    organisation_id: product.organisationId,
    id: product.id,
    name: product.name,
    description: product.description,
    sku: product.sku,
    unit: product.unit,
    account_id: product.accountId,
    tax_code: product.taxCode,
    metadata: product.metadata,
    archived_at: product.archivedAt,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
  });
}

export function stageUpdate(tx: Tx, product: ProductEntity): void {
  tx.writes.update(
    `UPDATE products SET name = $3, description = $4, sku = $5, unit = $6, account_id = $7, tax_code = $8, metadata = $9,
       archived_at = $10, updated_at = $11
     WHERE organisation_id = $1 AND id = $2`,
    [
      product.organisationId,
      product.id,
      product.name,
      product.description,
      product.sku,
      product.unit,
      product.accountId,
      product.taxCode,
      JSON.stringify(product.metadata),
      product.archivedAt,
      product.updatedAt,
    ],
  );
}

export function stageDelete(tx: Tx, id: string): void {
  tx.writes.update(`DELETE FROM products WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, id]);
}

function filtered(
  tx: Tx,
  { q, sku, taxCode, accountId, archived }: ListProductsQuery,
): SelectQueryBuilder<ProductEntity> {
  const products = productsOf(tx);
  if (q) {
    products.andWhere(
      `strpos(lower(concat_ws(E'\\n', product.name, product.description, product.sku)), lower(:q)) > 0`,
      { q },
    );
  }
  if (sku) products.andWhere('product.sku = :sku', { sku });
  if (taxCode) products.andWhere('product.taxCode = :taxCode', { taxCode });
  if (accountId) products.andWhere('product.accountId = :accountId', { accountId });
  if (typeof archived === 'boolean')
    products.andWhere(`product.archivedAt IS ${archived ? 'NOT NULL' : 'NULL'}`);
  return products;
}

function productsOf(tx: Tx): SelectQueryBuilder<ProductEntity> {
  return tx.manager
    .createQueryBuilder(ProductEntity, 'product')
    .where('product.organisationId = :organisationId', { organisationId: tx.organisationId });
}

function stubProduct(tx: Tx, id: string): ProductEntity {
  const { organisationId, ctx } = tx;
  return {
    organisationId,
    id,
    name: 'Test product',
    description: null,
    sku: null,
    unit: null,
    accountId: null,
    taxCode: 'standard',
    metadata: {},
    archivedAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}
