import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '../../domain/journal/entry';
import { lockScope } from '../../domain/journal/lock-scope';
import { reverseEntry, type PostedEntry as Original } from '../../domain/journal/reversal';
import type { PlainDate } from '../../domain/periods/plain-date';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { LockReader } from '../periods/lock-reader';
import { reversalDate } from '../periods/reversal-date';
import type { HeldItems } from './held-items';
import { JournalWriter, type PostedEntry } from './journal-writer';
import { PostedEntries } from './posted-entries';

export interface ReversalWish {
  /** Of the request; else the organisation's policy decides. */
  readonly date?: PlainDate | null;
  readonly memo?: string | null;
  /** A date later than the entry's before which it cannot be reversed: on earlier days what it opened was in use. */
  readonly since?: PlainDate | null;
}

/** Undoes what was posted: the entry with its sides swapped, dated by the request or the organisation's policy. */
@Injectable()
export class Reversals {
  constructor(
    private readonly posted: PostedEntries,
    private readonly journal: JournalWriter,
    private readonly locks: LockReader,
  ) {}

  /**
   * Decides, moves the items in hand (to stage them is the caller's), takes the counters and posts.
   * @throws DomainError as `decide`; conflict `credit_consumed`.
   */
  async stage(
    tx: Tx,
    ctx: RequestContext,
    items: HeldItems,
    entryId: string,
    wish: ReversalWish,
  ): Promise<PostedEntry> {
    const { entry: original, accounts } = await this.posted.load(tx, entryId);
    const reversal = this.decide(tx, ctx, original, wish);
    items.post(reversal);
    await tx.takeCounters([ENTRY_COUNTER]);
    return this.journal.stageOne(tx, reversal, accounts);
  }

  /** @throws DomainError `reversal_before_original`, `date_in_future`, `period_locked`. */
  decide(
    tx: Tx,
    ctx: RequestContext,
    original: Original,
    { date: requested, memo, since }: ReversalWish,
  ): JournalEntry {
    const date = reversalDate(ctx, {
      requested,
      original: since ?? original.date,
      locks: this.locks.held(tx),
      posting: lockScope(original),
    });
    return reverseEntry(original, { date, memo });
  }
}
