import { Injectable } from '@nestjs/common';
import type { NumberPattern } from '../../domain/numbering/pattern';
import type { Locks } from '../../domain/periods/locks';
import type { RoleAccounts } from '../../domain/posting/roles';
import { allDone } from '../../platform/batch/batch-outcomes';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ChartOfAccounts, type ChartAccount } from '../accounts/chart-of-accounts';
import { Catalogue, type CatalogueFacts } from '../catalogue/catalogue';
import { ExchangeRates, type RateQuestion } from '../catalogue/exchange-rates';
import { Customers, type CustomerFacts } from '../customers/customers';
import { patternOf } from '../organisations/document-numbers';
import { LockReader } from '../periods/lock-reader';
import type { CreateInvoiceRequest } from './dto/create-invoice.dto';

/** What a set of invoices is decided from, read once for all of them behind the posting lock. */
export interface InvoiceFactsSet {
  readonly locks: Locks;
  readonly roles: RoleAccounts;
  readonly accounts: ReadonlyMap<string, ChartAccount>;
  readonly customers: ReadonlyMap<string, CustomerFacts>;
  readonly catalogue: CatalogueFacts;
  /** Of the rates table, by `exchangeRateKey`. */
  readonly rates: ReadonlyMap<string, string>;
  readonly pattern: NumberPattern;
}

@Injectable()
export class FactsLoader {
  constructor(
    private readonly locks: LockReader,
    private readonly chart: ChartOfAccounts,
    private readonly customers: Customers,
    private readonly catalogue: Catalogue,
    private readonly exchangeRates: ExchangeRates,
  ) {}

  async load(
    tx: Tx,
    ctx: RequestContext,
    requests: readonly CreateInvoiceRequest[],
  ): Promise<InvoiceFactsSet> {
    const items = requests.flatMap((request) => request.items);
    const catalogue = await this.catalogue.load(
      tx,
      items.flatMap(({ priceId }) => priceId ?? []),
    );
    const accountIds = [
      ...items.flatMap(({ accountId }) => accountId ?? []),
      ...[...catalogue.prices.values()].flatMap(({ accountId }) => accountId ?? []),
    ];
    const [chart, customers] = await allDone([
      this.chart.forPosting(tx, accountIds),
      this.customers.byIds(
        tx,
        requests.flatMap(({ customerId }) => customerId ?? []),
      ),
    ]);
    const questions = requests
      .filter(({ exchangeRate }) => exchangeRate === undefined)
      .map((request) => questionOf(ctx, request, customers));
    const rates = await this.exchangeRates.onEach(tx, questions);
    await tx.course.begun;
    const pattern = patternOf(tx, 'invoice');
    return { locks: this.locks.held(tx), ...chart, customers, catalogue, rates, pattern };
  }
}

function questionOf(
  ctx: RequestContext,
  request: CreateInvoiceRequest,
  customers: ReadonlyMap<string, CustomerFacts>,
): RateQuestion {
  const customer = customers.get(request.customerId ?? '') ?? null;
  return { currency: currencyOf(ctx, request, customer), date: issueDateOf(ctx, request) };
}

export function currencyOf(
  ctx: RequestContext,
  request: CreateInvoiceRequest,
  customer: CustomerFacts | null,
): string {
  return request.currency ?? customer?.currency ?? ctx.organisation.baseCurrency;
}

export function issueDateOf(ctx: RequestContext, { issueDate }: CreateInvoiceRequest): string {
  return issueDate ?? ctx.today;
}
