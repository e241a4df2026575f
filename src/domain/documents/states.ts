import { conflict, DomainError } from '../errors';

/** The states of a credit note. `draft` is numbered and posted too: it means "not yet handed to the customer". */
export type CreditNoteStatus = 'draft' | 'issued' | 'applied' | 'voided';

export const CREDIT_NOTE_STATUSES: readonly CreditNoteStatus[] = ['draft', 'issued', 'applied', 'voided'];

const NEXT: Readonly<Record<CreditNoteStatus, readonly CreditNoteStatus[]>> = {
  draft: ['issued', 'applied'],
  issued: ['applied'],
  applied: [],
  voided: [],
};

/**
 * Whether a change of status may be asked for: draft → issued → applied, draft → applied, or the same status again, which
 * changes nothing. There is no way back. `voided` is reached by the void action alone (see `assertVoidable`).
 * @throws DomainError `use_void_action` for a change to voided; conflict `already_voided` for any change of a voided note;
 * conflict `illegal_transition` with `from` and `to` otherwise.
 */
export function assertTransition(from: CreditNoteStatus, to: CreditNoteStatus): void {
  if (to === 'voided')
    throw new DomainError('use_void_action', 'A credit note is voided by the void action only');
  assertVoidable(from);
  if (from === to || NEXT[from].includes(to)) return;
  throw conflict('illegal_transition', `A credit note cannot go from ${from} to ${to}`, { from, to });
}

/**
 * Whether the void action may be applied: from any status, once. What was consumed of the credit is not looked at here.
 * @throws DomainError conflict `already_voided`.
 */
export function assertVoidable(from: CreditNoteStatus): void {
  if (from === 'voided') throw conflict('already_voided', 'The credit note is already voided');
}
