import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { lockScope } from '../../domain/journal/lock-scope';
import { reverseEntry } from '../../domain/journal/reversal';
import { chooseReversalDate } from '../../domain/periods/reversal-date';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { LockReader } from '../periods/lock-reader';
import type { JournalEntryView, ReverseEntryRequest } from './dto/journal-entry.dto';
import { HeldItems } from './held-items';
import { JournalWriter } from './journal-writer';
import { openItemsOfEntry } from './open-items';
import { PostedEntries } from './posted-entries';

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
    // Read the entry afterwards: another may have reversed it.
    const items = await HeldItems.lock(tx, await openItemsOfEntry(tx, id));
    const { entry: original, view, accounts } = await this.posted.load(tx, id);
    if (original.sourceType !== 'manual') {
      throw conflict(
        'use_document_action',
        'The entry belongs to a document: void or reverse the document.',
        {
          sourceType: original.sourceType,
          sourceId: original.sourceId,
        },
      );
    }
    if (view.reversedByEntryId !== null) {
      throw conflict('already_reversed', 'An entry is reversed at most once.', {
        reversedByEntryId: view.reversedByEntryId,
      });
    }
    const date = chooseReversalDate({
      requested: request.reversalDate,
      policy: ctx.organisation.reversalDatePolicy,
      original: original.date,
      today: ctx.today,
      locks: this.locks.held(tx),
      posting: lockScope(original),
    });
    const reversal = reverseEntry(original, { date, memo: request.memo });
    items.post(reversal);
    items.stage(tx);
    await tx.takeCounters([ENTRY_COUNTER]);
    const posted = this.journal.stageOne(tx, reversal, accounts);
    return posted.view;
  }
}
