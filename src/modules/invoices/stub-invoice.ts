import type { InvoiceStatus } from '../../domain/documents/invoice-states';
import type { RequestContext } from '../../platform/request-context/request-context';
import { stubNumber } from '../organisations/document-numbers';
import { NOT_YET } from './decision-record';
import type { InvoiceView } from './dto/invoice.dto';
import type { PatchInvoiceRequest } from './dto/patch-invoice.dto';
import { invoiceView } from './invoice-view';
import type { InvoiceEntity } from './invoice.entity';

type Known = { readonly status: InvoiceStatus } & Partial<
  Pick<InvoiceEntity, 'issueDate' | 'voidReason' | 'memo' | 'notes' | 'metadata'>
>;

/**
 * An invoice that a test key "made" is stored nowhere, so nothing is known of it but its id. What is asked of it is answered
 * with a stub in the new status, so that an integration can walk through create, issue and void.
 */
export function stubInvoice(ctx: RequestContext, id: string, known: Known): InvoiceView {
  const issued = known.status !== 'draft';
  const issueDate = known.issueDate ?? ctx.today;
  const stub: InvoiceEntity = {
    ...NOT_YET,
    ...NOTHING_KNOWN,
    organisationId: ctx.organisation.organisationId,
    id,
    number: issued ? stubNumber('invoice', id).number : null,
    issueDate,
    taxPoint: issueDate,
    dueDate: issueDate,
    currency: ctx.organisation.baseCurrency,
    issuedAt: issued ? ctx.now : null,
    voidedAt: known.status === 'voided' ? ctx.now : null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
    ...known,
  };
  return { ...invoiceView(stub, { lines: [], due: '0', test: true }), journalEntry: null };
}

/** What of a PATCH a stub can show. */
export function patchedStub(ctx: RequestContext, id: string, patch: PatchInvoiceRequest): InvoiceView {
  return stubInvoice(ctx, id, {
    status: patch.status ?? 'draft',
    memo: patch.memo ?? null,
    notes: patch.notes ?? null,
    metadata: patch.metadata ?? {},
  });
}

const NOTHING_KNOWN = {
  customerId: null,
  clientName: 'Test client',
  clientEmail: null,
  clientSnapshot: null,
  reference: null,
  buyerReference: null,
  exchangeRate: '1',
  pricesIncludeTax: false,
  memo: null,
  notes: null,
  metadata: {},
  dimensions: null,
  taxBreakdown: [],
  lineCount: 0,
  net: '0',
  tax: '0',
  gross: '0',
  baseGross: '0',
  request: null,
};
