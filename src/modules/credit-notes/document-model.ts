import type { DocumentModel } from '../../domain/einvoice/document-model';
import { commonModel, type ModelFacts } from '../invoices/document-model';
import type { CreditNoteItemEntity } from './credit-note-item.entity';
import type { CreditNoteEntity } from './credit-note.entity';

/** The invoice of these books that is credited. */
export interface CreditedInvoice {
  readonly number: string;
  readonly issueDate: string;
  /** The customer's order number. */
  readonly reference: string | null;
}

/** A credit note as renderings see it. */
export function creditNoteModel(
  note: CreditNoteEntity,
  items: readonly CreditNoteItemEntity[],
  facts: ModelFacts & { readonly invoice: CreditedInvoice | null },
): DocumentModel {
  const preceding = facts.invoice ?? note.originalInvoice;
  return {
    kind: 'credit_note',
    id: note.id,
    number: note.number,
    state: note.status === 'applied' ? 'issued' : note.status,
    issueDate: note.issueDate,
    taxPoint: note.issueDate,
    dueDate: null,
    ...commonModel(note, items, facts),
    buyerReference: note.buyerReference,
    purchaseOrderReference: facts.invoice?.reference ?? null,
    preceding: preceding && { number: preceding.number, issueDate: preceding.issueDate },
    reason: note.reason,
    notes: note.notes,
    createdAt: (note.issuedAt ?? note.createdAt).toISOString(),
  };
}
