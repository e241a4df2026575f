import { formatAmountText, negatedAmountText } from '../../domain/money/amount';
import { amountsView, lineView } from '../invoices/document-record';
import type { AllocationView } from '../receivables/dto/allocation.dto';
import type { CreditNoteItemEntity } from './credit-note-item.entity';
import type { CreditNoteEntity } from './credit-note.entity';
import type { CreditNoteItemView, CreditNoteView, TotalsView } from './dto/credit-note.dto';

interface Shown {
  readonly items: readonly CreditNoteItemEntity[];
  /** Not yet applied, refunded or settled; a positive amount of the document's currency. */
  readonly balance: string;
  /** Those that live. */
  readonly allocations: readonly AllocationView[];
  /** The answer is to a test key. */
  readonly test: boolean;
}

/** The credit note as the API shows it, whether it was just decided or read back. */
// eslint-disable-next-line max-lines-per-function -- a list of fields
export function creditNoteView(
  note: CreditNoteEntity,
  { items, balance, allocations, test }: Shown,
): CreditNoteView {
  const money = (amount: string): string => formatAmountText(amount, note.currency);
  const amounts = amountsView(note, note.currency);
  return {
    id: note.id,
    number: note.number,
    credit_note_number: note.number,
    status: note.status,
    deliveryStatus: note.deliveryStatus,
    invoiceId: note.invoiceId,
    invoiceNumber: note.invoiceNumber,
    originalInvoice: note.originalInvoice,
    customerId: note.customerId,
    clientName: note.clientName,
    clientEmail: note.clientEmail,
    buyerReference: note.buyerReference,
    issueDate: note.issueDate,
    currency: note.currency,
    exchangeRate: note.exchangeRate,
    pricesIncludeTax: note.pricesIncludeTax,
    reason: note.reason,
    reasonCode: note.reasonCode,
    memo: note.memo,
    notes: note.notes,
    items: items.map((item) => itemView(item, note.currency)),
    taxBreakdown: amounts.taxBreakdown,
    totals: amounts.totals,
    signedTotals: signed(amounts.totals, note.currency),
    prePaymentAmount: money(note.prePaymentAmount),
    postPaymentAmount: money(note.postPaymentAmount),
    refundAmount: money(note.refundAmount),
    creditAmount: money(note.creditAmount),
    outOfBandAmount: money(note.outOfBandAmount),
    outOfBandAccountId: note.outOfBandAccountId,
    // What was done of `refundAmount` so far.
    refundedAmount: money(note.refundedAmount),
    balance: money(balance),
    allocations: [...allocations],
    journalEntryId: note.journalEntryId,
    settlementEntryId: note.settlementEntryId,
    settlementReversalEntryId: note.settlementReversalEntryId,
    reversalEntryId: note.reversalEntryId,
    issuedAt: note.issuedAt?.toISOString() ?? null,
    voidedAt: note.voidedAt?.toISOString() ?? null,
    voidReason: note.voidReason,
    createdAt: note.createdAt.toISOString(),
    metadata: note.metadata,
    dimensions: note.dimensions ?? {},
    test,
  };
}

/** One literal for the same reason as the record of a note. */
function itemView(item: CreditNoteItemEntity, currency: string): CreditNoteItemView {
  const line = lineView(item, currency);
  const negatives = signed(line, currency);
  return {
    id: line.id,
    lineNo: line.lineNo,
    lineType: line.lineType,
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    discount: line.discount,
    taxRate: line.taxRate,
    taxCategory: line.taxCategory,
    taxExemptionReason: line.taxExemptionReason,
    taxes: line.taxes,
    net: line.net,
    tax: line.tax,
    gross: line.gross,
    signedNet: negatives.net,
    signedTax: negatives.tax,
    signedGross: negatives.gross,
    accountId: item.accountId,
    invoiceLineId: item.invoiceLineId,
    priceId: item.priceId,
    dimensions: item.dimensions ?? {},
  };
}

function signed(totals: TotalsView, currency: string): TotalsView {
  const negative = (amount: string): string => negatedAmountText(amount, currency);
  return { net: negative(totals.net), tax: negative(totals.tax), gross: negative(totals.gross) };
}
