import type { VatCategory } from '../tax/category';

/** Languages a document can be written in. */
export type Locale = 'en' | 'de' | 'fr' | 'da';

export const LOCALES: readonly Locale[] = ['en', 'de', 'fr', 'da'];

/** Where electronic documents reach a party: a scheme of the EAS code list and the identifier within it. */
export interface ElectronicAddress {
  scheme: string;
  id: string;
}

export interface PartyAddress {
  line1?: string;
  line2?: string;
  city?: string;
  region?: string;
  postalCode?: string;
}

export interface PartyModel {
  name: string;
  vatNumber: string | null;
  registrationNumber: string | null;
  address: PartyAddress | null;
  country: string | null;
  email: string | null;
  phone: string | null;
  contactName: string | null;
  electronicAddress: ElectronicAddress | null;
}

export interface LogoModel {
  mediaType: 'image/png' | 'image/jpeg';
  base64: string;
}

export interface BankAccountModel {
  iban: string;
  bic: string | null;
  accountName: string | null;
}

export interface SellerModel extends PartyModel {
  logo: LogoModel | null;
  /** '#1a5fb4' */
  accentColour: string | null;
  bankAccount: BankAccountModel | null;
  website: string | null;
  footer: string | null;
}

export interface LineTaxModel {
  category: VatCategory;
  /** In percent: '20' for 20 %. */
  rate: string;
  name: string | null;
  exemptionReason: string | null;
  tax: string;
}

export interface LineModel {
  lineNo: number;
  lineType: 'item' | 'text' | 'separator';
  description: string;
  quantity: string | null;
  /** In the document's price basis: with or without tax, as `pricesIncludeTax` says. */
  unitPrice: string | null;
  /** An amount off the line, in the price basis. */
  discount: string;
  taxes: readonly LineTaxModel[];
  net: string;
  tax: string;
  gross: string;
}

export interface TaxBreakdownModel {
  category: VatCategory;
  rate: string;
  exemptionReason: string | null;
  taxable: string;
  tax: string;
}

/**
 * Everything a rendering of a document may show, and the only thing it may read: the same model renders to the same
 * bytes. Plain JSON. Amounts are positive decimal strings with the currency's decimals, on credit notes too.
 */
export interface DocumentModel {
  kind: 'invoice' | 'credit_note';
  id: string;
  number: string | null;
  state: 'draft' | 'issued' | 'voided';
  issueDate: string;
  taxPoint: string;
  dueDate: string | null;
  currency: string;
  baseCurrency: string;
  /** Base units per one unit of the document's currency. */
  exchangeRate: string;
  pricesIncludeTax: boolean;
  seller: SellerModel;
  buyer: PartyModel;
  buyerReference: string | null;
  purchaseOrderReference: string | null;
  /** The invoice that a credit note credits. */
  preceding: { number: string; issueDate: string } | null;
  reason: string | null;
  notes: string | null;
  lines: readonly LineModel[];
  taxBreakdown: readonly TaxBreakdownModel[];
  totals: { net: string; tax: string; gross: string };
  /** The VAT in base currency when the document's currency is another one (BT-111), as it was posted. */
  baseTax: string | null;
  locale: Locale;
  /** ISO instant; renderings take their dates from here, not from a clock. */
  createdAt: string;
}
