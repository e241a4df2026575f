import type { CreditItemInput } from '../../domain/documents/credit-of-invoice';
import { DomainError, invalid } from '../../domain/errors';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import { ZERO, type Decimal } from '../../domain/money/decimal';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { CustomerFacts } from '../customers/customers';
import { requireCustomer } from '../customers/require-customer';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { InvoiceEntity } from '../invoices/invoice.entity';
import { requireInvoice } from './invoices-in-hand';
import type { CreditNoteFactsSet } from './load-facts';
import { itemInputs } from './resolve-items';
import { assertClearingAccount, askedSplit } from './resolve-parts';
import type { ResolvedRequest } from './resolve-request';

/**
 * Looks up what a request names, for a credit note that corrects an invoice: party, currency, rate and accounts are the
 * invoice's, and whoever sends another one is told so.
 */
export function resolveAgainstInvoice(
  ctx: RequestContext,
  request: CreateCreditNoteRequest,
  known: CreditNoteFactsSet,
): ResolvedRequest & { readonly due: Decimal } {
  const { invoice } = requireInvoice(request, known.invoices);
  if (request.originalInvoice)
    throw invalid(
      'originalInvoice',
      'is for an invoice of another system: it cannot be combined with an invoiceId',
    );
  const customer = customerOf(request, invoice, known);
  assertCurrency(request, invoice);
  if (Object.keys(request.dimensions ?? {}).length > 0)
    throw invalid('dimensions', 'are those that the invoice was posted with: leave them out');
  assertClearingAccount(request, known);
  const issueDate = request.issueDate ?? ctx.today;
  const pricesIncludeTax = request.pricesIncludeTax ?? invoice.pricesIncludeTax;
  return {
    customer,
    clientName: request.clientName ?? invoice.clientName,
    clientEmail: request.clientEmail ?? invoice.clientEmail ?? customer?.email ?? null,
    items: itemsOf(request, invoice, { known, customer, pricesIncludeTax }),
    due: dueOf(invoice, known, issueDate),
    facts: {
      currency: invoice.currency,
      baseCurrency: ctx.organisation.baseCurrency,
      exchangeRate: chooseExchangeRate({
        currency: invoice.currency,
        baseCurrency: ctx.organisation.baseCurrency,
        given: request.exchangeRate,
        ofInvoice: invoice.exchangeRate,
      }),
      issueDate,
      today: ctx.today,
      pricesIncludeTax,
      split: askedSplit(request),
    },
  };
}

/** What can be taken of the debt on that day so that nothing dated later, such as a payment, is taken twice. */
function dueOf(
  { id, issueDate: of }: InvoiceEntity,
  { items }: CreditNoteFactsSet,
  issueDate: string,
): Decimal {
  return items.get(id) && issueDate >= of ? items.openFrom(id, issueDate) : ZERO;
}

function itemsOf(
  { items, amount }: CreateCreditNoteRequest,
  invoice: InvoiceEntity,
  terms: { known: CreditNoteFactsSet; customer: CustomerFacts | null; pricesIncludeTax: boolean },
): CreditItemInput[] {
  if (!items) {
    if (amount === undefined) throw invalid('items', 'must have at least one entry, or send an amount');
    return [];
  }
  if (amount !== undefined) throw invalid('amount', 'cannot be combined with items');
  return itemInputs(items, {
    catalogue: terms.known.catalogue,
    currency: invoice.currency,
    pricesIncludeTax: terms.pricesIncludeTax,
    zone: terms.customer?.vatZone ?? 'domestic',
    taxPoint: invoice.taxPoint,
    ownAccounts: false,
  });
}

function customerOf(
  { customerId }: CreateCreditNoteRequest,
  invoice: InvoiceEntity,
  known: CreditNoteFactsSet,
): CustomerFacts | null {
  const wanted = customerId ?? invoice.customerId;
  const customer = wanted === null ? null : requireCustomer(known.customers, wanted);
  if (wanted === invoice.customerId) return customer;
  throw new DomainError(
    'customer_mismatch',
    `The invoice ${invoice.number ?? ''} is ${invoice.customerId === null ? 'of no customer' : `of customer ${invoice.customerId}`}, not of ${wanted ?? 'none'}.`,
    { field: 'customerId', customerId: wanted, invoiceCustomerId: invoice.customerId },
  );
}

function assertCurrency({ currency }: CreateCreditNoteRequest, invoice: InvoiceEntity): void {
  if (currency === undefined || currency === invoice.currency) return;
  throw new DomainError(
    'currency_mismatch',
    `The invoice ${invoice.number ?? ''} is in ${invoice.currency}, the credit note in ${currency}.`,
    { field: 'currency', currency, invoiceCurrency: invoice.currency },
  );
}
