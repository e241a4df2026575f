import type { JournalEntry } from '../../domain/journal/entry';
import type { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { LineAccountView } from '../journal/dto/journal-entry.dto';
import type { AllocationRecord } from './allocation-record';

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

/** An allocation, or the taking back of one, that is decided and already moved the items in hand; the entry is still to be staged. */
export interface DecidedAllocation {
  readonly record: Omit<AllocationRecord, 'journalEntryId'>;
  readonly entry: JournalEntry | null;
  /** Accounts of the entry that may not be among the facts. */
  readonly accounts?: ReadonlyMap<string, LineAccountView>;
}

export interface UndoOptions {
  /** By default as the organisation's policy says. */
  readonly date?: PlainDate;
  /** The document is being voided: takes a pre-payment allocation back too. */
  readonly withVoid?: boolean;
}
