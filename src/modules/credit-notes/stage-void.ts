import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Deliveries } from '../deliveries/deliveries';
import { JournalWriter } from '../journal/journal-writer';
import { Allocations } from '../receivables/allocations';
import { creditNoteView } from './credit-note-view';
import type { CreditNoteEntity } from './credit-note.entity';
import { CreditNotesStore } from './credit-notes.store';
import type { CreditNoteView } from './dto/credit-note.dto';
import type { CreditNoteFactsSet } from './load-facts';
import type { DecidedVoid } from './void-credit-note';

/** Stages a void that was decided. The counters have been taken. */
@Injectable()
export class StageVoid {
  constructor(
    private readonly journal: JournalWriter,
    private readonly store: CreditNotesStore,
    private readonly allocations: Allocations,
    private readonly deliveries: Deliveries,
  ) {}

  stage(tx: Tx, ctx: RequestContext, decided: DecidedVoid, known: CreditNoteFactsSet): CreditNoteView {
    const { stored, reason, reversal, accounts, undone, scheduled } = decided;
    const posted = reversal && this.journal.stageOne(tx, reversal, accounts);
    this.allocations.stage(tx, known, undone);
    const voided: CreditNoteEntity = {
      ...stored.note,
      status: 'voided',
      deliveryStatus: scheduled.documentStatus,
      voidedAt: ctx.now,
      voidReason: reason,
      reversalEntryId: posted?.id ?? null,
    };
    this.store.markVoided(tx, voided);
    const shown = { items: stored.items, allocations: [], balance: '0', test: ctx.test };
    const view = creditNoteView(voided, shown);
    tx.emit({ type: 'credit_note.voided', objectType: 'credit_note', objectId: voided.id, data: view });
    this.deliveries.cancelScheduled(tx, ctx, scheduled, view);
    return ctx.dry ? { ...view, journalEntry: posted?.view ?? null } : view;
  }
}
