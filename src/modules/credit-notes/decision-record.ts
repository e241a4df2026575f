import type { CreditNoteLine } from '../../domain/documents/credit-note';
import { formatAmount } from '../../domain/money/amount';
import type { Decimal } from '../../domain/money/decimal';
import { toBase } from '../../domain/money/exchange';
import type { Tx } from '../../platform/database/transaction';
import type { Row } from '../../platform/database/write-set';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { CustomerFacts } from '../customers/customers';
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

/** The record of a decided credit note: the same that is read back later. */
export function creditNoteRecord(
  ctx: RequestContext,
  decision: Decision,
  taken: TakenNumber,
  { refunded, balance, ...entries }: Posted,
): CreditNoteEntity {
  const { request, note } = decision;
  const settled = note.totals.gross.gt(0) && balance.isZero();
  const status = settled ? 'applied' : (request.status ?? 'draft');
  return {
    ...NOT_YET,
    organisationId: ctx.organisation.organisationId,
    id: decision.id,
    number: taken.number,
    seriesKey: taken.seriesKey,
    seriesNumber: taken.seq,
    status,
    ...termsOf(decision),
    ...amountsOf(decision),
    ...entries,
    refundedAmount: formatAmount(refunded, decision.resolved.facts.currency),
    issuedAt: request.status === 'issued' ? ctx.now : null,
    createdAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
}

/** Who, when, in which currency and why. */
function termsOf({ request, resolved, invoice }: Decision) {
  const { customer, facts } = resolved;
  return {
    customerId: customer?.id ?? null,
    clientName: resolved.clientName,
    clientEmail: resolved.clientEmail,
    clientSnapshot: customer && snapshotOf(customer),
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
  };
}

function amountsOf({ resolved, note }: Decision) {
  const { currency, baseCurrency, exchangeRate } = resolved.facts;
  const { totals, split, breakdown } = note;
  const money = (amount: Decimal): string => formatAmount(amount, currency);
  return {
    taxBreakdown: breakdown.map((row) => ({
      category: row.category,
      rate: row.rate.toFixed(),
      exemptionReason: row.exemptionReason,
      taxable: money(row.taxable),
      tax: money(row.tax),
    })),
    lineCount: note.lines.length,
    net: money(totals.net),
    tax: money(totals.tax),
    gross: money(totals.gross),
    baseGross: formatAmount(toBase(totals.gross, exchangeRate, baseCurrency), baseCurrency),
    prePaymentAmount: money(split.prePaymentAmount),
    postPaymentAmount: money(split.postPaymentAmount),
    refundAmount: money(split.refundAmount),
    creditAmount: money(split.creditAmount),
    outOfBandAmount: money(split.outOfBandAmount),
  };
}

export function itemRecords(ctx: RequestContext, { id, note, resolved }: Decision): CreditNoteItemEntity[] {
  return note.lines.map((line) => itemRecord(ctx, id, line, resolved.facts.currency));
}

function itemRecord(
  ctx: RequestContext,
  creditNoteId: string,
  line: CreditNoteLine,
  currency: string,
): CreditNoteItemEntity {
  return {
    organisationId: ctx.organisation.organisationId,
    creditNoteId,
    lineNo: line.lineNo,
    id: makeId('cni', ctx),
    lineType: line.lineType,
    description: line.description,
    quantity: line.quantity?.toFixed() ?? null,
    unitPrice: line.unitPrice?.toFixed() ?? null,
    discount: formatAmount(line.discount, currency),
    accountId: line.accountId,
    taxes: line.taxes.map((tax) => ({
      category: tax.category,
      rate: tax.rate.toFixed(),
      name: tax.name ?? null,
      exemptionReason: tax.exemptionReason ?? null,
      tax: formatAmount(tax.tax, currency),
    })),
    net: formatAmount(line.net, currency),
    tax: formatAmount(line.tax, currency),
    gross: formatAmount(line.gross, currency),
    dimensions: Object.keys(line.dimensions).length > 0 ? line.dimensions : null,
    invoiceLineId: line.invoiceLineId ?? null,
    priceId: line.priceId ?? null,
  };
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

function snapshotOf({ name, email, address, country, vatNumber }: CustomerFacts): object {
  return { name, email, address, country, vatNumber };
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
