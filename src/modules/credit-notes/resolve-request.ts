import { DomainError, invalid, notFound } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { CreditNoteFacts, CreditNoteItemInput } from '../../domain/documents/credit-note';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { ChartAccount } from '../accounts/chart-of-accounts';
import type { CustomerFacts } from '../customers/customers';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteItemRequest, ItemTaxRequest } from './dto/credit-note-item.dto';
import type { CreditNoteFactsSet } from './load-facts';

export interface ResolvedRequest {
  readonly customer: CustomerFacts | null;
  readonly clientName: string;
  readonly clientEmail: string | null;
  readonly items: CreditNoteItemInput[];
  readonly facts: CreditNoteFacts;
}

/** Looks up everything that a request names and fills in what it leaves out. Refuses what does not exist. */
export function resolveRequest(
  ctx: RequestContext,
  request: CreateCreditNoteRequest,
  known: CreditNoteFactsSet,
): ResolvedRequest {
  refuseUnknownDocuments(request);
  const customer = resolveCustomer(request, known);
  const clientName = request.clientName ?? customer?.name;
  if (clientName === undefined) throw invalid('clientName', 'is required without a customerId');
  if (!request.items) {
    if (request.amount === undefined) throw invalid('items', 'must have at least one entry');
    throw new DomainError(
      'amount_needs_invoice',
      'A flat amount is spread over the lines of an invoice: name one, or send items.',
    );
  }
  if (request.amount !== undefined) throw invalid('amount', 'cannot be combined with items');
  const currency =
    request.currency ??
    request.originalInvoice?.currency ??
    customer?.currency ??
    ctx.organisation.baseCurrency;
  const issueDate = request.issueDate ?? ctx.today;
  assertOriginalInvoice(request, currency, issueDate);
  assertRevenueAccounts(request.items, known);
  assertClearingAccount(request, known);
  return {
    customer,
    clientName,
    clientEmail: request.clientEmail ?? customer?.email ?? null,
    items: request.items.map((item) => itemInput(item, request.dimensions)),
    facts: {
      currency,
      baseCurrency: ctx.organisation.baseCurrency,
      exchangeRate: exchangeRateOf(ctx, request, currency),
      issueDate,
      today: ctx.today,
      pricesIncludeTax: request.pricesIncludeTax ?? false,
      split: {
        refundAmount: request.refundAmount ?? undefined,
        creditAmount: request.creditAmount ?? undefined,
        outOfBandAmount: request.outOfBandAmount ?? undefined,
      },
    },
  };
}

/** There are no invoices, payments or prices yet, so none that is named can be found. */
function refuseUnknownDocuments(request: CreateCreditNoteRequest): void {
  if (request.invoiceId != null) throw notFound('Invoice', request.invoiceId);
  if (request.invoiceNumber != null) throw notFound('Invoice', request.invoiceNumber);
  if (request.paymentId != null) throw notFound('Payment', request.paymentId);
  request.items?.forEach((item, i) => {
    if (item.priceId != null) throw notFound('Price', item.priceId);
    if (item.invoiceLineId != null)
      throw invalid(`items.${i}.invoiceLineId`, 'needs the invoice to be named by invoiceId');
    if (item.amount != null) throw invalid(`items.${i}.amount`, 'goes with an invoiceLineId only');
  });
}

function resolveCustomer(
  { customerId }: CreateCreditNoteRequest,
  { customers }: CreditNoteFactsSet,
): CustomerFacts | null {
  if (customerId == null) return null;
  const customer = customers.get(customerId);
  if (!customer) throw notFound('Customer', customerId);
  if (customer.archived)
    throw new DomainError('customer_archived', `The customer ${customerId} is archived.`, { customerId });
  return customer;
}

function exchangeRateOf(ctx: RequestContext, request: CreateCreditNoteRequest, currency: string): Decimal {
  const ofInvoice = request.originalInvoice?.exchangeRate;
  const given = request.exchangeRate ?? ofInvoice;
  if (given != null && ofInvoice != null && !new Decimal(given).eq(ofInvoice)) {
    throw invalid('exchangeRate', 'must be the rate of the original invoice, so that the two cancel');
  }
  if (currency === ctx.organisation.baseCurrency) {
    if (given != null && !new Decimal(given).eq(1)) {
      throw new DomainError('exchange_rate_not_allowed', `${currency} is the base currency: its rate is 1.`);
    }
    return new Decimal(1);
  }
  if (given == null) {
    throw new DomainError(
      'exchange_rate_required',
      `Send the exchangeRate: units of ${ctx.organisation.baseCurrency} for one ${currency}.`,
    );
  }
  return new Decimal(given);
}

function assertOriginalInvoice(
  { originalInvoice }: CreateCreditNoteRequest,
  currency: string,
  issueDate: string,
): void {
  if (!originalInvoice) return;
  if (originalInvoice.issueDate > issueDate)
    throw invalid('issueDate', 'must not be before the issue date of the original invoice');
  if (originalInvoice.currency != null && originalInvoice.currency !== currency) {
    throw new DomainError(
      'currency_mismatch',
      `The original invoice is in ${originalInvoice.currency}, the credit note in ${currency}.`,
    );
  }
}

function assertRevenueAccounts(
  items: readonly CreditNoteItemRequest[],
  { accounts }: CreditNoteFactsSet,
): void {
  items.forEach(({ accountId }, i) => {
    if (accountId != null) usable(accounts.get(accountId), accountId, `items.${i}.accountId`);
  });
}

function assertClearingAccount(request: CreateCreditNoteRequest, { accounts }: CreditNoteFactsSet): void {
  const { outOfBandAmount, outOfBandAccountId } = request;
  const settles = outOfBandAmount != null && !new Decimal(outOfBandAmount).isZero();
  if (settles && outOfBandAccountId == null)
    throw invalid('outOfBandAccountId', 'is required with an outOfBandAmount');
  if (outOfBandAccountId != null)
    usable(accounts.get(outOfBandAccountId), outOfBandAccountId, 'outOfBandAccountId');
}

/** A control account takes lines of its own documents only: naming one here would break its subledger. */
function usable(account: ChartAccount | undefined, id: string, field: string): void {
  if (!account) throw notFound('Account', id);
  if (account.archived)
    throw new DomainError('account_archived', `The account ${account.code} is archived.`, {
      field,
      accountId: id,
    });
  if (account.roles.includes('debtors') || account.roles.includes('vat_output')) {
    throw new DomainError('account_type_mismatch', `The account ${account.code} is a control account.`, {
      field,
      accountId: id,
    });
  }
}

function itemInput(
  item: CreditNoteItemRequest,
  dimensions: Record<string, string> | undefined,
): CreditNoteItemInput {
  const lineType = item.lineType ?? 'item';
  return {
    lineType,
    description: item.description ?? '',
    quantity: item.quantity ?? undefined,
    unitPrice: item.unitPrice ?? undefined,
    discount: item.discount ?? undefined,
    accountId: item.accountId ?? undefined,
    taxRate: item.taxRate ?? undefined,
    taxCategory: item.taxCategory ?? undefined,
    taxExemptionReason: item.taxExemptionReason ?? undefined,
    taxes: item.taxes?.map(taxInput),
    dimensions: lineType === 'item' ? { ...dimensions, ...item.dimensions } : {},
  };
}

function taxInput({
  rate,
  category,
  name,
  exemptionReason,
}: ItemTaxRequest): NonNullable<CreditNoteItemInput['taxes']>[number] {
  return {
    rate: rate ?? undefined,
    category: category ?? undefined,
    name: name ?? undefined,
    exemptionReason: exemptionReason ?? undefined,
  };
}
