import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { assertVoidable } from '../../domain/documents/states';
import { reverseEntry } from '../../domain/journal/reversal';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import { chooseReversalDate } from '../../domain/periods/reversal-date';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { JournalWriter } from '../journal/journal-writer';
import { lockOpenItems, moveOpenItems } from '../journal/open-items';
import { PostedEntries } from '../journal/posted-entries';
import { LockReader } from '../periods/lock-reader';
import { creditNoteView } from './credit-note-view';
import type { CreditNoteEntity } from './credit-note.entity';
import { CreditNotesStore } from './credit-notes.store';
import type { PatchCreditNoteRequest } from './dto/credit-note-actions.dto';
import type { CreditNoteView } from './dto/credit-note.dto';
import { stubCreditNote } from './stub-credit-note';

/** Voids a credit note: posts the reversing entry and takes the credit off the customer's account. */
@Injectable()
export class VoidCreditNote {
  constructor(
    private readonly store: CreditNotesStore,
    private readonly posted: PostedEntries,
    private readonly journal: JournalWriter,
    private readonly locks: LockReader,
  ) {}

  async stage(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    request: PatchCreditNoteRequest,
  ): Promise<CreditNoteView> {
    const { note, items } = await this.store.find(tx, id, { lock: true });
    assertVoidable(note.status);
    const reversal =
      note.journalEntryId === null ? null : await this.reverse(tx, ctx, note, note.journalEntryId, request);
    const voided: CreditNoteEntity = {
      ...note,
      status: 'voided',
      voidedAt: ctx.now,
      voidReason: request.reason ?? null,
      reversalEntryId: reversal?.id ?? null,
    };
    this.store.markVoided(tx, voided);
    const view = creditNoteView(voided, { items, balance: '0', test: ctx.test });
    tx.emit({ type: 'credit_note.voided', objectType: 'credit_note', objectId: id, data: view });
    return ctx.dry ? { ...view, journalEntry: reversal?.view ?? null } : view;
  }

  /** Nothing is known of a stub but that it would be dated today at the latest, so its reversal is judged by its date alone. */
  stageStub(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    request: PatchCreditNoteRequest,
  ): Promise<CreditNoteView> {
    chooseReversalDate({
      requested: request.reversalDate,
      policy: ctx.organisation.reversalDatePolicy,
      original: request.reversalDate ?? ctx.today,
      today: ctx.today,
      locks: this.locks.held(tx),
      posting: { document: true, taxed: true },
    });
    return Promise.resolve(stubCreditNote(ctx, id, request));
  }

  private async reverse(
    tx: Tx,
    ctx: RequestContext,
    note: CreditNoteEntity,
    entryId: string,
    request: PatchCreditNoteRequest,
  ) {
    const open = await lockOpenItems(tx, [note.id]);
    const [gross, balance] = [new Decimal(note.gross), new Decimal(open.get(note.id)?.openAmount ?? 0).abs()];
    if (!balance.eq(gross)) {
      throw conflict(
        'credit_consumed',
        'Part of the credit has been refunded, settled or applied: undo that first.',
        { gross: formatAmount(gross, note.currency), balance: formatAmount(balance, note.currency) },
      );
    }
    const { entry: original, accounts } = await this.posted.load(tx, entryId);
    const taxed = original.lines.some(({ vatCode }) => vatCode !== null);
    const date = chooseReversalDate({
      requested: request.reversalDate,
      policy: ctx.organisation.reversalDatePolicy,
      original: original.date,
      today: ctx.today,
      locks: this.locks.held(tx),
      posting: { document: true, taxed },
    });
    const reversal = reverseEntry(original, { date, memo: request.reason });
    moveOpenItems(tx, reversal, open);
    await tx.takeCounters([ENTRY_COUNTER]);
    const [posted] = this.journal.stage(tx, [reversal], accounts);
    return posted ?? null;
  }
}
