import type {
  DocumentModel,
  LineModel,
  LineTaxModel,
  PartyAddress,
  PartyModel,
  SellerModel,
  TaxBreakdownModel,
} from '../../domain/einvoice/document-model';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { ClientSnapshot } from '../customers/customers';
import type { Seller } from '../organisations/seller-profile';
import { amountsView, type LineTaxRecord, type TaxBreakdownRecord } from './document-record';
import type { InvoiceLineEntity } from './invoice-line.entity';
import type { InvoiceEntity } from './invoice.entity';

/** What a model takes from elsewhere than the document itself. */
export interface ModelFacts {
  readonly seller: Pick<Seller, 'model' | 'locale'>;
  readonly baseCurrency: string;
  /** The VAT as it was posted, in base currency; a positive amount. */
  readonly baseTax: string;
}

interface Party {
  readonly clientName: string;
  readonly clientEmail: string | null;
  readonly clientSnapshot: object | null;
}

interface Line {
  readonly lineNo: number;
  readonly lineType: LineModel['lineType'];
  readonly description: string;
  readonly quantity: string | null;
  readonly unitPrice: string | null;
  readonly discount: string;
  readonly taxes: readonly LineTaxRecord[];
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

type Priced = Parameters<typeof amountsView>[0] &
  Pick<InvoiceEntity, 'currency' | 'exchangeRate' | 'pricesIncludeTax'>;

/** The members of a model that invoices and credit notes have alike. */
export function commonModel(document: Priced & Party, lines: readonly Line[], facts: ModelFacts) {
  const { currency } = document;
  const { taxBreakdown, totals } = amountsView(document, currency);
  return {
    currency,
    baseCurrency: facts.baseCurrency,
    exchangeRate: new Decimal(document.exchangeRate).toFixed(),
    pricesIncludeTax: document.pricesIncludeTax,
    seller: facts.seller.model satisfies SellerModel,
    buyer: buyerModel(document),
    lines: lines.map((line) => lineModel(line, currency)),
    taxBreakdown: taxBreakdown.map(breakdownModel),
    totals,
    baseTax: currency === facts.baseCurrency ? null : facts.baseTax,
    locale: snapshotOf(document).locale ?? facts.seller.locale ?? 'en',
  };
}

/** An invoice as renderings see it. A draft has no number yet. */
export function invoiceModel(
  invoice: InvoiceEntity,
  lines: readonly InvoiceLineEntity[],
  facts: ModelFacts,
): DocumentModel {
  return {
    kind: 'invoice',
    id: invoice.id,
    number: invoice.number,
    state: invoice.status,
    issueDate: invoice.issueDate,
    taxPoint: invoice.taxPoint,
    dueDate: invoice.dueDate,
    ...commonModel(invoice, lines, facts),
    buyerReference: invoice.buyerReference,
    purchaseOrderReference: invoice.reference,
    preceding: null,
    reason: null,
    notes: invoice.notes,
    createdAt: (invoice.issuedAt ?? invoice.createdAt).toISOString(),
  };
}

/** What was noted of the customer; documents of earlier releases noted less, and one without a customer nothing. */
const snapshotOf = ({ clientSnapshot }: Party): Partial<ClientSnapshot> => ({ ...clientSnapshot });

function buyerModel(document: Party): PartyModel {
  const known = snapshotOf(document);
  return {
    name: document.clientName,
    vatNumber: known.vatNumber ?? null,
    registrationNumber: null,
    address: known.address ? ({ ...known.address } satisfies PartyAddress) : null,
    country: known.country ?? null,
    email: document.clientEmail,
    phone: known.phone ?? null,
    contactName: known.contactName ?? null,
    electronicAddress: known.electronicAddress ?? null,
  };
}

function lineModel(line: Line, currency: string): LineModel {
  const money = (amount: string): string => formatAmount(new Decimal(amount), currency);
  return {
    lineNo: line.lineNo,
    lineType: line.lineType,
    description: line.description,
    quantity: line.quantity === null ? null : new Decimal(line.quantity).toFixed(),
    unitPrice: line.unitPrice === null ? null : new Decimal(line.unitPrice).toFixed(),
    discount: money(line.discount),
    taxes: line.taxes.map((tax) => ({
      category: tax.category as LineTaxModel['category'],
      rate: tax.rate,
      name: tax.name,
      exemptionReason: tax.exemptionReason,
      tax: money(tax.tax),
    })),
    net: money(line.net),
    tax: money(line.tax),
    gross: money(line.gross),
  };
}

const breakdownModel = (row: TaxBreakdownRecord): TaxBreakdownModel => ({
  category: row.category as TaxBreakdownModel['category'],
  rate: row.rate,
  exemptionReason: row.exemptionReason,
  taxable: row.taxable,
  tax: row.tax,
});
