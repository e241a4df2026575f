import type { CreditableInvoice } from '../../../src/domain/crediting/creditable';
import { decideCreditNote } from '../../../src/domain/documents/credit-note';
import {
  decideCreditOfInvoice,
  type AskedCredit,
  type CorrectedInvoice,
  type DecidedCredit,
} from '../../../src/domain/documents/credit-of-invoice';
import { decideInvoice } from '../../../src/domain/documents/invoice';
import type {
  DocumentItemInput,
  PricedDocument,
  PricedLine,
} from '../../../src/domain/documents/priced-document';
import type { DocumentModel, LineModel } from '../../../src/domain/einvoice/document-model';
import { formatAmount } from '../../../src/domain/money/amount';
import { Decimal, ZERO } from '../../../src/domain/money/decimal';
import { toBase } from '../../../src/domain/money/exchange';
import { documentModel } from '../document-model';

/*
 * Documents with the figures that the product decides: a test of the XML is a test of what stands in the books.
 */

export interface Facts {
  readonly currency: string;
  readonly baseCurrency: string;
  readonly exchangeRate: string;
  readonly issueDate: string;
  readonly pricesIncludeTax: boolean;
}

const FACTS: Facts = {
  currency: 'EUR',
  baseCurrency: 'EUR',
  exchangeRate: '1',
  issueDate: '2026-04-25',
  pricesIncludeTax: false,
};

type Changes = Partial<DocumentModel>;

export function invoiceOf(
  items: readonly DocumentItemInput[],
  given: Partial<Facts> = {},
  changes: Changes = {},
): DocumentModel {
  const facts = { ...FACTS, ...given };
  const decided = decideInvoice(items, { ...decidable(facts), paymentTermsDays: 30 });
  const { taxPoint, dueDate } = decided;
  return modelOf(decided, facts, {
    kind: 'invoice',
    number: 'INV-2026-0117',
    preceding: null,
    reason: null,
    taxPoint,
    dueDate,
    ...changes,
  });
}

export function creditNoteOf(
  items: readonly DocumentItemInput[],
  given: Partial<Facts> = {},
  changes: Changes = {},
): DocumentModel {
  const facts = { ...FACTS, ...given };
  const decided = decideCreditNote(items, { ...decidable(facts), today: facts.issueDate, split: {} });
  return modelOf(decided, facts, { kind: 'credit_note', ...changes });
}

/** A note that corrects an invoice, and the decision that it came from, for what is left after it. */
export function creditOf(
  invoice: CreditableInvoice,
  asked: AskedCredit,
  given: Partial<Facts> = {},
): { model: DocumentModel; decided: DecidedCredit } {
  const facts = { ...FACTS, currency: invoice.currency, baseCurrency: invoice.currency, ...given };
  const decided = decideCreditOfInvoice(
    asked,
    { ...decidable(facts), today: facts.issueDate, split: {} },
    corrected(invoice),
  );
  const preceding = { number: invoice.number, issueDate: '2026-04-01' };
  return { decided, model: modelOf(decided, facts, { kind: 'credit_note', preceding }) };
}

const decidable = (facts: Facts) => ({ ...facts, exchangeRate: new Decimal(facts.exchangeRate) });

function corrected(creditable: CreditableInvoice): CorrectedInvoice {
  const lines = creditable.lines.map(({ id, description, taxes, net, taxAmounts, quantity }) => {
    const tax = taxAmounts.reduce((all, each) => all.plus(each), ZERO);
    const amount = creditable.pricesIncludeTax ? net.plus(tax) : net;
    const unitPrice = amount.div(quantity).toDecimalPlaces(6);
    return [id, { id, description, unitPrice, taxes, accountId: 'sales', dimensions: {} }] as const;
  });
  return { creditable, issueDate: '2026-04-01', due: ZERO, lines: new Map(lines) };
}

function modelOf(
  { lines, breakdown, totals }: PricedDocument,
  facts: Facts,
  changes: Changes,
): DocumentModel {
  const { currency, baseCurrency, exchangeRate, issueDate, pricesIncludeTax } = facts;
  const money = (amount: Decimal): string => formatAmount(amount, currency);
  const foreign = currency !== baseCurrency;
  return documentModel({
    currency,
    baseCurrency,
    exchangeRate,
    issueDate,
    pricesIncludeTax,
    taxPoint: issueDate,
    lines: lines.map((line) => lineOf(line, money)),
    taxBreakdown: breakdown.map((row) => ({
      category: row.category,
      rate: row.rate.toFixed(),
      exemptionReason: row.exemptionReason,
      taxable: money(row.taxable),
      tax: money(row.tax),
    })),
    totals: { net: money(totals.net), tax: money(totals.tax), gross: money(totals.gross) },
    baseTax: foreign
      ? formatAmount(toBase(totals.tax, new Decimal(exchangeRate), baseCurrency), baseCurrency)
      : null,
    ...changes,
  });
}

const lineOf = (line: PricedLine, money: (amount: Decimal) => string): LineModel => ({
  lineNo: line.lineNo,
  lineType: line.lineType,
  description: line.description,
  quantity: line.quantity?.toFixed() ?? null,
  unitPrice: line.unitPrice?.toFixed() ?? null,
  discount: money(line.discount),
  taxes: line.taxes.map(({ category, rate, name, exemptionReason, tax }) => ({
    category,
    rate: rate.toFixed(),
    name: name ?? null,
    exemptionReason: exemptionReason ?? null,
    tax: money(tax),
  })),
  net: money(line.net),
  tax: money(line.tax),
  gross: money(line.gross),
});
