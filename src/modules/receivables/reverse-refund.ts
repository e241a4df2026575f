import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { HeldItems } from '../journal/held-items';
import { Reversals } from '../journal/reversals';
import { unmarkApplied } from './credit-note-reserves';
import type { RefundView } from './dto/refund.dto';
import type { ReverseRequest } from './dto/settlement-requests.dto';
import { HeldPayments } from './held-payments';
import { markReversed, refundView } from './refund-record';
import type { RefundEntity } from './refund.entity';
import { noteRefunded, refundedPayments } from './refunds';
import { RefundsStore, type StoredRefund } from './refunds.store';

/** Takes a refund back that was booked by mistake or bounced: what it paid back is open again. */
@Injectable()
export class ReverseRefund {
  constructor(
    private readonly store: RefundsStore,
    private readonly reversals: Reversals,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, id: string, request: ReverseRequest): Promise<RefundView> {
    const refunded = await this.store.find(tx, id);
    const { parts } = refunded;
    const itemIds = parts.map(({ openItemId }) => openItemId);
    await tx.lockRows(
      'credit_notes',
      itemIds.filter((each) => each.startsWith('cn_')),
    );
    const paid = paidBack(refunded);
    const payments = await HeldPayments.lock(
      tx,
      paid.map(([paymentId]) => paymentId),
    );
    await tx.lockRows('refunds', [id]);
    const { refund } = await this.store.find(tx, id);
    assertPaid(refund);
    const items = await HeldItems.lock(tx, itemIds);
    const wish = { date: request.date, memo: request.reason };
    const posted = await this.reversals.stage(tx, ctx, items, refund.journalEntryId, wish);
    for (const [paymentId, amount] of paid) payments.refund(paymentId, amount.negated());
    const reversed = {
      reversalEntryId: posted.id,
      reversedAt: ctx.now,
      reversalReason: request.reason ?? null,
    };
    markReversed(tx, 'refunds', { id, ...reversed });
    if (refund.creditNoteId !== null)
      noteRefunded(tx, refund.creditNoteId, new Decimal(refund.amount).negated());
    unmarkApplied(tx, itemIds);
    items.stage(tx);
    payments.stage(tx);
    const view = refundView({ ...refund, ...reversed, status: 'reversed' }, parts, { test: ctx.test });
    tx.emit({ type: 'refund.reversed', objectType: 'refund', objectId: id, data: view });
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }
}

function assertPaid({ status, reversalEntryId }: RefundEntity): void {
  if (status === 'reversed')
    throw conflict('already_reversed', 'The refund is reversed.', { reversedByEntryId: reversalEntryId });
}

function paidBack({ refund, parts }: StoredRefund): [string, Decimal][] {
  return refundedPayments(
    refund.paymentId,
    new Decimal(refund.amount),
    parts.map(({ openItemId, amount }) => ({ itemId: openItemId, amount: new Decimal(amount) })),
  );
}
