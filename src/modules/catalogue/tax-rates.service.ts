import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import { resolveLineTax } from '../../domain/tax/category';
import { holdPostings } from '../../platform/database/hold-postings';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { makeId } from '../../platform/ids';
import { mapPage, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type {
  CreateTaxRateRequest,
  ListTaxRatesQuery,
  TaxRateView,
  UpdateTaxRateRequest,
} from './dto/tax-rate.dto';
import type { TaxRateEntity } from './tax-rate.entity';
import {
  findTaxRate,
  listTaxRates,
  lockTaxRate,
  overlapping,
  stageDelete,
  stageInsert,
  stageUpdate,
  taxRateIsInUse,
} from './tax-rates.store';

/** What a rate is. These fields change only while nothing has been taxed by it; then it is ended, and another follows. */
const FACTS = ['category', 'rate', 'exemptionReason', 'validFrom'] as const;

@Injectable()
export class TaxRatesService {
  constructor(private readonly work: UnitOfWork) {}

  list(ctx: RequestContext, query: ListTaxRatesQuery): Promise<Page<TaxRateView>> {
    return this.work.read(ctx, async (tx) => mapPage(await listTaxRates(tx, query), viewOf));
  }

  get(ctx: RequestContext, id: string): Promise<TaxRateView> {
    return this.work.read(ctx, async (tx) => viewOf(await findTaxRate(tx, id)));
  }

  create(ctx: RequestContext, request: CreateTaxRateRequest): Promise<TaxRateView> {
    return this.work.run(ctx, async (tx) => {
      const rate = resolved({
        organisationId: tx.organisationId,
        id: makeId('txr', ctx),
        taxCode: request.taxCode,
        zone: request.zone ?? 'domestic',
        name: request.name ?? null,
        category: request.category,
        rate: request.rate ?? '0',
        exemptionReason: request.exemptionReason ?? null,
        validFrom: request.validFrom,
        validTo: request.validTo ?? null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      });
      await assertAlone(tx, rate);
      stageInsert(tx, rate);
      return tell(tx, 'tax_rate.created', rate);
    });
  }

  update(ctx: RequestContext, id: string, request: UpdateTaxRateRequest): Promise<TaxRateView> {
    return this.work.run(ctx, async (tx) => {
      if (FACTS.some((name) => request[name] !== undefined)) await holdPostings(tx);
      const before = await lockTaxRate(tx, id);
      const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
      const after = resolved({ ...before, ...given, updatedAt: ctx.now });
      if (isDeepStrictEqual(viewOf({ ...after, updatedAt: before.updatedAt }), viewOf(before)))
        return viewOf(before);
      if (factsDiffer(before, after) && (await taxRateIsInUse(tx, before))) throw inUse();
      await assertAlone(tx, after);
      stageUpdate(tx, after);
      return tell(tx, 'tax_rate.updated', after);
    });
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.work.run(ctx, async (tx) => {
      await holdPostings(tx);
      const rate = await lockTaxRate(tx, id);
      if (await taxRateIsInUse(tx, rate)) throw inUse();
      stageDelete(tx, id);
      tell(tx, 'tax_rate.deleted', rate);
    });
  }
}

/** The rate with its category and its zeros filled in, checked as the tax of a line is. */
function resolved(
  rate: Omit<TaxRateEntity, 'category'> & { category?: TaxRateEntity['category'] },
): TaxRateEntity {
  const { category, exemptionReason } = resolveLineTax(
    { rate: rate.rate, category: rate.category, exemptionReason: rate.exemptionReason ?? undefined },
    '',
  );
  if (rate.validTo !== null && rate.validTo < rate.validFrom)
    throw invalid('validTo', 'must not be before validFrom');
  return { ...rate, category, exemptionReason: exemptionReason ?? null };
}

const factsDiffer = (before: TaxRateEntity, after: TaxRateEntity): boolean =>
  FACTS.some((name) => viewOf(before)[name] !== viewOf(after)[name]);

const inUse = (): Error =>
  conflict(
    'tax_rate_in_use',
    'The rate has been used: end it with validTo, and create the one that follows.',
  );

/** The database refuses what slips through here, from another transaction that has not committed yet. */
async function assertAlone(tx: Tx, rate: TaxRateEntity): Promise<void> {
  const other = await overlapping(tx, rate);
  if (!other) return;
  const { id: taxRateId, validFrom, validTo } = other;
  throw conflict(
    'tax_rate_overlap',
    `Another rate of ${rate.taxCode} in the zone ${rate.zone} is in force from ${validFrom} to ${validTo ?? 'further notice'}.`,
    { taxRateId, validFrom, validTo },
  );
}

function tell(tx: Tx, type: string, rate: TaxRateEntity): TaxRateView {
  const view = viewOf(rate);
  tx.emit({ type, objectType: 'tax_rate', objectId: view.id, data: view });
  return view;
}

function viewOf(rate: TaxRateEntity): TaxRateView {
  return {
    id: rate.id,
    taxCode: rate.taxCode,
    zone: rate.zone,
    name: rate.name,
    category: rate.category,
    rate: new Decimal(rate.rate).toFixed(),
    exemptionReason: rate.exemptionReason,
    validFrom: rate.validFrom,
    validTo: rate.validTo,
    createdAt: rate.createdAt.toISOString(),
    updatedAt: rate.updatedAt.toISOString(),
  };
}
