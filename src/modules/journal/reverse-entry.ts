import { Injectable } from '@nestjs/common';
import { conflict, DomainError } from '../../domain/errors';
import type { JournalEntry } from '../../domain/journal/entry';
import { attempt, onlyOutcome, refusalOrNothing } from '../../platform/batch/batch-outcomes';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { lockPending, markCancelled } from './auto-reversals.store';
import type { JournalEntryView, ReverseEntryRequest } from './dto/journal-entry.dto';
import { HeldItems } from './held-items';
import { JournalWriter } from './journal-writer';
import { openItemsOfEntries } from './open-items';
import { PostedEntries, type LoadedEntry } from './posted-entries';
import { Reversals } from './reversals';

type Outcome = JournalEntryView | DomainError;

interface ReverseOptions {
  readonly atomic: boolean;
  /** Leaves the reversals that the entries asked for to the caller; else they are no longer needed and cancelled. */
  readonly keep?: boolean;
}

/** Reverses entries that have no document. One that has is reversed by that document's own action, and by nothing else. */
@Injectable()
export class ReverseEntry {
  constructor(
    private readonly posted: PostedEntries,
    private readonly reversals: Reversals,
    private readonly journal: JournalWriter,
  ) {}

  async stage(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    request: ReverseEntryRequest,
  ): Promise<JournalEntryView> {
    return onlyOutcome(await this.stageAll(tx, ctx, [id], request, { atomic: true }));
  }

  /**
   * Of each id, in order: the reversing entry, or why there is none; a refused one takes no number and leaves nothing. An
   * id that is named twice is reversed once. `atomic`: the first refusal refuses all.
   */
  async stageAll(
    tx: Tx,
    ctx: RequestContext,
    ids: readonly string[],
    request: ReverseEntryRequest,
    { atomic, keep = false }: ReverseOptions,
  ): Promise<Outcome[]> {
    const pending = keep ? [] : await lockPending(tx, ids);
    // Read the entries afterwards: another may have reversed them.
    const items = await HeldItems.lock(tx, await openItemsOfEntries(tx, ids));
    const loaded = await this.posted.loadAll(tx, ids);
    const named = new Set<string>();
    const decided = ids.map((id, i) =>
      attempt(() => {
        if (named.has(id)) throw alreadyReversed(null);
        const original = loadedOrRefused(loaded[i]);
        const reversal = this.decide(tx, ctx, original, request);
        items.post(reversal);
        named.add(id);
        return { reversal, accounts: original.accounts };
      }),
    );
    if (atomic && decided.some((each) => each instanceof DomainError)) return decided.map(refusalOrNothing);
    items.stage(tx);
    for (const { entry_id: id } of pending) if (named.has(id)) markCancelled(tx, id);
    await tx.takeCounters([ENTRY_COUNTER]);
    return decided.map((each) => {
      if (each instanceof DomainError) return each;
      return this.journal.stageOne(tx, each.reversal, each.accounts).view;
    });
  }

  private decide(
    tx: Tx,
    ctx: RequestContext,
    { entry: original, view }: LoadedEntry,
    { reversalDate, memo }: ReverseEntryRequest,
  ): JournalEntry {
    if (original.sourceType !== 'manual') {
      throw conflict(
        'use_document_action',
        'The entry belongs to a document: void or reverse the document.',
        { sourceType: original.sourceType, sourceId: original.sourceId },
      );
    }
    if (view.reversedByEntryId !== null) throw alreadyReversed(view.reversedByEntryId);
    return this.reversals.decide(tx, ctx, original, { date: reversalDate, memo });
  }
}

function loadedOrRefused(each: LoadedEntry | DomainError | undefined): LoadedEntry {
  if (!each || each instanceof DomainError) throw each ?? new Error('each id was looked up');
  return each;
}

const alreadyReversed = (reversedByEntryId: string | null): DomainError =>
  conflict('already_reversed', 'An entry is reversed at most once.', { reversedByEntryId });
