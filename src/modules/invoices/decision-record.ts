import type { PricedLine } from '../../domain/documents/priced-document';
import type { AssignedNumber } from '../../domain/numbering/assign';
import type { RoleAccounts } from '../../domain/posting/roles';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { clientSnapshot } from '../customers/customers';
import type { PostedEntry } from '../journal/journal-writer';
import type { Decision } from './decide';
import { amountsRecord, lineRecord } from './document-record';
import type { InvoiceLineEntity } from './invoice-line.entity';
import type { InvoiceEntity } from './invoice.entity';

/** What no invoice has before it is issued. */
export const NOT_YET = {
  kind: 'invoice',
  number: null,
  seriesKey: null,
  seriesNumber: null,
  status: 'draft',
  deliveryStatus: 'none',
  creditedGross: '0',
  writtenOff: '0',
  sellerVersion: null,
  journalEntryId: null,
  reversalEntryId: null,
  issuedAt: null,
  voidedAt: null,
  voidReason: null,
} as const;

/** The record of a decided invoice, as a draft still: an issue adds its number and its entry. */
export function draftRecord(ctx: RequestContext, decision: Decision): InvoiceEntity {
  const { id, draft, request } = decision;
  const { status: _status, notify, ...kept } = request;
  return {
    ...NOT_YET,
    organisationId: ctx.organisation.organisationId,
    id,
    deliveryStatus: notify ? 'sending' : NOT_YET.deliveryStatus,
    ...termsOf(decision),
    ...amountsRecord(decision.decided, decision.resolved.facts),
    lineCount: decision.decided.lines.length,
    request: kept,
    createdAt: draft?.invoice.createdAt ?? ctx.now,
    updatedAt: ctx.now,
    createdBy: draft?.invoice.createdBy ?? ctx.caller.keyId,
    requestId: draft?.invoice.requestId ?? ctx.requestId,
  };
}

/** The same once it is issued: with its number, and its entry, where it has one. */
export function issuedRecord(
  ctx: RequestContext,
  draft: InvoiceEntity,
  taken: AssignedNumber,
  entry: PostedEntry | null,
): InvoiceEntity {
  return {
    ...draft,
    number: taken.number,
    seriesKey: taken.seriesKey,
    seriesNumber: taken.seq,
    status: 'issued',
    journalEntryId: entry?.id ?? null,
    sellerVersion: ctx.organisation.sellerVersion,
    issuedAt: ctx.now,
    request: null,
  };
}

/** Who, when, in which currency and why. */
function termsOf({ request, resolved, decided }: Decision) {
  const { customer, facts } = resolved;
  return {
    customerId: customer?.id ?? null,
    clientName: resolved.clientName,
    clientEmail: resolved.clientEmail,
    clientSnapshot: customer && clientSnapshot(customer),
    reference: request.reference ?? null,
    buyerReference: request.buyerReference ?? customer?.buyerReference ?? null,
    issueDate: facts.issueDate,
    taxPoint: decided.taxPoint,
    dueDate: decided.dueDate,
    currency: facts.currency,
    exchangeRate: facts.exchangeRate.toFixed(),
    pricesIncludeTax: facts.pricesIncludeTax,
    memo: request.memo ?? null,
    notes: request.notes ?? null,
    metadata: request.metadata ?? {},
    dimensions: request.dimensions ?? null,
  };
}

/**
 * The lines of a decided invoice. A draft names the accounts that were asked for, an issued invoice those that it posts to: a
 * correction will go to these. Lines that were not replaced keep their ids.
 */
export function lineRecords(
  ctx: RequestContext,
  decision: Decision,
  roles: RoleAccounts,
): InvoiceLineEntity[] {
  const known = new Map(
    decision.keepsLines ? decision.draft?.lines.map(({ lineNo, id }) => [lineNo, id]) : [],
  );
  const posted = decision.issue ? roles : {};
  return decision.decided.lines.map((line) => ({
    ...invoiceLine(line, decision.resolved.facts.currency, posted),
    organisationId: ctx.organisation.organisationId,
    invoiceId: decision.id,
    id: known.get(line.lineNo) ?? makeId('il', ctx),
  }));
}

function invoiceLine(
  line: PricedLine,
  currency: string,
  posted: RoleAccounts,
): Omit<InvoiceLineEntity, 'organisationId' | 'invoiceId' | 'id'> {
  const record = lineRecord(line, currency);
  return {
    ...record,
    accountId: line.lineType === 'item' ? (line.accountId ?? posted.sales ?? null) : null,
    taxes: record.taxes.map((tax) => ({ ...tax, accountId: posted.vat_output ?? null })),
    productId: line.productId ?? null,
    creditedQuantity: '0',
    creditedQuantityNet: '0',
    creditedQuantityGross: '0',
    creditedNet: '0',
    creditedTax: '0',
    creditedTaxes: line.taxes.map(() => '0'),
  };
}
