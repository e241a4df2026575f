import type { OpeningTax } from '../../domain/documents/opening-item';
import { formatAmount } from '../../domain/money/amount';
import type { Decimal } from '../../domain/money/decimal';
import { toBase } from '../../domain/money/exchange';
import { vatCode } from '../../domain/tax/category';
import { newId, newStubId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
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
  const { request, customer, decided, currency, exchangeRate, date } = opening;
  const { organisationId, baseCurrency } = ctx.organisation;
  const money = (amount: Decimal): string => formatAmount(amount, currency);
  const issueDate = request.issueDate ?? date;
  return {
    organisationId,
    id: opening.id,
    kind: 'opening',
    number: request.number ?? null,
    seriesKey: null,
    seriesNumber: null,
    status: 'issued',
    deliveryStatus: 'none',
    customerId: customer.id,
    clientName: customer.name,
    clientEmail: customer.email,
    clientSnapshot: snapshotOf(opening),
    reference: null,
    issueDate,
    taxPoint: request.taxPoint ?? issueDate,
    dueDate: opening.dueDate ?? issueDate,
    currency,
    exchangeRate: exchangeRate.toFixed(),
    pricesIncludeTax: false,
    memo: null,
    notes: null,
    metadata: {},
    dimensions: null,
    taxBreakdown: decided.taxes.map((tax) => ({
      category: tax.category,
      rate: tax.rate.toFixed(),
      exemptionReason: tax.exemptionReason ?? null,
      taxable: money(tax.net),
      tax: money(tax.tax),
    })),
    lineCount: Math.max(decided.taxes.length, 1),
    net: money(decided.net),
    tax: money(decided.tax),
    gross: money(decided.gross),
    baseGross: formatAmount(toBase(decided.gross, exchangeRate, baseCurrency), baseCurrency),
    creditedGross: '0',
    writtenOff: '0',
    request: null,
    journalEntryId,
    reversalEntryId: null,
    issuedAt: ctx.now,
    voidedAt: null,
    voidReason: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
}

/** One line for each rate. Where the tax is not known, a line that is no item: nothing of it can be credited. */
export function invoiceLines(
  ctx: RequestContext,
  opening: OpeningDecision,
  { roles }: OpeningFacts,
): InvoiceLineEntity[] {
  const { decided, currency, request } = opening;
  const money = (amount: Decimal): string => formatAmount(amount, currency);
  const common = {
    organisationId: ctx.organisation.organisationId,
    invoiceId: opening.id,
    discount: '0',
    dimensions: null,
    priceId: null,
    productId: null,
    creditedQuantity: '0',
    creditedQuantityNet: '0',
    creditedNet: '0',
    creditedTax: '0',
  };
  const id = (): string => (ctx.dry ? newStubId('il') : newId('il'));
  const name = `Invoice ${request.number ?? ''}`;
  const untaxed = (): InvoiceLineEntity => ({
    ...common,
    id: id(),
    lineNo: 1,
    lineType: 'text',
    description: name,
    quantity: null,
    unitPrice: null,
    accountId: null,
    taxes: [],
    net: money(decided.gross),
    tax: money(decided.tax),
    gross: money(decided.gross),
    creditedTaxes: [],
  });
  const taxed = (tax: OpeningTax, index: number): InvoiceLineEntity => ({
    ...common,
    id: id(),
    lineNo: index + 1,
    lineType: 'item',
    description: `${name}, ${vatCode(tax.category, tax.rate)}`,
    quantity: '1',
    unitPrice: money(tax.net),
    accountId: roles.sales ?? null,
    taxes: [
      {
        category: tax.category,
        rate: tax.rate.toFixed(),
        name: null,
        exemptionReason: tax.exemptionReason ?? null,
        tax: money(tax.tax),
        accountId: roles.vat_output ?? null,
      },
    ],
    net: money(tax.net),
    tax: money(tax.tax),
    gross: money(tax.net.plus(tax.tax)),
    creditedTaxes: ['0'],
  });
  return decided.taxes.length === 0 ? [untaxed()] : decided.taxes.map(taxed);
}

function snapshotOf({ customer }: OpeningDecision): object {
  const { name, email, address, country, vatNumber } = customer;
  return { name, email, address, country, vatNumber };
}
