import { Injectable } from '@nestjs/common';
import type { NumberPattern } from '../../domain/numbering/pattern';
import { allDone } from '../../platform/batch/batch-outcomes';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ChartOfAccounts } from '../accounts/chart-of-accounts';
import { Catalogue, type CatalogueFacts } from '../catalogue/catalogue';
import { ExchangeRates, type RateQuestion } from '../catalogue/exchange-rates';
import { Customers, type CustomerFacts } from '../customers/customers';
import { CreditableInvoices } from '../invoices/creditable-invoices';
import type { HeldInvoices } from '../invoices/held-invoices';
import { HeldItems } from '../journal/held-items';
import { LockReader } from '../periods/lock-reader';
import { patternOf } from '../organisations/document-numbers';
import { HeldPayments } from '../receivables/held-payments';
import type { SettlementFacts } from '../receivables/settlement-facts';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import { InvoicePostings } from './invoice-postings';
import { accountIdsOf } from './invoices-in-hand';
import { documentTerms } from './resolve-request';
import { refundDate } from './settle-at-once';

/** What a set of credit notes is decided from, read once for all of them behind the posting lock. */
export interface CreditNoteFactsSet extends SettlementFacts {
  readonly customers: ReadonlyMap<string, CustomerFacts>;
  readonly pattern: NumberPattern;
  readonly catalogue: CatalogueFacts;
  /** Of the rates table, by `exchangeRateKey`, for the requests that bring none. */
  readonly rates: ReadonlyMap<string, string>;
  /** In hand: locked, and moved by each decision of the set. */
  readonly invoices: HeldInvoices;
  readonly postings: InvoicePostings;
  readonly payments: HeldPayments;
  readonly items: HeldItems;
}

/** A credit note that is voided by the same unit of work. */
export interface ToVoid {
  readonly id: string;
  readonly invoiceId: string | null;
}

@Injectable()
export class FactsLoader {
  constructor(
    private readonly locks: LockReader,
    private readonly chart: ChartOfAccounts,
    private readonly customers: Customers,
    private readonly catalogue: Catalogue,
    private readonly exchangeRates: ExchangeRates,
    private readonly invoices: CreditableInvoices,
  ) {}

  /** Locks what the set touches, in the order that all keep: invoices, credit notes, payments, open items. */
  async load(
    tx: Tx,
    ctx: RequestContext,
    requests: readonly CreateCreditNoteRequest[],
    voided: readonly ToVoid[] = [],
  ): Promise<CreditNoteFactsSet> {
    const { invoices, payments, items } = await this.hold(tx, requests, voided);
    const postings = await InvoicePostings.load(tx, invoices, ctx.organisation.baseCurrency);
    const catalogue = await this.catalogue.load(tx, requests.flatMap(priceIds));
    const named = [
      ...requests.flatMap(accountIds),
      ...accountIdsOf(invoices),
      ...postings.accountIds(),
      ...[...catalogue.prices.values()].flatMap(({ accountId }) => accountId ?? []),
      ...requests.flatMap(({ paymentId = '' }) => payments.find(paymentId)?.bankAccountId ?? []),
    ];
    const [chart, customers] = await allDone([
      this.chart.forPosting(tx, named),
      this.customers.byIds(tx, [
        ...requests.flatMap(({ customerId }) => customerId ?? []),
        ...[...invoices].flatMap(({ invoice }) => invoice.customerId ?? []),
      ]),
    ]);
    const rates = await this.exchangeRates.onEach(tx, [
      ...rateQuestions(ctx, requests, customers),
      ...requests.flatMap((request) => refundQuestion(ctx, request, payments)),
    ]);
    await tx.course.begun;
    return {
      locks: this.locks.held(tx),
      ...chart,
      customers,
      pattern: patternOf(tx, 'credit_note'),
      catalogue,
      rates,
      invoices,
      postings,
      payments,
      items,
    };
  }

  private async hold(tx: Tx, requests: readonly CreateCreditNoteRequest[], voided: readonly ToVoid[]) {
    const invoices = await this.invoices.lock(tx, {
      ids: [...requests, ...voided].flatMap(({ invoiceId }) => invoiceId ?? []),
      numbers: requests.flatMap(({ invoiceNumber }) => invoiceNumber ?? []),
    });
    const [invoiceIds, noteIds] = [
      [...invoices].map(({ invoice }) => invoice.id),
      voided.map(({ id }) => id),
    ];
    await tx.lockRows('credit_notes', noteIds);
    const payments = await HeldPayments.lock(
      tx,
      requests.flatMap(({ paymentId }) => paymentId ?? []),
    );
    return { invoices, payments, items: await HeldItems.lock(tx, [...invoiceIds, ...noteIds]) };
  }
}

function accountIds({ items, outOfBandAccountId }: CreateCreditNoteRequest): string[] {
  return [
    ...(items ?? []).flatMap(({ accountId }) => accountId ?? []),
    ...(outOfBandAccountId ? [outOfBandAccountId] : []),
  ];
}

const priceIds = ({ items }: CreateCreditNoteRequest): string[] =>
  (items ?? []).flatMap(({ priceId }) => priceId ?? []);

/** A note that corrects an invoice has that one's rate. */
function rateQuestions(
  ctx: RequestContext,
  requests: readonly CreateCreditNoteRequest[],
  customers: ReadonlyMap<string, CustomerFacts>,
): RateQuestion[] {
  return requests
    .filter(({ exchangeRate, invoiceId, invoiceNumber }) => !exchangeRate && !invoiceId && !invoiceNumber)
    .map((request) => documentTerms(ctx, request, customers.get(request.customerId ?? '') ?? null))
    .filter(({ currency }) => currency !== ctx.organisation.baseCurrency)
    .map(({ currency, issueDate }) => ({ currency, date: issueDate }));
}

/** Money that is paid back at once goes at the rate of its own day. */
function refundQuestion(
  { organisation, today }: RequestContext,
  { paymentId, issueDate }: CreateCreditNoteRequest,
  payments: HeldPayments,
): RateQuestion[] {
  const payment = paymentId === undefined ? undefined : payments.find(paymentId);
  if (!payment || payment.currency === organisation.baseCurrency) return [];
  return [{ currency: payment.currency, date: refundDate(issueDate ?? today, payment) }];
}
