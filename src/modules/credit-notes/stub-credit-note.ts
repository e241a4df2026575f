import type { RequestContext } from '../../platform/request-context/request-context';
import { creditNoteView } from './credit-note-view';
import type { CreditNoteEntity } from './credit-note.entity';
import { NOT_YET } from './decision-record';
import type { PatchCreditNoteRequest } from './dto/credit-note-actions.dto';
import type { CreditNoteView } from './dto/credit-note.dto';

/**
 * A credit note that a test key "made" is stored nowhere, so nothing is known of it but its id. What is asked of it is
 * answered with a stub in the new status, so that an integration can walk through create, issue and void.
 */
export function stubCreditNote(
  ctx: RequestContext,
  id: string,
  request: PatchCreditNoteRequest,
): CreditNoteView {
  const voided = request.action === 'void';
  const stub: CreditNoteEntity = {
    ...NOT_YET,
    ...NOTHING_KNOWN,
    organisationId: ctx.organisation.organisationId,
    id,
    number: `CN-TEST-${id.slice(-8).toUpperCase()}`,
    status: voided ? 'voided' : (request.status ?? 'draft'),
    issueDate: ctx.today,
    currency: ctx.organisation.baseCurrency,
    memo: request.memo ?? null,
    notes: request.notes ?? null,
    metadata: request.metadata ?? {},
    issuedAt: (request.status ?? 'draft') === 'draft' ? null : ctx.now,
    voidedAt: voided ? ctx.now : null,
    voidReason: request.reason ?? null,
    createdAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
  return {
    ...creditNoteView(stub, { items: [], allocations: [], balance: '0', test: true }),
    journalEntry: null,
  };
}

const NOTHING_KNOWN = {
  seriesKey: null,
  seriesNumber: null,
  customerId: null,
  clientName: 'Test client',
  clientEmail: null,
  clientSnapshot: null,
  buyerReference: null,
  sellerVersion: null,
  invoiceId: null,
  invoiceNumber: null,
  originalInvoice: null,
  exchangeRate: '1',
  pricesIncludeTax: false,
  reason: null,
  reasonCode: null,
  dimensions: null,
  taxBreakdown: [],
  lineCount: 0,
  net: '0',
  tax: '0',
  gross: '0',
  baseGross: '0',
  prePaymentAmount: '0',
  postPaymentAmount: '0',
  refundAmount: '0',
  creditAmount: '0',
  outOfBandAmount: '0',
  outOfBandAccountId: null,
  refundedAmount: '0',
  journalEntryId: null,
  settlementEntryId: null,
};
