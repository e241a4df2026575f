import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { HeldItems } from '../journal/held-items';
import { Reversals } from '../journal/reversals';
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
    private readonly reversals: Reversals,
    private readonly labels: CreditNoteLabels,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, id: string, request: ReverseRequest): Promise<CreditNoteView> {
    const stored = await this.store.find(tx, id, { lock: true });
    const entryId = settlementOf(stored.note);
    const items = await HeldItems.lock(tx, [id]);
    const wish = { date: request.date, memo: request.reason };
    const posted = await this.reversals.stage(tx, ctx, items, entryId, wish);
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
