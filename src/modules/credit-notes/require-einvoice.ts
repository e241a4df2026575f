import type { RequestContext } from '../../platform/request-context/request-context';
import { requireEInvoice } from '../invoices/require-einvoice';
import type { CreditNoteItemEntity } from './credit-note-item.entity';
import type { CreditNoteEntity } from './credit-note.entity';
import type { Decision } from './decide';
import { creditNoteRecord, itemRecords, statusOf, type TakenNumber } from './decision-record';
import { creditNoteModel } from './document-model';
import type { SettledAtOnce } from './settle-at-once';
import { ZERO } from '../../domain/money/decimal';

/** A credit note that is issued as it is made, be it by being used up at once; `asIssued`: or looked at as if it were. */
export function requireOfNew(
  ctx: RequestContext,
  decision: Decision,
  taken: TakenNumber,
  { balance, refund }: SettledAtOnce,
  asIssued: boolean,
): void {
  if (ctx.organisation.documents.requireEInvoice !== true) return;
  if (!asIssued && statusOf(decision, balance) === 'draft') return;
  const note = creditNoteRecord(ctx, decision, taken, {
    journalEntryId: null,
    settlementEntryId: null,
    refunded: refund?.amount ?? ZERO,
    balance,
  });
  const invoice = decision.invoice?.invoice;
  const credited = invoice ? { ...invoice, number: invoice.number ?? '' } : null;
  requireEInvoice(ctx, note, (facts) =>
    creditNoteModel(note, itemRecords(ctx, decision), { ...facts, invoice: credited }),
  );
}

/** A draft that is issued. Which invoice it credits was decided when it was made, and is never missing. */
export function requireOfDraft(
  ctx: RequestContext,
  note: CreditNoteEntity,
  items: readonly CreditNoteItemEntity[],
): void {
  if (note.issuedAt !== null) return;
  requireEInvoice(ctx, note, (facts) => creditNoteModel(note, items, { ...facts, invoice: null }));
}
