import type { CreditNoteFacts } from '../../domain/documents/credit-note';
import type { CreditItemInput } from '../../domain/documents/credit-of-invoice';
import { DomainError, invalid } from '../../domain/errors';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import type { RequestContext } from '../../platform/request-context/request-context';
import { exchangeRateKey } from '../catalogue/exchange-rates';
import type { CustomerFacts } from '../customers/customers';
import { requireCustomer } from '../customers/require-customer';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteFactsSet } from './load-facts';
import { itemInputs } from './resolve-items';
import { assertClearingAccount, assertRevenueAccounts, askedSplit } from './resolve-parts';

export interface ResolvedRequest {
  readonly customer: CustomerFacts | null;
  readonly clientName: string;
  readonly clientEmail: string | null;
  readonly facts: CreditNoteFacts;
  /** Empty where a flat amount takes the place of lines. */
  readonly items: CreditItemInput[];
}

/** Looks up everything that a request names and fills in what it leaves out, for a credit note that corrects no invoice. */
export function resolveRequest(
  ctx: RequestContext,
  request: CreateCreditNoteRequest,
  known: CreditNoteFactsSet,
): ResolvedRequest {
  const customer =
    request.customerId === undefined ? null : requireCustomer(known.customers, request.customerId);
  const clientName = request.clientName ?? customer?.name;
  if (clientName === undefined) throw invalid('clientName', 'is required without a customerId');
  const { currency, issueDate } = documentTerms(ctx, request, customer);
  const requested = requestedItems(request);
  assertOriginalInvoice(request, currency, issueDate);
  assertRevenueAccounts(requested, known);
  assertClearingAccount(request, known);
  const pricesIncludeTax = request.pricesIncludeTax ?? false;
  const terms = {
    catalogue: known.catalogue,
    currency,
    pricesIncludeTax,
    zone: customer?.vatZone ?? 'domestic',
    taxPoint: request.originalInvoice?.taxPoint ?? request.originalInvoice?.issueDate ?? issueDate,
    ownAccounts: true,
  } as const;
  return {
    customer,
    clientName,
    clientEmail: request.clientEmail ?? customer?.email ?? null,
    items: itemInputs(requested, terms, request.dimensions),
    facts: {
      currency,
      baseCurrency: ctx.organisation.baseCurrency,
      exchangeRate: chooseExchangeRate({
        currency,
        baseCurrency: ctx.organisation.baseCurrency,
        given: request.exchangeRate,
        ofInvoice: request.originalInvoice?.exchangeRate,
        fromTable: known.rates.get(exchangeRateKey({ currency, date: issueDate })),
      }),
      issueDate,
      today: ctx.today,
      pricesIncludeTax,
      split: askedSplit(request),
    },
  };
}

/** Currency and date of a note that corrects no invoice: as sent, else as its customer and the day suggest. */
export function documentTerms(
  { organisation, today }: RequestContext,
  { currency, originalInvoice, issueDate }: CreateCreditNoteRequest,
  customer: CustomerFacts | null,
): { currency: string; issueDate: string } {
  return {
    currency: currency ?? originalInvoice?.currency ?? customer?.currency ?? organisation.baseCurrency,
    issueDate: issueDate ?? today,
  };
}

function requestedItems({ items, amount }: CreateCreditNoteRequest) {
  if (!items) {
    if (amount === undefined) throw invalid('items', 'must have at least one entry');
    throw new DomainError(
      'amount_needs_invoice',
      'A flat amount is spread over the lines of an invoice: name one, or send items.',
    );
  }
  if (amount !== undefined) throw invalid('amount', 'cannot be combined with items');
  items.forEach((item, i) => {
    if (item.invoiceLineId !== undefined)
      throw invalid(`items.${i}.invoiceLineId`, 'needs the invoice to be named by invoiceId');
    if (item.amount !== undefined) throw invalid(`items.${i}.amount`, 'goes with an invoiceLineId only');
  });
  return items;
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
