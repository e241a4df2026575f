import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '../../domain/journal/entry';
import type { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { HeldItems } from '../journal/held-items';
import type { AllocationView } from './dto/allocation.dto';
import type { SettlementFacts } from './settlement-facts';

export interface AllocationRequest {
  readonly kind: 'pre_payment' | 'applied';
  /** Both items are in hand. */
  readonly creditItemId: string;
  readonly debitItemId: string;
  /** Positive. Left out: as much as both items have open from that date on. */
  readonly amount?: Decimal;
  readonly date: PlainDate;
  /** What of the credit item has to stay: the reserve of a credit note. */
  readonly reserved?: Decimal;
  /** Where it stands in the request, for errors: `allocations.0`. */
  readonly field?: string;
}

/** An allocation as it was stored. */
export interface AllocationRecord {
  readonly id: string;
  readonly kind: 'pre_payment' | 'applied';
  readonly creditItemId: string;
  readonly debitItemId: string;
  readonly customerId: string | null;
  readonly date: PlainDate;
  readonly currency: string;
  /** Negative on the row that takes another back. */
  readonly amount: Decimal;
  readonly baseAmount: Decimal;
  readonly journalEntryId: string | null;
  readonly reversesAllocationId: string | null;
}

/** An allocation, or the taking back of one, that is decided and already moved the items in hand; the entry is still to be staged. */
export interface DecidedAllocation {
  readonly record: Omit<AllocationRecord, 'journalEntryId'>;
  readonly entry: JournalEntry | null;
}

interface UndoOptions {
  /** By default as the organisation's policy says. */
  readonly date?: PlainDate;
  /** The document is being voided: takes a pre-payment allocation back too. */
  readonly withVoid?: boolean;
}

/**
 * Sets credit items off against debit items. Use inside a posting unit of work, in this order: hold the items
 * (`HeldItems.lock`), load the facts, `decide` as often as needed, `tx.takeCounters` with the ENTRY_COUNTER once, `stage` all
 * that was decided, `held.stage(tx)` once.
 */
@Injectable()
export class Allocations {
  /** Decides one and moves the items in hand. @throws DomainError `allocation_exceeds_open_amount`, `currency_mismatch`, … */
  decide(
    ctx: RequestContext,
    held: HeldItems,
    facts: SettlementFacts,
    request: AllocationRequest,
  ): DecidedAllocation {
    throw new Error('not yet');
  }

  /** By id; it never changes, so it can be found before its items are locked. @throws DomainError `not_found` */
  find(tx: Tx, id: string): Promise<AllocationRecord> {
    throw new Error('not yet');
  }

  /** All that live of one credit item, in the order in which they were made: what a void has to take back. */
  liveOf(tx: Tx, creditItemId: string): Promise<AllocationRecord[]> {
    throw new Error('not yet');
  }

  /** Decides the counter-row of an allocation, with both items in hand, and moves them back. */
  decideUndo(
    tx: Tx,
    ctx: RequestContext,
    held: HeldItems,
    facts: SettlementFacts,
    allocation: AllocationRecord,
    options: UndoOptions,
  ): Promise<DecidedAllocation> {
    throw new Error('not yet');
  }

  /** Stages rows and entries, and `invoice.paid` where nothing is due any more. The counters have been taken. */
  stage(
    tx: Tx,
    held: HeldItems,
    facts: SettlementFacts,
    decided: readonly DecidedAllocation[],
  ): AllocationView[] {
    throw new Error('not yet');
  }

  /** What was allocated of these credit items, by item, oldest first, with what was taken back. */
  ofCreditItems(tx: Tx, itemIds: readonly string[]): Promise<Map<string, AllocationView[]>> {
    throw new Error('not yet');
  }

  /** The same for debit items. */
  ofDebitItems(tx: Tx, itemIds: readonly string[]): Promise<Map<string, AllocationView[]>> {
    throw new Error('not yet');
  }
}
