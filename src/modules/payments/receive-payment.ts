import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { assertOpen } from '../../domain/periods/locks';
import { compare } from '../../domain/periods/plain-date';
import { postPayment } from '../../domain/posting/payment';
import type { JournalEntry } from '../../domain/journal/entry';
import { allDone, attempt, attemptLater } from '../../platform/batch/batch-outcomes';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { Asked } from '../../platform/group-commit/grouped-work';
import type { RequestContext } from '../../platform/request-context/request-context';
import { accountNames } from '../journal/account-names';
import { HeldItems } from '../journal/held-items';
import { JournalWriter } from '../journal/journal-writer';
import { itemOpenedBy } from '../journal/open-items';
import { Allocations, type DecidedAllocation } from '../receivables/allocations';
import { ApplyCredit } from '../receivables/apply-credit';
import { SettlementFactsLoader, type SettlementFacts } from '../receivables/settlement-facts';
import type { CreatePaymentRequest } from './dto/payment-requests.dto';
import type { PaymentView } from './dto/payment.dto';
import { paymentView } from './payment-view';
import { paymentRecord, type Terms } from './payment-record';
import { PaymentTerms, type PaymentsInHand } from './payment-terms';
import { PaymentsStore } from './payments.store';

interface Decided {
  readonly asked: Asked<CreatePaymentRequest>;
  readonly terms: Terms;
  readonly entry: JournalEntry;
  readonly allocations: readonly DecidedAllocation[];
}

/** Books money received, and settles with it what the request names. */
@Injectable()
export class ReceivePayment {
  constructor(
    private readonly store: PaymentsStore,
    private readonly credit: ApplyCredit,
    private readonly allocations: Allocations,
    private readonly facts: SettlementFactsLoader,
    private readonly terms: PaymentTerms,
    private readonly journal: JournalWriter,
  ) {}

  /** Payments that share a transaction and settle nothing in common: what becomes of each, in order. */
  async stageEach(
    tx: Tx,
    asked: readonly Asked<CreatePaymentRequest>[],
    hand: PaymentsInHand,
  ): Promise<(PaymentView | DomainError)[]> {
    const known = await allDone(
      asked.map(async (each) => ({ each, terms: await attemptLater(this.terms.of(tx, each, hand)) })),
    );
    const decisions = known.map(({ each, terms }) =>
      terms instanceof DomainError
        ? terms
        : attempt(() => hand.items.restoring(() => this.decide(each, terms, hand))),
    );
    await tx.takeCounters([ENTRY_COUNTER]);
    const outcomes = decisions.map((each) =>
      each instanceof DomainError ? each : this.stage(tx, each, hand),
    );
    hand.items.stage(tx);
    hand.invoices.stage(tx, hand.items);
    return outcomes;
  }

  /** Locks what the payments settle, in the order that all keep. */
  async hold(tx: Tx, asked: readonly Asked<CreatePaymentRequest>[]): Promise<PaymentsInHand> {
    const ids = asked.flatMap(({ request }) =>
      (request.allocations ?? []).flatMap(({ invoiceId, openItemId }) => invoiceId ?? openItemId ?? []),
    );
    const invoices = await this.credit.lockInvoices(tx, ids);
    const items = await HeldItems.lock(tx, ids);
    const facts = await this.facts.load(
      tx,
      asked.flatMap(({ request }) => request.bankAccountId ?? []),
    );
    return { invoices, items, facts };
  }

  private decide(asked: Asked<CreatePaymentRequest>, terms: Terms, hand: PaymentsInHand): Decided {
    const { ctx, request } = asked;
    const entry = decideEntry(ctx, request, terms, hand.facts);
    const { reference: documentNumber = null } = request;
    hand.items.open(itemOpenedBy(entry, terms.id, { kind: 'payment', documentNumber, dueDate: null }));
    const later = (date: string): string => (compare(date, terms.date) > 0 ? date : terms.date);
    const credit = { itemId: terms.id };
    const allocations = this.credit.decide(ctx, hand, credit, request.allocations ?? [], later);
    return { asked, terms, entry, allocations };
  }

  private stage(
    shared: Tx,
    { asked: { ctx, request }, terms, entry, allocations: decided }: Decided,
    { items, invoices, facts }: PaymentsInHand,
  ): PaymentView {
    const tx = shared.as(ctx);
    const posted = this.journal.stageOne(tx, entry, accountNames(facts.accounts));
    const payment = paymentRecord(ctx, request, terms, posted);
    this.store.insert(tx, payment);
    const allocations = this.allocations.stage(tx, facts, decided);
    const balance = items.get(terms.id)?.open.negated() ?? '0';
    const { baseCurrency } = ctx.organisation;
    const view = paymentView(payment, { balance, allocations, test: ctx.test, baseCurrency });
    for (const what of ['received', ...(allocations.length > 0 ? ['allocated'] : [])])
      tx.emit({ type: `payment.${what}`, objectType: 'payment', objectId: payment.id, data: view });
    for (const { debitItemId } of allocations) invoices.get(debitItemId)?.movedBy(tx);
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
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
