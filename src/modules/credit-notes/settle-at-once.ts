import { Injectable } from '@nestjs/common';
import { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { RequestContext } from '../../platform/request-context/request-context';
import { exchangeRateKey } from '../catalogue/exchange-rates';
import { itemOpenedBy } from '../journal/open-items';
import { Allocations, type DecidedAllocation } from '../receivables/allocations';
import type { HeldPayment } from '../receivables/held-payments';
import { Refunds, type DecidedRefund } from '../receivables/refunds';
import type { Decision } from './decide';
import type { CreditNoteFactsSet } from './load-facts';

/** What happens to a credit in the moment in which it is made. */
export interface SettledAtOnce {
  /** What reduced the debt of the invoice. */
  readonly prePayment: DecidedAllocation | null;
  /** What was paid back of the payment that the request names. */
  readonly refund: DecidedRefund | null;
  /** What is left; positive. */
  readonly balance: Decimal;
}

/** Opens the credit as an item of the customer and takes of it what goes at once. */
@Injectable()
export class SettleAtOnce {
  constructor(
    private readonly allocations: Allocations,
    private readonly refunds: Refunds,
  ) {}

  /** Moves what is in hand, but leaves it as it was when it, or `admit`, throws. */
  decide(
    ctx: RequestContext,
    known: CreditNoteFactsSet,
    decision: Decision,
    { number, admit }: { number: string; admit: (settled: SettledAtOnce) => void },
  ): SettledAtOnce {
    const { entry, settlement, id, request } = decision;
    const payment = request.paymentId === undefined ? null : known.payments.get(request.paymentId);
    if (!entry) {
      const free = { prePayment: null, refund: null, balance: new Decimal(0) };
      admit(free);
      return free;
    }
    const { items, payments } = known;
    const take = (): SettledAtOnce => {
      // Before anything is taken of it.
      items.open(itemOpenedBy(entry, id, { kind: 'credit_note', documentNumber: number, dueDate: null }));
      if (settlement) items.post(settlement);
      const prePayment = this.prePayment(ctx, known, decision);
      const refund = payment && this.refund(ctx, known, decision, payment);
      const settled = { prePayment, refund, balance: items.openOf(id)?.abs() ?? new Decimal(0) };
      admit(settled);
      return settled;
    };
    return items.restoring(() => payments.restoring(take));
  }

  private prePayment(
    ctx: RequestContext,
    known: CreditNoteFactsSet,
    { id, invoice, note, resolved }: Decision,
  ): DecidedAllocation | null {
    const amount = note.split.prePaymentAmount;
    if (!invoice || amount.isZero()) return null;
    return this.allocations.decide(ctx, known.items, known, {
      kind: 'pre_payment',
      creditItemId: id,
      debitItemId: invoice.invoice.id,
      amount,
      date: resolved.facts.issueDate,
    });
  }

  private refund(
    ctx: RequestContext,
    known: CreditNoteFactsSet,
    { id, request, resolved, note }: Decision,
    payment: HeldPayment,
  ): DecidedRefund | null {
    const amount = note.split.refundAmount;
    if (amount.isZero()) return null;
    const { currency, issueDate, exchangeRate } = resolved.facts;
    const date = refundDate(issueDate, payment);
    const rate = known.rates.get(exchangeRateKey({ currency, date }));
    return this.refunds.decide(ctx, { items: known.items, payments: known.payments }, known, {
      source: 'credit_note',
      creditNoteId: id,
      paymentId: payment.id,
      customerId: resolved.customer?.id ?? null,
      clientName: resolved.clientName,
      parts: [{ itemId: id, amount }],
      date,
      currency,
      exchangeRate: rate === undefined ? exchangeRate : new Decimal(rate),
      bankAccountId: payment.bankAccountId,
      memo: request.memo,
    });
  }
}

/** Money is not paid back before it was received. */
export function refundDate(issueDate: PlainDate, payment: Pick<HeldPayment, 'date'>): PlainDate {
  return issueDate < payment.date ? payment.date : issueDate;
}
