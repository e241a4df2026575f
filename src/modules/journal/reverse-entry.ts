import { Injectable } from '@nestjs/common';
import { conflict, DomainError } from '../../domain/errors';
import type { JournalEntry } from '../../domain/journal/entry';
import { lockScope } from '../../domain/journal/lock-scope';
import { reverseEntry } from '../../domain/journal/reversal';
import { chooseReversalDate } from '../../domain/periods/reversal-date';
import { attempt, refusalOrNothing } from '../../platform/batch/batch-outcomes';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { LockReader } from '../periods/lock-reader';
import type { JournalEntryView, ReverseEntryRequest } from './dto/journal-entry.dto';
import { HeldItems } from './held-items';
import { JournalWriter } from './journal-writer';
import { openItemsOfEntries } from './open-items';
import { PostedEntries, type LoadedEntry } from './posted-entries';

type Outcome = JournalEntryView | DomainError;

/** Reverses entries that have no document. One that has is reversed by that document's own action, and by nothing else. */
@Injectable()
export class ReverseEntry {
  constructor(
    private readonly posted: PostedEntries,
    private readonly locks: LockReader,
    private readonly journal: JournalWriter,
  ) {}

  async stage(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    request: ReverseEntryRequest,
  ): Promise<JournalEntryView> {
    const [outcome] = await this.stageAll(tx, ctx, [id], request, { atomic: true });
    if (!outcome || outcome instanceof DomainError) throw outcome ?? new Error('a request has an outcome');
    return outcome;
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
    { atomic }: { readonly atomic: boolean },
  ): Promise<Outcome[]> {
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
    await tx.takeCounters([ENTRY_COUNTER]);
    return decided.map((each) => {
      if (each instanceof DomainError) return each;
      const [posted] = this.journal.stage(tx, [each.reversal], each.accounts);
      if (!posted) throw new Error('one entry is posted as one');
      return posted.view;
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
    const date = chooseReversalDate({
      requested: reversalDate,
      policy: ctx.organisation.reversalDatePolicy,
      original: original.date,
      today: ctx.today,
      locks: this.locks.held(tx),
      posting: lockScope(original),
    });
    return reverseEntry(original, { date, memo });
  }
}

function loadedOrRefused(each: LoadedEntry | DomainError | undefined): LoadedEntry {
  if (!each || each instanceof DomainError) throw each ?? new Error('each id was looked up');
  return each;
}

const alreadyReversed = (reversedByEntryId: string | null): DomainError =>
  conflict('already_reversed', 'An entry is reversed at most once.', { reversedByEntryId });
