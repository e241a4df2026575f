import type { InvoiceFacts } from '../../domain/documents/invoice';
import type { DocumentItemInput } from '../../domain/documents/priced-document';
import { DomainError, invalid, notFound } from '../../domain/errors';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { ChartAccount } from '../accounts/chart-of-accounts';
import { exchangeRateKey } from '../catalogue/exchange-rates';
import type { CustomerFacts } from '../customers/customers';
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
  const customer = resolveCustomer(request, known);
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

function resolveCustomer(
  { customerId }: CreateInvoiceRequest,
  { customers }: InvoiceFactsSet,
): CustomerFacts | null {
  if (customerId === undefined) return null;
  const customer = customers.get(customerId);
  if (!customer) throw notFound('Customer', customerId);
  if (customer.archived)
    throw new DomainError('customer_archived', `The customer ${customerId} is archived.`, { customerId });
  return customer;
}

function assertRevenueAccounts(items: readonly DocumentItemInput[], { accounts }: InvoiceFactsSet): void {
  items.forEach(({ accountId }, i) => {
    if (accountId != null) assertUsable(accounts.get(accountId), accountId, `items.${i}.accountId`);
  });
}

/** A control account takes lines of its own documents only: naming one here would break its subledger. */
function assertUsable(account: ChartAccount | undefined, accountId: string, field: string): void {
  if (!account) throw notFound('Account', accountId);
  if (account.archived)
    throw new DomainError('account_archived', `The account ${account.code} is archived.`, {
      field,
      accountId,
    });
  if (account.roles.includes('debtors') || account.roles.includes('vat_output')) {
    throw new DomainError('account_type_mismatch', `The account ${account.code} is a control account.`, {
      field,
      accountId,
    });
  }
}
