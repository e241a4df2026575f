import type { InvoiceFacts } from '../../domain/documents/invoice';
import type { DocumentItemInput } from '../../domain/documents/priced-document';
import { invalid } from '../../domain/errors';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import type { RequestContext } from '../../platform/request-context/request-context';
import { assertPostable } from '../accounts/postable-account';
import { exchangeRateKey } from '../catalogue/exchange-rates';
import type { CustomerFacts } from '../customers/customers';
import { requireCustomer } from '../customers/require-customer';
import type { CreateInvoiceRequest } from './dto/create-invoice.dto';
import { currencyOf, issueDateOf, type InvoiceFactsSet } from './load-facts';
import { itemInputs } from './resolve-items';

export interface ResolvedRequest {
  readonly customer: CustomerFacts | null;
  readonly clientName: string;
  readonly clientEmail: string | null;
  readonly items: DocumentItemInput[];
  readonly facts: InvoiceFacts;
}

const DEFAULT_TERMS_DAYS = 30;

/** Looks up everything that a request names and fills in what it leaves out. Refuses what does not exist. */
export function resolveRequest(
  ctx: RequestContext,
  request: CreateInvoiceRequest,
  known: InvoiceFactsSet,
): ResolvedRequest {
  const { customerId } = request;
  const customer = customerId === undefined ? null : requireCustomer(known.customers, customerId);
  const clientName = request.clientName ?? customer?.name;
  if (clientName === undefined) throw invalid('clientName', 'is required without a customerId');
  const currency = currencyOf(ctx, request, customer);
  const issueDate = issueDateOf(ctx, request);
  const pricesIncludeTax = request.pricesIncludeTax ?? false;
  const items = itemInputs(
    request.items,
    {
      catalogue: known.catalogue,
      currency,
      pricesIncludeTax,
      zone: customer?.vatZone ?? 'domestic',
      taxPoint: request.taxPoint ?? issueDate,
      forSale: true,
    },
    request.dimensions,
  );
  assertRevenueAccounts(items, known);
  const { baseCurrency } = ctx.organisation;
  return {
    customer,
    clientName,
    clientEmail: request.clientEmail ?? customer?.email ?? null,
    items,
    facts: {
      currency,
      baseCurrency,
      exchangeRate: chooseExchangeRate({
        currency,
        baseCurrency,
        given: request.exchangeRate,
        fromTable: known.rates.get(exchangeRateKey({ currency, date: issueDate })),
      }),
      issueDate,
      taxPoint: request.taxPoint,
      dueDate: request.dueDate,
      paymentTermsDays: request.paymentTermsDays ?? customer?.paymentTermsDays ?? DEFAULT_TERMS_DAYS,
      pricesIncludeTax,
    },
  };
}

function assertRevenueAccounts(items: readonly DocumentItemInput[], { accounts }: InvoiceFactsSet): void {
  items.forEach(({ accountId }, i) => {
    if (accountId != null) assertPostable(accounts.get(accountId), accountId, `items.${i}.accountId`);
  });
}
