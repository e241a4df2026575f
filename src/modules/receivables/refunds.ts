import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '../../domain/journal/entry';
import type { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { HeldItems } from '../journal/held-items';
import type { RefundView } from './dto/refund.dto';
import type { HeldPayments } from './held-payments';
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
  /** Of each part what it takes of its item's base amount. */
  readonly baseAmounts: readonly Decimal[];
  readonly entry: JournalEntry;
}

/**
 * Pays credit back. Use inside a posting unit of work, in this order: hold payments, then items, load the facts, `decide`,
 * `tx.takeCounters` with the ENTRY_COUNTER once, `stage`, then `items.stage(tx)` and `payments.stage(tx)` once. Stages the
 * credit note's `refunded_amount` itself; its reserve is for the caller to check, and the event is the caller's.
 */
@Injectable()
export class Refunds {
  /** @throws DomainError `refund_exceeds_open_amount`, `refund_exceeds_payment`, `customer_mismatch`, `period_locked`, … */
  decide(
    ctx: RequestContext,
    hand: { readonly items: HeldItems; readonly payments?: HeldPayments },
    facts: SettlementFacts,
    request: RefundRequest,
  ): DecidedRefund {
    throw new Error('not yet');
  }

  stage(tx: Tx, facts: SettlementFacts, decided: DecidedRefund): RefundView {
    throw new Error('not yet');
  }
}
