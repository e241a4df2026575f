import { Injectable } from '@nestjs/common';
import { invalid } from '../../domain/errors';
import { fitsMinorUnits, formatAmount } from '../../domain/money/amount';
import { minorUnits } from '../../domain/money/currency';
import { Decimal } from '../../domain/money/decimal';
import { toBase } from '../../domain/money/exchange';
import { assertOpen } from '../../domain/periods/locks';
import { compare } from '../../domain/periods/plain-date';
import { postPayment } from '../../domain/posting/payment';
import { assertSettlementDate } from '../../domain/receivables/settlement-date';
import type { JournalEntry } from '../../domain/journal/entry';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Customers } from '../customers/customers';
import type { HeldInvoices } from '../invoices/held-invoices';
import { accountNames } from '../journal/account-names';
import { HeldItems } from '../journal/held-items';
import { JournalWriter, type PostedEntry } from '../journal/journal-writer';
import { itemOpenedBy } from '../journal/open-items';
import { Allocations } from '../receivables/allocations';
import { ApplyCredit, targetsOf } from '../receivables/apply-credit';
import { bankAccountOf } from '../receivables/bank-account';
import { SettlementFactsLoader, type SettlementFacts } from '../receivables/settlement-facts';
import { SettlementRates } from '../receivables/settlement-rates';
import type { CreatePaymentRequest } from './dto/payment-requests.dto';
import type { PaymentView } from './dto/payment.dto';
import { paymentView } from './payment-view';
import type { PaymentEntity } from './payment.entity';
import { PaymentsStore } from './payments.store';

type Party = Readonly<Pick<PaymentEntity, 'customerId' | 'clientName'>>;

interface Terms extends Party {
  readonly id: string;
  readonly date: string;
  readonly amount: Decimal;
  readonly currency: string;
  readonly exchangeRate: Decimal;
  readonly bankAccountId: string;
}

/** Books money received, and settles with it what the request names. */
@Injectable()
export class ReceivePayment {
  constructor(
    private readonly store: PaymentsStore,
    private readonly customers: Customers,
    private readonly credit: ApplyCredit,
    private readonly allocations: Allocations,
    private readonly facts: SettlementFactsLoader,
    private readonly rates: SettlementRates,
    private readonly journal: JournalWriter,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, request: CreatePaymentRequest): Promise<PaymentView> {
    const wanted = request.allocations ?? [];
    const targets = targetsOf(wanted);
    const invoices = await this.credit.lockInvoices(tx, targets);
    const items = await HeldItems.lock(tx, targets);
    const facts = await this.facts.load(
      tx,
      request.bankAccountId === undefined ? [] : [request.bankAccountId],
    );
    const terms = await this.terms(tx, ctx, request, { items, invoices, facts });
    const entry = decideEntry(ctx, request, terms, facts);
    const { reference: documentNumber = null } = request;
    items.open(itemOpenedBy(entry, terms.id, { kind: 'payment', documentNumber, dueDate: null }));
    const later = (date: string): string => (compare(date, terms.date) > 0 ? date : terms.date);
    const decided = this.credit.decide(ctx, { items, facts, invoices }, { itemId: terms.id }, wanted, later);
    await tx.takeCounters([ENTRY_COUNTER]);
    const posted = this.journal.stageOne(tx, entry, accountNames(facts.accounts));
    const payment = recordOf(ctx, request, terms, posted);
    this.store.insert(tx, payment);
    const allocations = this.allocations.stage(tx, facts, decided);
    items.stage(tx);
    const balance = items.get(terms.id)?.open.negated() ?? '0';
    const { baseCurrency } = ctx.organisation;
    const view = paymentView(payment, { balance, allocations, test: ctx.test, baseCurrency });
    for (const what of ['received', ...(allocations.length > 0 ? ['allocated'] : [])])
      tx.emit({ type: `payment.${what}`, objectType: 'payment', objectId: payment.id, data: view });
    invoices.stage(tx, items);
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }

  private async terms(
    tx: Tx,
    ctx: RequestContext,
    request: CreatePaymentRequest,
    { items, invoices, facts }: { items: HeldItems; invoices: HeldInvoices; facts: SettlementFacts },
  ): Promise<Terms> {
    const [first] = targetsOf(request.allocations ?? []);
    const debt = first === undefined ? undefined : items.get(first);
    const ofDebt = debt && {
      customerId: debt.customerId,
      clientName: invoices.get(debt.id)?.invoice.clientName ?? null,
    };
    const { party, currency: usual } = await this.partyOf(tx, request, ofDebt);
    const currency = request.currency ?? debt?.currency ?? usual ?? ctx.organisation.baseCurrency;
    const date = request.date ?? ctx.today;
    assertSettlementDate([], { date, today: ctx.today });
    const amount = new Decimal(request.amount);
    if (!fitsMinorUnits(amount, currency))
      throw invalid('amount', `must have at most ${minorUnits(currency)} decimals in ${currency}`);
    return {
      ...party,
      id: makeId('pay', ctx),
      date,
      amount,
      currency,
      exchangeRate: await this.rates.resolve(tx, ctx, { currency, date, given: request.exchangeRate }),
      bankAccountId: bankAccountOf(facts, request.bankAccountId),
    };
  }

  /** An archived customer may still pay. */
  private async partyOf(
    tx: Tx,
    { customerId, clientName }: CreatePaymentRequest,
    ofDebt: Party | undefined,
  ): Promise<{ party: Party; currency: string | null }> {
    const named = customerId !== undefined || clientName !== undefined;
    if (!named && !ofDebt) throw invalid('clientName', 'is required without a customerId or an allocation');
    const id = named ? customerId : ofDebt?.customerId;
    if (id == null)
      return {
        party: { customerId: null, clientName: clientName ?? ofDebt?.clientName ?? null },
        currency: null,
      };
    const customer = await this.customers.find(tx, id);
    return {
      party: { customerId: id, clientName: clientName ?? customer.name },
      currency: customer.currency,
    };
  }
}

function decideEntry(
  ctx: RequestContext,
  request: CreatePaymentRequest,
  terms: Terms,
  facts: SettlementFacts,
): JournalEntry {
  assertOpen(facts.locks, { date: terms.date, document: false, taxed: false });
  const { baseCurrency } = ctx.organisation;
  const texts = { reference: request.reference ?? null, memo: request.memo ?? null };
  return postPayment({ ...terms, ...texts, baseCurrency }, facts.roles);
}

function recordOf(
  ctx: RequestContext,
  request: CreatePaymentRequest,
  terms: Terms,
  { id: journalEntryId }: PostedEntry,
): PaymentEntity {
  const { baseCurrency, organisationId } = ctx.organisation;
  const base = toBase(terms.amount, terms.exchangeRate, baseCurrency);
  return {
    organisationId,
    id: terms.id,
    status: 'received',
    customerId: terms.customerId,
    clientName: terms.clientName,
    date: terms.date,
    amount: formatAmount(terms.amount, terms.currency),
    currency: terms.currency,
    exchangeRate: terms.exchangeRate.toFixed(),
    baseAmount: formatAmount(base, baseCurrency),
    method: request.method ?? null,
    reference: request.reference ?? null,
    bankAccountId: terms.bankAccountId,
    memo: request.memo ?? null,
    metadata: request.metadata ?? {},
    refundedAmount: '0',
    journalEntryId,
    reversalEntryId: null,
    reversedAt: null,
    reversalReason: null,
    createdAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
}
