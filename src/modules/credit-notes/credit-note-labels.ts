import { Injectable } from '@nestjs/common';
import { Decimal, ZERO } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { HeldItems } from '../journal/held-items';
import { markApplied, unmarkApplied } from '../receivables/credit-note-reserves';
import { issueOf } from './credit-note-issue';
import { creditNoteView } from './credit-note-view';
import type { StoredCreditNote } from './credit-notes.store';
import type { CreditNoteView } from './dto/credit-note.dto';
import { requireOfDraft } from './require-einvoice';

/** Moves the label `applied` with the balance, and tells of what happened to a credit note. */
@Injectable()
export class CreditNoteLabels {
  /** Part of the credit was used; with the last of it the label becomes `applied`, which issues a draft. */
  settled(
    tx: Tx,
    ctx: RequestContext,
    stored: StoredCreditNote,
    items: HeldItems,
    what: string,
  ): CreditNoteView {
    const { note } = stored;
    const usedUp = balanceOf(items, note.id).isZero() && note.status !== 'applied';
    if (usedUp) requireOfDraft(ctx, note, stored.items);
    markApplied(tx, items, [note.id]);
    const view = viewOf(ctx, usedUp ? relabelled(ctx, stored, 'applied') : stored, items);
    tell(tx, what, view);
    if (usedUp) tell(tx, 'applied', view);
    return view;
  }

  /** Part of the credit came back: an `applied` one is `issued` again. */
  reopened(
    tx: Tx,
    ctx: RequestContext,
    stored: StoredCreditNote,
    items: HeldItems,
    what: string,
  ): CreditNoteView {
    unmarkApplied(tx, [stored.note.id]);
    const reset = stored.note.status === 'applied';
    const view = viewOf(ctx, reset ? relabelled(ctx, stored, 'issued') : stored, items);
    tell(tx, what, view);
    return view;
  }
}

function relabelled(
  ctx: RequestContext,
  { note, ...rest }: StoredCreditNote,
  status: 'applied' | 'issued',
): StoredCreditNote {
  return { ...rest, note: { ...note, status, ...issueOf(ctx, note) } };
}

function viewOf(ctx: RequestContext, { note, ...shown }: StoredCreditNote, items: HeldItems): CreditNoteView {
  return creditNoteView(note, { ...shown, balance: balanceOf(items, note.id).toFixed(), test: ctx.test });
}

const balanceOf = (items: HeldItems, id: string): Decimal => items.get(id)?.open.negated() ?? ZERO;

function tell(tx: Tx, what: string, view: CreditNoteView): void {
  tx.emit({ type: `credit_note.${what}`, objectType: 'credit_note', objectId: view.id, data: view });
}
