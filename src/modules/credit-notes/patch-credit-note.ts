import { Injectable } from '@nestjs/common';
import { conflict, DomainError, invalid } from '../../domain/errors';
import { assertTransition } from '../../domain/documents/states';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { issueOf } from './credit-note-issue';
import { creditNoteView } from './credit-note-view';
import type { CreditNoteEntity } from './credit-note.entity';
import { CreditNotesStore } from './credit-notes.store';
import type { PatchCreditNoteRequest } from './dto/credit-note-actions.dto';
import type { CreditNoteView } from './dto/credit-note.dto';
import { requireOfDraft } from './require-einvoice';

const TEXTS = ['memo', 'notes', 'metadata'] as const;

/** Moves the label on, and edits what may still be edited while the customer has not seen it. Moves no money. */
@Injectable()
export class PatchCreditNote {
  constructor(private readonly store: CreditNotesStore) {}

  /** A request voids, or moves the status and edits the texts; an empty one asks for nothing. */
  assertOneKind(request: PatchCreditNoteRequest): void {
    const edits = TEXTS.filter((field) => request[field] !== undefined);
    if (request.status === 'voided') {
      throw new DomainError(
        'use_void_action',
        'Send { "action": "void" }: a credit note is voided by the void action only.',
      );
    }
    if (request.action) {
      if (request.status) throw invalid('status', 'cannot be combined with an action');
      if (edits[0]) throw invalid(edits[0], 'cannot be combined with an action');
      return;
    }
    if (request.reversalDate !== undefined) throw invalid('reversalDate', 'goes with the action void only');
    if (request.reason !== undefined) throw invalid('reason', 'goes with the action void only');
    if (!request.status && edits.length === 0)
      throw invalid('status', 'is required, or action, memo, notes or metadata');
  }

  async stage(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    request: PatchCreditNoteRequest,
  ): Promise<CreditNoteView> {
    const { note, ...shown } = await this.store.find(tx, id, { lock: true });
    const changed = move(edit(note, request), request, ctx);
    if (changed.status !== 'draft' && note.status === 'draft') requireOfDraft(ctx, note, shown.items);
    const view = creditNoteView(changed, { ...shown, test: ctx.test });
    const event = (type: string): void =>
      tx.emit({ type, objectType: 'credit_note', objectId: id, data: view });
    const edited = TEXTS.some((field) => request[field] !== undefined);
    if (edited) event('credit_note.updated');
    if (changed.status !== note.status) event(`credit_note.${changed.status}`);
    if (edited || changed.status !== note.status) this.store.update(tx, changed);
    return view;
  }
}

function edit(note: CreditNoteEntity, request: PatchCreditNoteRequest): CreditNoteEntity {
  if (TEXTS.every((field) => request[field] === undefined)) return note;
  if (note.status === 'voided') throw conflict('already_voided', 'The credit note is voided.');
  if (note.status !== 'draft')
    throw conflict('already_issued', 'Memo, notes and metadata can be edited until issue only.');
  return {
    ...note,
    memo: request.memo === undefined ? note.memo : request.memo,
    notes: request.notes === undefined ? note.notes : request.notes,
    metadata: request.metadata ?? note.metadata,
  };
}

/** It is issued when it leaves `draft`, be it as applied at once. */
function move(
  note: CreditNoteEntity,
  { status }: PatchCreditNoteRequest,
  ctx: RequestContext,
): CreditNoteEntity {
  if (!status) return note;
  assertTransition(note.status, status);
  if (status === 'draft') return { ...note, status, issuedAt: null };
  return { ...note, status, ...issueOf(ctx, note) };
}
