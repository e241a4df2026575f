import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '../../domain/errors';
import { minorUnits } from '../../domain/money/currency';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { makeId } from '../../platform/ids';
import { mapPage, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { CreatePriceRequest, ListPricesQuery, PriceView, UpdatePriceRequest } from './dto/price.dto';
import type { PriceEntity } from './price.entity';
import {
  findPrice,
  hasDefault,
  listPrices,
  priceIsInUse,
  stageDefaultMove,
  stageDelete,
  stageInsert,
  stageUpdate,
} from './prices.store';
import { lockProduct } from './products.store';

/** Prices are written behind the lock of their product, so that two writers cannot both make theirs the default. */
@Injectable()
export class PricesService {
  constructor(private readonly work: UnitOfWork) {}

  list(ctx: RequestContext, query: ListPricesQuery): Promise<Page<PriceView>> {
    return this.work.read(ctx, async (tx) => mapPage(await listPrices(tx, query), viewOf));
  }

  get(ctx: RequestContext, id: string): Promise<PriceView> {
    return this.work.read(ctx, async (tx) => viewOf(await findPrice(tx, id)));
  }

  create(ctx: RequestContext, request: CreatePriceRequest): Promise<PriceView> {
    return this.work.run(ctx, async (tx) => {
      const { id: productId } = await lockProduct(tx, request.productId);
      const currency = request.currency ?? ctx.organisation.baseCurrency;
      const active = request.active ?? true;
      if (request.default === true && !active) throw noDefault();
      const isDefault = request.default ?? (active && !(await hasDefault(tx, { productId, currency })));
      const price: PriceEntity = {
        organisationId: tx.organisationId,
        id: makeId('price', ctx),
        productId,
        currency,
        unitPrice: request.unitPrice,
        pricesIncludeTax: request.pricesIncludeTax ?? false,
        isDefault,
        active,
        archivedAt: null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      };
      if (isDefault) stageDefaultMove(tx, price);
      stageInsert(tx, price);
      return tell(tx, 'price.created', price);
    });
  }

  update(ctx: RequestContext, id: string, request: UpdatePriceRequest): Promise<PriceView> {
    return this.work.run(ctx, async (tx) => {
      const before = await lockPrice(tx, id);
      const after = changed(before, request, ctx.now);
      if (isDeepStrictEqual(viewOf({ ...after, updatedAt: before.updatedAt }), viewOf(before)))
        return viewOf(before);
      if (after.isDefault && !before.isDefault) stageDefaultMove(tx, after);
      stageUpdate(tx, after);
      return tell(tx, 'price.updated', after);
    });
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.work.run(ctx, async (tx) => {
      const price = await lockPrice(tx, id);
      if (await priceIsInUse(tx, id))
        throw conflict('price_in_use', 'The price stands on a document: archive it instead.');
      stageDelete(tx, id);
      tell(tx, 'price.deleted', price);
    });
  }
}

/** Reads it twice: which product to lock, and then what others have made of it meanwhile. */
async function lockPrice(tx: Tx, id: string): Promise<PriceEntity> {
  await lockProduct(tx, (await findPrice(tx, id)).productId);
  return findPrice(tx, id);
}

/** Only what is offered can be the default, so taking it from the offer takes that mark as well. */
function changed(before: PriceEntity, request: UpdatePriceRequest, now: Date): PriceEntity {
  const active = request.active ?? before.active;
  const archived = request.archived ?? before.archivedAt !== null;
  const offered = active && !archived;
  if (request.default === true && !offered) throw noDefault();
  return {
    ...before,
    active,
    archivedAt: archived ? (before.archivedAt ?? now) : null,
    isDefault: offered && (request.default ?? before.isDefault),
    updatedAt: now,
  };
}

const noDefault = (): Error =>
  invalid('default', 'must be false for a price that is not active, or archived');

function tell(tx: Tx, type: string, price: PriceEntity): PriceView {
  const view = viewOf(price);
  tx.emit({ type, objectType: 'price', objectId: view.id, data: view });
  return view;
}

function viewOf(price: PriceEntity): PriceView {
  return {
    id: price.id,
    productId: price.productId,
    currency: price.currency,
    unitPrice: priceText(price),
    pricesIncludeTax: price.pricesIncludeTax,
    default: price.isDefault,
    active: price.active,
    archived: price.archivedAt !== null,
    createdAt: price.createdAt.toISOString(),
    updatedAt: price.updatedAt.toISOString(),
  };
}

/** With the currency's decimals at least, and as many more as the price has: `12.50`, `0.0625`. */
function priceText({ unitPrice, currency }: PriceEntity): string {
  const price = new Decimal(unitPrice);
  return price.toFixed(Math.max(minorUnits(currency), price.decimalPlaces()));
}
