import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { conflict, DomainError, notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { makeId } from '../../platform/ids';
import { mapPage, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ChartOfAccounts } from '../accounts/chart-of-accounts';
import type {
  CreateProductRequest,
  ListProductsQuery,
  ProductView,
  UpdateProductRequest,
} from './dto/product.dto';
import type { ProductEntity } from './product.entity';
import {
  findProduct,
  hasPrices,
  listProducts,
  lockProduct,
  skuIsTaken,
  stageDelete,
  stageInsert,
  stageUpdate,
} from './products.store';

@Injectable()
export class ProductsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly chart: ChartOfAccounts,
  ) {}

  list(ctx: RequestContext, query: ListProductsQuery): Promise<Page<ProductView>> {
    return this.work.read(ctx, async (tx) => mapPage(await listProducts(tx, query), viewOf));
  }

  get(ctx: RequestContext, id: string): Promise<ProductView> {
    return this.work.read(ctx, async (tx) => viewOf(await findProduct(tx, id)));
  }

  create(ctx: RequestContext, request: CreateProductRequest): Promise<ProductView> {
    return this.work.run(ctx, async (tx) => {
      const product: ProductEntity = {
        organisationId: tx.organisationId,
        id: makeId('prod', ctx),
        name: request.name,
        description: request.description ?? null,
        sku: request.sku ?? null,
        unit: request.unit ?? null,
        accountId: request.accountId ?? null,
        taxCode: request.taxCode,
        metadata: request.metadata ?? {},
        archivedAt: request.archived === true ? ctx.now : null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      };
      await this.assertAccount(tx, product);
      await assertSkuIsFree(tx, product);
      stageInsert(tx, product);
      return tell(tx, 'product.created', product);
    });
  }

  update(ctx: RequestContext, id: string, request: UpdateProductRequest): Promise<ProductView> {
    return this.work.run(ctx, async (tx) => {
      const before = await lockProduct(tx, id);
      const after = changed(before, request, ctx.now);
      if (isDeepStrictEqual(viewOf({ ...after, updatedAt: before.updatedAt }), viewOf(before)))
        return viewOf(before);
      if (after.accountId !== before.accountId) await this.assertAccount(tx, after);
      if (after.sku !== before.sku) await assertSkuIsFree(tx, after);
      stageUpdate(tx, after);
      return tell(tx, 'product.updated', after);
    });
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.work.run(ctx, async (tx) => {
      const product = await lockProduct(tx, id);
      if (await hasPrices(tx, id))
        throw conflict('product_in_use', 'The product has prices: delete those first, or archive it.');
      stageDelete(tx, id);
      tell(tx, 'product.deleted', product);
    });
  }

  /** A control account takes lines of its own documents only, so no sale can be posted to it. */
  private async assertAccount(tx: Tx, { accountId }: ProductEntity): Promise<void> {
    if (accountId === null) return;
    const account = (await this.chart.byIds(tx, [accountId])).get(accountId);
    if (!account) throw notFound('Account', accountId);
    const details = { field: 'accountId', accountId };
    if (account.archived)
      throw new DomainError('account_archived', `The account ${account.code} is archived.`, details);
    if (account.roles.includes('debtors') || account.roles.includes('vat_output'))
      throw new DomainError(
        'account_type_mismatch',
        `The account ${account.code} is a control account.`,
        details,
      );
  }
}

/** What the request names, changed; null clears, and what it leaves out stays. */
function changed(before: ProductEntity, request: UpdateProductRequest, now: Date): ProductEntity {
  const { archived, ...given } = request;
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const keeps = archived === undefined || archived === (before.archivedAt !== null);
  return {
    ...before,
    ...fields,
    archivedAt: keeps ? before.archivedAt : archived ? now : null,
    updatedAt: now,
  };
}

async function assertSkuIsFree(tx: Tx, { sku, id }: ProductEntity): Promise<void> {
  if (sku !== null && (await skuIsTaken(tx, sku, id)))
    throw conflict('sku_taken', 'Another product has this SKU.', { sku });
}

function tell(tx: Tx, type: string, product: ProductEntity): ProductView {
  const view = viewOf(product);
  tx.emit({ type, objectType: 'product', objectId: view.id, data: view });
  return view;
}

function viewOf(product: ProductEntity): ProductView {
  return {
    id: product.id,
    name: product.name,
    description: product.description,
    sku: product.sku,
    unit: product.unit,
    accountId: product.accountId,
    taxCode: product.taxCode,
    metadata: { ...product.metadata },
    archived: product.archivedAt !== null,
    createdAt: product.createdAt.toISOString(),
    updatedAt: product.updatedAt.toISOString(),
  };
}
