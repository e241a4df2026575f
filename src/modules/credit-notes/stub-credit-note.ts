import { invalid } from '../../domain/errors';
import type { RequestContext } from '../../platform/request-context/request-context';
import { creditNoteView } from './credit-note-view';
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
  if (voided && request.reversalDate !== undefined && request.reversalDate > ctx.today) {
    throw invalid('reversalDate', 'must not lie in the future');
  }
  const status = voided ? 'voided' : (request.status ?? 'draft');
  const zero = '0';
  const stub = {
    organisationId: ctx.organisation.organisationId,
    id,
    number: `CN-TEST-${id.slice(-8).toUpperCase()}`,
    seriesKey: null,
    seriesNumber: null,
    status,
    deliveryStatus: 'none',
    customerId: null,
    clientName: 'Test client',
    clientEmail: null,
    clientSnapshot: null,
    invoiceId: null,
    invoiceNumber: null,
    originalInvoice: null,
    issueDate: ctx.today,
    currency: ctx.organisation.baseCurrency,
    exchangeRate: '1',
    pricesIncludeTax: false,
    reason: null,
    reasonCode: null,
    memo: request.memo ?? null,
    notes: request.notes ?? null,
    metadata: request.metadata ?? {},
    dimensions: null,
    taxBreakdown: [],
    net: zero,
    tax: zero,
    gross: zero,
    baseGross: zero,
    prePaymentAmount: zero,
    postPaymentAmount: zero,
    refundAmount: zero,
    creditAmount: zero,
    outOfBandAmount: zero,
    outOfBandAccountId: null,
    journalEntryId: null,
    settlementEntryId: null,
    reversalEntryId: null,
    issuedAt: status === 'issued' ? ctx.now : null,
    voidedAt: voided ? ctx.now : null,
    voidReason: request.reason ?? null,
    createdAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
  return { ...creditNoteView(stub, { items: [], balance: zero, test: true }), journalEntry: null };
}
