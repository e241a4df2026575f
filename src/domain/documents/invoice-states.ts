import { conflict, DomainError } from '../errors';
import { ZERO, type Decimal } from '../money/decimal';

/** The states of an invoice. A draft is a working paper without a number; nothing is posted before it is issued. */
export type InvoiceStatus = 'draft' | 'issued' | 'voided';
export const INVOICE_STATUSES: readonly InvoiceStatus[] = ['draft', 'issued', 'voided'];

export const PAYMENT_STATUSES = ['unpaid', 'partially_paid', 'paid'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const CREDIT_STATUSES = ['none', 'partially_credited', 'credited'] as const;
export type CreditStatus = (typeof CREDIT_STATUSES)[number];

/** What became of an invoice, in its currency, none negative: `due` is still open, `writtenOff` was given up. */
export interface Settlement {
  readonly gross: Decimal;
  readonly due: Decimal;
  readonly writtenOff: Decimal;
}

/** What payments and credits have settled of an invoice: its gross less what is due and what was written off. */
export function settledOf({ gross, due, writtenOff }: Settlement): Decimal {
  return gross.minus(due).minus(writtenOff);
}

/**
 * `paid` when nothing is due or given up and something was settled, or it was free of charge; `partially_paid` when something
 * was settled and the rest is due or was written off; else `unpaid`. Nothing is settled of a draft or a voided invoice.
 */
export function paymentStatus(status: InvoiceStatus, settlement: Settlement): PaymentStatus {
  if (status !== 'issued') return 'unpaid';
  if (settlement.gross.isZero()) return 'paid';
  if (!settledOf(settlement).greaterThan(ZERO)) return 'unpaid';
  return settlement.due.isZero() && settlement.writtenOff.isZero() ? 'paid' : 'partially_paid';
}

/** How much of an invoice its live credit notes have taken back; both in gross. */
export function creditStatus(gross: Decimal, credited: Decimal): CreditStatus {
  if (credited.isZero()) return 'none';
  return credited.lessThan(gross) ? 'partially_credited' : 'credited';
}

/**
 * Whether the lines, dates and parties of an invoice may still change, and whether it may be deleted.
 * @throws DomainError conflict `invoice_not_draft`; `already_voided`.
 */
export function assertDraft(status: InvoiceStatus, id: string): void {
  if (status === 'voided') throw conflict('already_voided', 'The invoice is voided.', { invoiceId: id });
  if (status !== 'draft')
    throw conflict('invoice_not_draft', 'The invoice is issued: credit it, or void it.', { invoiceId: id });
}

/**
 * Whether a change of status may be asked for: draft → issued, or the same again, which changes nothing.
 * @throws DomainError `use_void_action` for a change to voided; conflict `already_voided`; conflict `illegal_transition`.
 */
export function assertInvoiceTransition(from: InvoiceStatus, to: InvoiceStatus): void {
  if (to === 'voided')
    throw new DomainError('use_void_action', 'An invoice is voided by the void action only');
  if (from === 'voided') throw conflict('already_voided', 'The invoice is voided.');
  if (from === 'issued' && to === 'draft')
    throw conflict('illegal_transition', 'An invoice cannot go from issued to draft', { from, to });
}

/** What a void would undo: beside the settlement, whether any credit note of the invoice lives. */
export interface Voidable extends Settlement {
  readonly id: string;
  readonly status: InvoiceStatus;
  readonly credited: boolean;
}

/**
 * Whether an invoice may be voided: once, while no payment, credit or write-off of it lives.
 * @throws DomainError conflict `already_voided`, `invoice_not_issued`, `invoice_credited`, `invoice_written_off`, `invoice_settled`.
 */
export function assertInvoiceVoidable(invoice: Voidable): void {
  const details = { invoiceId: invoice.id };
  if (invoice.status === 'voided')
    throw conflict('already_voided', 'The invoice is already voided.', details);
  if (invoice.status === 'draft')
    throw conflict('invoice_not_issued', 'The invoice is a draft: delete it.', details);
  if (invoice.credited)
    throw conflict('invoice_credited', 'A credit note of the invoice lives: void that first.', details);
  if (!invoice.writtenOff.isZero())
    throw conflict('invoice_written_off', 'Part of it was written off: reverse that first.', details);
  if (!settledOf(invoice).isZero())
    throw conflict('invoice_settled', 'Part of it is settled: take back the allocations first.', details);
}
