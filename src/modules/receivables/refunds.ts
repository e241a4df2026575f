import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import type { JournalEntry } from '../../domain/journal/entry';
import { formatAmount } from '../../domain/money/amount';
import { sum, type Decimal } from '../../domain/money/decimal';
import { assertOpen } from '../../domain/periods/locks';
import type { PlainDate } from '../../domain/periods/plain-date';
import { postRefund, type RefundedItem } from '../../domain/posting/refund';
import { assertRefundable, refundBeyond, takeFrom } from '../../domain/receivables/take';
import type { Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { accountNames } from '../journal/account-names';
import type { HeldItems } from '../journal/held-items';
import { JournalWriter } from '../journal/journal-writer';
import { bankAccountOf } from './bank-account';
import type { RefundView } from './dto/refund.dto';
import { itemOn } from './held-item-facts';
import type { HeldPayments } from './held-payments';
import { insertRefund, refundView } from './refund-record';
import type { SettlementFacts } from './settlement-facts';

export interface RefundRequest {
  readonly source: 'credit_note' | 'payment' | 'balance';
  readonly creditNoteId: string | null;
  /** The payment that is paid back, if one is: in hand, of the same customer and currency. */
  readonly paymentId: string | null;
  readonly customerId: string | null;
  readonly clientName: string | null;
  /** The credit items that are paid back, in hand, each with a positive amount. */
  readonly parts: readonly { readonly itemId: string; readonly amount: Decimal }[];
  readonly date: PlainDate;
  readonly currency: string;
  /** Of the refund's own day; 1 in base currency. */
  readonly exchangeRate: Decimal;
  /** Left out: the account that holds the role bank. One that is named is among the facts. */
  readonly bankAccountId?: string;
  readonly documentNumber?: string | null;
  readonly reference?: string;
  readonly memo?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A refund that is decided and already moved the items and payments in hand; the entry is still to be staged. */
export interface DecidedRefund {
  readonly id: string;
  readonly request: RefundRequest;
  readonly amount: Decimal;
  readonly bankAccountId: string;
  readonly parts: readonly RefundedItem[];
  readonly entry: JournalEntry;
}

export interface Hand {
  readonly items: HeldItems;
  readonly payments?: HeldPayments;
}

/**
 * Pays credit back. Use inside a posting unit of work, in this order: hold payments, then items, load the facts, `decide`,
 * `tx.takeCounters` with the ENTRY_COUNTER once, `stage`, then `items.stage(tx)` and `payments.stage(tx)` once. Stages the
 * credit note's `refunded_amount` itself; its reserve is for the caller to check, and the event is the caller's.
 */
@Injectable()
export class Refunds {
  constructor(private readonly journal: JournalWriter) {}

  /**
   * @throws DomainError 422 `refund_exceeds_open_amount`, `refund_exceeds_payment`, `currency_mismatch`, `customer_mismatch`,
   * `date_in_future`, `date_before_item`; 403 `period_locked`; else as of the bank account.
   */
  decide(ctx: RequestContext, hand: Hand, facts: SettlementFacts, request: RefundRequest): DecidedRefund {
    const { date, currency, exchangeRate } = request;
    const { baseCurrency } = ctx.organisation;
    const amount = sum(request.parts.map((part) => part.amount));
    const parts = request.parts.map((part) => refunded(ctx, hand.items, request, part));
    assertOpen(facts.locks, { date, document: false, taxed: false });
    const bankAccountId = bankAccountOf(facts, request.bankAccountId);
    refundPayments(hand, request, amount);
    const id = makeId('ref', ctx);
    const entry = postRefund(
      {
        id,
        date,
        currency,
        baseCurrency,
        exchangeRate,
        items: parts,
        bankAccountId,
        documentNumber: request.reference ?? request.documentNumber ?? null,
        memo: request.memo ?? null,
        clientName: request.clientName,
      },
      facts.roles,
    );
    hand.items.post(entry);
    return { id, request, amount, bankAccountId, parts, entry };
  }

  stage(tx: Tx, facts: SettlementFacts, decided: DecidedRefund): RefundView {
    const { ctx } = tx;
    const { id, request, amount, bankAccountId, parts, entry } = decided;
    const posted = this.journal.stageOne(tx, entry, accountNames(facts.accounts));
    const refund = {
      organisationId: tx.organisationId,
      id,
      status: 'paid' as const,
      source: request.source,
      creditNoteId: request.creditNoteId,
      paymentId: request.paymentId,
      customerId: request.customerId,
      clientName: request.clientName,
      date: request.date,
      amount: formatAmount(amount, request.currency),
      currency: request.currency,
      exchangeRate: request.exchangeRate.toFixed(),
      bankAccountId,
      reference: request.reference ?? null,
      memo: request.memo ?? null,
      metadata: { ...request.metadata },
      journalEntryId: posted.id,
      reversalEntryId: null,
      reversedAt: null,
      reversalReason: null,
      createdAt: ctx.now,
      createdBy: ctx.caller.keyId,
      requestId: ctx.requestId,
    };
    const records = parts.map((part) => ({
      refundId: id,
      openItemId: part.openItemId,
      amount: part.amount.toFixed(),
      baseAmount: part.baseAmount.toFixed(),
    }));
    insertRefund(tx, refund, records);
    if (request.creditNoteId !== null) noteRefunded(tx, request.creditNoteId, amount);
    const view = refundView(refund, records, { test: ctx.test });
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }
}

/** Runs after the inserts: the credit note may be made by the same unit of work. Negative when a refund is reversed. */
export function noteRefunded(tx: Tx, creditNoteId: string, amount: Decimal): void {
  tx.writes.updateAfterInserts(
    `UPDATE credit_notes SET refunded_amount = refunded_amount + $3 WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, creditNoteId, amount.toFixed()],
  );
}

function refunded(
  ctx: RequestContext,
  items: HeldItems,
  request: RefundRequest,
  { itemId, amount }: RefundRequest['parts'][number],
): RefundedItem {
  const item = itemOn(items, itemId, request.date);
  assertRefundable(item, request);
  const baseAmount = takeFrom(item, {
    amount,
    date: request.date,
    today: ctx.today,
    baseCurrency: ctx.organisation.baseCurrency,
    beyond: refundBeyond,
  });
  return {
    openItemId: itemId,
    customerId: item.customerId,
    amount,
    baseAmount,
    exchangeRate: item.exchangeRate,
  };
}

/** What is paid back of payments: of the one that is named, else of each whose own item is a part. */
function refundPayments({ payments }: Hand, request: RefundRequest, amount: Decimal): void {
  const { paymentId, parts } = request;
  for (const [id, paid] of refundedPayments(paymentId, amount, parts)) {
    if (!payments) throw new Error('the payment that is paid back is not in hand');
    const payment = payments.get(id);
    if (payment.currency !== request.currency) {
      throw new DomainError(
        'currency_mismatch',
        `The payment is in ${payment.currency}, the refund in ${request.currency}.`,
        { paymentId: id },
      );
    }
    if (payment.customerId !== request.customerId)
      throw new DomainError('customer_mismatch', 'The payment is of another customer.', { paymentId: id });
    payments.refund(id, paid);
  }
}

/** Which payments a refund pays back, and how much of each: what their `refunded_amount` is the sum of. */
export function refundedPayments(
  paymentId: string | null,
  amount: Decimal,
  parts: readonly { readonly itemId: string; readonly amount: Decimal }[],
): [string, Decimal][] {
  if (paymentId !== null) return [[paymentId, amount]];
  return parts.filter(({ itemId }) => itemId.startsWith('pay_')).map((part) => [part.itemId, part.amount]);
}
