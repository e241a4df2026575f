import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal, ZERO } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { HeldItems } from '../journal/held-items';
import { Reversals } from '../journal/reversals';
import { ApplyCredit, withTakenBack } from '../receivables/apply-credit';
import type { RefundView } from '../receivables/dto/refund.dto';
import type {
  AllocateRequest,
  RefundCreditRequest,
  ReverseRequest,
} from '../receivables/dto/settlement-requests.dto';
import { HeldPayments } from '../receivables/held-payments';
import { markReversed } from '../receivables/refund-record';
import { RefundCredit } from '../receivables/refund-credit';
import type { PaymentView } from './dto/payment.dto';
import type { PaymentEntity } from './payment.entity';
import { PaymentsStore } from './payments.store';

/** What is done with a payment after it was received: applied, taken back, paid back, reversed. */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly store: PaymentsStore,
    private readonly credit: ApplyCredit,
    private readonly refunds: RefundCredit,
    private readonly reversals: Reversals,
  ) {}

  async allocate(tx: Tx, ctx: RequestContext, id: string, request: AllocateRequest): Promise<PaymentView> {
    const payment = await this.store.find(tx, id);
    const { items, allocations } = await this.credit.apply(tx, ctx, request, async () => {
      await this.store.find(tx, id, { lock: true });
      return { itemId: id };
    });
    const before = await this.view(tx, payment);
    const view = {
      ...before,
      balance: balanceIn(items, payment),
      allocations: [...before.allocations, ...allocations],
    };
    tell(tx, 'allocated', view);
    return view;
  }

  async unallocate(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    { allocationId, date }: { allocationId: string; date?: string },
  ): Promise<PaymentView> {
    const payment = await this.store.find(tx, id);
    const undo = { creditItemId: id, allocationId, date };
    const { items, takenBackOn } = await this.credit.unapply(tx, ctx, undo, () =>
      this.store.find(tx, id, { lock: true }),
    );
    const before = await this.view(tx, payment);
    const allocations = withTakenBack(before.allocations, allocationId, takenBackOn);
    const view = { ...before, balance: balanceIn(items, payment), allocations };
    tell(tx, 'unallocated', view);
    return view;
  }

  async refund(tx: Tx, ctx: RequestContext, id: string, request: RefundCreditRequest): Promise<RefundView> {
    await this.store.find(tx, id);
    const payments = await HeldPayments.lock(tx, [id]);
    const items = await HeldItems.lock(tx, [id]);
    const payment = payments.get(id);
    const { currency, customerId, clientName, bankAccountId } = payment;
    const left = (date: string): Decimal =>
      Decimal.min(payment.amount.minus(payment.refunded), items.openFrom(id, date));
    const amountOn = (date: string): Decimal =>
      request.amount === undefined ? left(date) : new Decimal(request.amount);
    const view = await this.refunds.stage(tx, ctx, { items, payments }, request, {
      source: 'payment',
      creditNoteId: null,
      paymentId: id,
      customerId,
      clientName,
      currency,
      bankAccountId,
      parts: (date) => [{ itemId: id, amount: amountOn(date) }],
    });
    tx.emit({ type: 'payment.refunded', objectType: 'payment', objectId: id, data: view });
    return view;
  }

  async reverse(tx: Tx, ctx: RequestContext, id: string, request: ReverseRequest): Promise<PaymentView> {
    const payment = await this.store.find(tx, id, { lock: true });
    const items = await HeldItems.lock(tx, [id]);
    assertReversible(payment, items);
    const wish = { date: request.date, memo: request.reason, since: items.untouchedSince(id) };
    const posted = await this.reversals.stage(tx, ctx, items, payment.journalEntryId, wish);
    const reason = request.reason ?? null;
    const facts = { reversalEntryId: posted.id, reversedAt: ctx.now, reversalReason: reason };
    markReversed(tx, 'payments', { id, ...facts });
    items.stage(tx);
    const view = {
      ...(await this.view(tx, { ...payment, ...facts, status: 'reversed' })),
      balance: formatAmount(ZERO, payment.currency),
    };
    tell(tx, 'reversed', view);
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }

  private async view(tx: Tx, payment: PaymentEntity): Promise<PaymentView> {
    const [view] = await this.store.views(tx, [payment], { test: tx.ctx.test });
    if (!view) throw new Error('a payment has one view');
    return view;
  }
}

function tell(tx: Tx, what: string, view: PaymentView): void {
  tx.emit({ type: `payment.${what}`, objectType: 'payment', objectId: view.id, data: view });
}

function balanceIn(items: HeldItems, { id, currency }: PaymentEntity): string {
  return formatAmount(items.get(id)?.open.negated() ?? ZERO, currency);
}

function assertReversible(payment: PaymentEntity, items: HeldItems): void {
  if (payment.status === 'reversed') {
    throw conflict('already_reversed', 'The payment is reversed.', {
      reversedByEntryId: payment.reversalEntryId,
    });
  }
  const balance = items.get(payment.id)?.open.negated() ?? ZERO;
  if (balance.eq(payment.amount) && new Decimal(payment.refundedAmount).isZero()) return;
  throw conflict('payment_consumed', 'Part of the payment is allocated or was paid back: undo that first.', {
    amount: formatAmount(new Decimal(payment.amount), payment.currency),
    balance: formatAmount(balance, payment.currency),
    refundedAmount: formatAmount(new Decimal(payment.refundedAmount), payment.currency),
  });
}
