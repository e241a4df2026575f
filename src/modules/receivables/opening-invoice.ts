import type { OpeningTax } from '../../domain/documents/opening-item';
import { formatAmount } from '../../domain/money/amount';
import type { Decimal } from '../../domain/money/decimal';
import { vatCode } from '../../domain/tax/category';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { clientSnapshot } from '../customers/customers';
import { NOT_YET } from '../invoices/decision-record';
import { amountsRecord } from '../invoices/document-record';
import type { InvoiceLineEntity } from '../invoices/invoice-line.entity';
import type { InvoiceEntity } from '../invoices/invoice.entity';
import type { OpeningDecision, OpeningFacts } from './decide-opening';

/**
 * An open invoice of another system as an invoice of ours, so that it is settled, credited and written off like any other.
 * Its lines name the revenue and VAT accounts of today's roles: a credit goes there, never to the opening balance.
 */
export function invoiceRecord(
  ctx: RequestContext,
  opening: OpeningDecision,
  journalEntryId: string,
): InvoiceEntity {
  return {
    ...NOT_YET,
    ...NONE,
    organisationId: ctx.organisation.organisationId,
    id: opening.id,
    kind: 'opening',
    number: opening.request.number ?? null,
    status: 'issued',
    ...termsOf(opening),
    ...amountsOf(ctx, opening),
    journalEntryId,
    issuedAt: ctx.now,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
}

const NONE = {
  reference: null,
  buyerReference: null,
  pricesIncludeTax: false,
  memo: null,
  notes: null,
  metadata: {},
  dimensions: null,
  request: null,
} as const;

function termsOf({ request, customer, date, dueDate, currency, exchangeRate }: OpeningDecision) {
  const issueDate = request.issueDate ?? date;
  return {
    customerId: customer.id,
    clientName: customer.name,
    clientEmail: customer.email,
    clientSnapshot: clientSnapshot(customer),
    issueDate,
    taxPoint: request.taxPoint ?? issueDate,
    dueDate: dueDate ?? issueDate,
    currency,
    exchangeRate: exchangeRate.toFixed(),
  };
}

function amountsOf({ organisation }: RequestContext, { decided, currency, exchangeRate }: OpeningDecision) {
  const { taxes, net, tax, gross } = decided;
  const breakdown = taxes.map((each) => ({
    ...each,
    exemptionReason: each.exemptionReason ?? null,
    taxable: each.net,
  }));
  const { baseCurrency } = organisation;
  return {
    ...amountsRecord({ totals: { net, tax, gross }, breakdown }, { currency, baseCurrency, exchangeRate }),
    lineCount: Math.max(taxes.length, 1),
  };
}

/** One line for each rate. Where the tax is not known, a line that is no item: nothing of it can be credited. */
export function invoiceLines(
  ctx: RequestContext,
  opening: OpeningDecision,
  { roles }: OpeningFacts,
): InvoiceLineEntity[] {
  const { decided, currency } = opening;
  const name = `Invoice ${opening.request.number ?? ''}`;
  const ids = {
    organisationId: ctx.organisation.organisationId,
    invoiceId: opening.id,
  };
  const lines =
    decided.taxes.length === 0
      ? [untaxedLine(name, decided.gross, currency)]
      : decided.taxes.map((tax) => taxedLine(name, tax, { currency, roles }));
  return lines.map((line, index) => ({
    ...ids,
    ...NOTHING_CREDITED,
    ...line,
    id: makeId('il', ctx),
    lineNo: index + 1,
  }));
}

const NOTHING_CREDITED = {
  discount: '0',
  dimensions: null,
  priceId: null,
  productId: null,
  creditedQuantity: '0',
  creditedQuantityNet: '0',
  creditedQuantityGross: '0',
  creditedNet: '0',
  creditedTax: '0',
} as const;

type Line = Omit<
  InvoiceLineEntity,
  'organisationId' | 'invoiceId' | 'id' | 'lineNo' | keyof typeof NOTHING_CREDITED
>;

function untaxedLine(description: string, gross: Decimal, currency: string): Line {
  const amount = formatAmount(gross, currency);
  return {
    lineType: 'text',
    description,
    quantity: null,
    unitPrice: null,
    accountId: null,
    taxes: [],
    net: amount,
    tax: '0',
    gross: amount,
    creditedTaxes: [],
  };
}

function taxedLine(
  name: string,
  { category, rate, exemptionReason, net, tax: amount }: OpeningTax,
  { currency, roles }: { currency: string; roles: OpeningFacts['roles'] },
): Line {
  const money = (amount: Decimal): string => formatAmount(amount, currency);
  const tax = {
    category,
    rate: rate.toFixed(),
    name: null,
    exemptionReason: exemptionReason ?? null,
    tax: money(amount),
    accountId: roles.vat_output ?? null,
  };
  return {
    lineType: 'item',
    description: `${name}, ${vatCode(category, rate)}`,
    quantity: '1',
    unitPrice: money(net),
    accountId: roles.sales ?? null,
    taxes: [tax],
    net: money(net),
    tax: money(amount),
    gross: money(net.plus(amount)),
    creditedTaxes: ['0'],
  };
}
