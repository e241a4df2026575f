import { formatAmount } from '../../domain/money/amount';
import type { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { Row } from '../../platform/database/write-set';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { clientSnapshot } from '../customers/customers';
import { amountsRecord, lineRecord } from '../invoices/document-record';
import type { CreditNoteItemEntity } from './credit-note-item.entity';
import type { CreditNoteEntity, OriginalInvoiceRecord } from './credit-note.entity';
import type { Decision } from './decide';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';

export interface TakenNumber {
  readonly number: string;
  readonly seriesKey: string | null;
  readonly seq: number | null;
}

interface Posted {
  readonly journalEntryId: string | null;
  readonly settlementEntryId: string | null;
  /** What was paid back at once. */
  readonly refunded: Decimal;
  /** What is left of the credit. */
  readonly balance: Decimal;
}

/** What no credit note has when it is made. */
export const NOT_YET = {
  deliveryStatus: 'none',
  reversalEntryId: null,
  settlementReversalEntryId: null,
  voidedAt: null,
  voidReason: null,
} as const;

/**
 * The record of a decided credit note: the same that is read back later. One literal, however long: an object that is put
 * together from parts costs several times as much, and every credit note passes here.
 */
// eslint-disable-next-line max-lines-per-function -- a list of columns
export function creditNoteRecord(
  ctx: RequestContext,
  decision: Decision,
  taken: TakenNumber,
  posted: Posted,
): CreditNoteEntity {
  const { request, resolved, invoice, note } = decision;
  const { customer, facts } = resolved;
  const { split } = note;
  const status = statusOf(decision, posted.balance);
  const amounts = amountsRecord(note, facts);
  const money = (amount: Decimal): string => formatAmount(amount, facts.currency);
  return {
    organisationId: ctx.organisation.organisationId,
    id: decision.id,
    number: taken.number,
    seriesKey: taken.seriesKey,
    seriesNumber: taken.seq,
    status,
    deliveryStatus: request.notify ? 'sending' : NOT_YET.deliveryStatus,
    customerId: customer?.id ?? null,
    clientName: resolved.clientName,
    clientEmail: resolved.clientEmail,
    clientSnapshot: customer && clientSnapshot(customer),
    buyerReference:
      request.buyerReference ?? invoice?.invoice.buyerReference ?? customer?.buyerReference ?? null,
    invoiceId: invoice?.invoice.id ?? null,
    invoiceNumber: invoice?.invoice.number ?? null,
    originalInvoice: originalInvoiceOf(request),
    issueDate: facts.issueDate,
    currency: facts.currency,
    exchangeRate: facts.exchangeRate.toFixed(),
    pricesIncludeTax: facts.pricesIncludeTax,
    reason: request.reason ?? null,
    reasonCode: request.reasonCode ?? null,
    memo: request.memo ?? null,
    notes: request.notes ?? null,
    metadata: request.metadata ?? {},
    dimensions: request.dimensions ?? null,
    outOfBandAccountId: request.outOfBandAccountId ?? null,
    taxBreakdown: amounts.taxBreakdown,
    net: amounts.net,
    tax: amounts.tax,
    gross: amounts.gross,
    baseGross: amounts.baseGross,
    lineCount: note.lines.length,
    prePaymentAmount: money(split.prePaymentAmount),
    postPaymentAmount: money(split.postPaymentAmount),
    refundAmount: money(split.refundAmount),
    creditAmount: money(split.creditAmount),
    outOfBandAmount: money(split.outOfBandAmount),
    journalEntryId: posted.journalEntryId,
    settlementEntryId: posted.settlementEntryId,
    reversalEntryId: NOT_YET.reversalEntryId,
    settlementReversalEntryId: NOT_YET.settlementReversalEntryId,
    refundedAmount: money(posted.refunded),
    sellerVersion: status === 'draft' ? null : ctx.organisation.sellerVersion,
    issuedAt: status === 'draft' ? null : ctx.now,
    voidedAt: NOT_YET.voidedAt,
    voidReason: NOT_YET.voidReason,
    createdAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
}

/** What is used up at once is applied. */
export function statusOf({ request, note }: Pick<Decision, 'request' | 'note'>, balance: Decimal) {
  const settled = note.totals.gross.gt(0) && balance.isZero();
  return settled ? 'applied' : (request.status ?? 'draft');
}

export function itemRecords(ctx: RequestContext, { id, note, resolved }: Decision): CreditNoteItemEntity[] {
  return note.lines.map((line) => {
    const record = lineRecord(line, resolved.facts.currency);
    return {
      organisationId: ctx.organisation.organisationId,
      creditNoteId: id,
      lineNo: record.lineNo,
      id: makeId('cni', ctx),
      lineType: record.lineType,
      description: record.description,
      quantity: record.quantity,
      unitPrice: record.unitPrice,
      discount: record.discount,
      accountId: record.accountId,
      taxes: record.taxes,
      net: record.net,
      tax: record.tax,
      gross: record.gross,
      dimensions: record.dimensions,
      invoiceLineId: line.invoiceLineId ?? null,
      priceId: record.priceId,
    };
  });
}

/** What each line takes of which line of the invoice, as stored. */
export function rowRecords(tx: Tx, { id, rows, invoice, resolved }: Decision): Row[] {
  const money = (amount: Decimal): string => formatAmount(amount, resolved.facts.currency);
  return rows.map((row, index) => ({
    organisation_id: tx.organisationId,
    credit_note_id: id,
    row_no: index + 1,
    item_line_no: row.itemLineNo,
    invoice_id: invoice?.invoice.id,
    invoice_line_id: row.invoiceLineId,
    quantity: row.quantity.toFixed(),
    net: money(row.net),
    tax: money(row.tax),
    taxes: row.taxes.map(money),
  }));
}

function originalInvoiceOf({
  originalInvoice: invoice,
}: CreateCreditNoteRequest): OriginalInvoiceRecord | null {
  return invoice
    ? {
        number: invoice.number,
        issueDate: invoice.issueDate,
        taxPoint: invoice.taxPoint ?? null,
        currency: invoice.currency ?? null,
        exchangeRate: invoice.exchangeRate ?? null,
      }
    : null;
}
