import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { lockScope } from '../../domain/journal/lock-scope';
import { reverseEntry } from '../../domain/journal/reversal';
import { chooseReversalDate } from '../../domain/periods/reversal-date';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { HeldItems } from '../journal/held-items';
import { JournalWriter } from '../journal/journal-writer';
import { PostedEntries } from '../journal/posted-entries';
import { LockReader } from '../periods/lock-reader';
import type { ReverseRequest } from '../receivables/dto/settlement-requests.dto';
import type { CreditNoteEntity } from './credit-note.entity';
import { CreditNoteLabels } from './credit-note-labels';
import { CreditNotesStore } from './credit-notes.store';
import type { CreditNoteView } from './dto/credit-note.dto';

/** Takes a settlement outside the system back: what was settled stands on the customer's account again. */
@Injectable()
export class ReverseSettlement {
  constructor(
    private readonly store: CreditNotesStore,
    private readonly posted: PostedEntries,
    private readonly journal: JournalWriter,
    private readonly locks: LockReader,
    private readonly labels: CreditNoteLabels,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, id: string, request: ReverseRequest): Promise<CreditNoteView> {
    const stored = await this.store.find(tx, id, { lock: true });
    const entryId = settlementOf(stored.note);
    const items = await HeldItems.lock(tx, [id]);
    const { entry: original, accounts } = await this.posted.load(tx, entryId);
    const date = chooseReversalDate({
      requested: request.date,
      policy: ctx.organisation.reversalDatePolicy,
      original: original.date,
      today: ctx.today,
      locks: this.locks.held(tx),
      posting: lockScope(original),
    });
    const reversal = reverseEntry(original, { date, memo: request.reason });
    items.post(reversal);
    await tx.takeCounters([ENTRY_COUNTER]);
    const posted = this.journal.stageOne(tx, reversal, accounts);
    this.store.markSettlementReversed(tx, id, posted.id);
    items.stage(tx);
    const note = { ...stored.note, settlementReversalEntryId: posted.id };
    const view = this.labels.reopened(tx, ctx, { ...stored, note }, items, 'settlement_reversed');
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }
}

function settlementOf(note: CreditNoteEntity): string {
  if (note.settlementEntryId === null)
    throw conflict('nothing_settled', 'Nothing of the credit note was settled outside the system.');
  if (note.settlementReversalEntryId !== null)
    throw conflict('already_reversed', 'The settlement is reversed.', {
      reversedByEntryId: note.settlementReversalEntryId,
    });
  return note.settlementEntryId;
}
