import { type Ledger, type LedgerLine } from './read';

/*
 * From the wholesaler's cancellations to requests of the API: who the customer is, what VAT each line carries and why.
 * The rules are the United Kingdom's and the European Union's of winter 2010/11.
 */

export type VatZone = 'domestic' | 'eu' | 'outside';

export interface CustomerRequest {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly vatZone: VatZone;
}

export interface ItemRequest {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly taxCategory?: 'K' | 'G';
  readonly taxExemptionReason?: string;
}

/** The body of `POST /credit-notes` but for the customer: `forCustomer` completes it. */
export interface CreditNoteRequest {
  readonly number: string;
  readonly issueDate: string;
  readonly currency: 'GBP';
  readonly status: 'issued';
  readonly reasonCode: 'returned' | 'other';
  readonly items: readonly ItemRequest[];
}

export interface RetailNote {
  /** The wholesaler's customer number, or null for an unnamed customer. */
  readonly customer: string | null;
  readonly clientName: string;
  readonly request: CreditNoteRequest;
}

export interface RetailRequests {
  /** By the wholesaler's customer number, in the order of their first credit note. */
  readonly customers: ReadonlyMap<string, CustomerRequest>;
  readonly notes: readonly RetailNote[];
}

type Place = readonly [country: string, zone: VatZone];

/** Every country name of the data set, these two months and the rest of its year; a zone a paragraph. */
// prettier-ignore
export const COUNTRIES: Readonly<Record<string, Place>> = {
  'United Kingdom': ['GB', 'domestic'],
  // No proof that the goods left the country, and without proof no zero rate: it is taxed as a domestic sale.
  Unspecified: ['GB', 'domestic'],

  // The other member states of 2010/11; Croatia joined in 2013 only.
  Austria: ['AT', 'eu'], Belgium: ['BE', 'eu'], Cyprus: ['CY', 'eu'], 'Czech Republic': ['CZ', 'eu'],
  Denmark: ['DK', 'eu'], EIRE: ['IE', 'eu'], Finland: ['FI', 'eu'], France: ['FR', 'eu'], Germany: ['DE', 'eu'],
  Greece: ['GR', 'eu'], Italy: ['IT', 'eu'], Lithuania: ['LT', 'eu'], Malta: ['MT', 'eu'], Netherlands: ['NL', 'eu'],
  Poland: ['PL', 'eu'], Portugal: ['PT', 'eu'], Spain: ['ES', 'eu'], Sweden: ['SE', 'eu'],
  // A member state that is not named: zero-rated as the others. A record needs a country: the institutions' seat.
  'European Community': ['BE', 'eu'],

  // The Channel Islands are outside the Union's VAT area; they share no ISO code, so Jersey's stands for both.
  'Channel Islands': ['JE', 'outside'], Australia: ['AU', 'outside'], Bahrain: ['BH', 'outside'],
  Brazil: ['BR', 'outside'], Canada: ['CA', 'outside'], 'Hong Kong': ['HK', 'outside'], Iceland: ['IS', 'outside'],
  Israel: ['IL', 'outside'], Japan: ['JP', 'outside'], Lebanon: ['LB', 'outside'], Norway: ['NO', 'outside'],
  RSA: ['ZA', 'outside'], 'Saudi Arabia': ['SA', 'outside'], Singapore: ['SG', 'outside'],
  Switzerland: ['CH', 'outside'], 'United Arab Emirates': ['AE', 'outside'], USA: ['US', 'outside'],
};

/** The first day of the standard rate of 20 %; 17.5 % until the day before (Finance (No. 2) Act 2010, section 3). */
export const RATE_RISE = '2011-01-04';

const ZERO_RATED = {
  eu: {
    taxRate: '0',
    taxCategory: 'K',
    taxExemptionReason: 'Intra-community supply: Directive 2006/112/EC, Article 138',
  },
  outside: {
    taxRate: '0',
    taxCategory: 'G',
    taxExemptionReason: 'Export: Directive 2006/112/EC, Article 146',
  },
} as const;

/** Stock codes that are no goods: a note of these alone corrects a price or a charge, nothing came back. */
const NOT_GOODS = new Set(['AMAZONFEE', 'BANK CHARGES', 'C2', 'D', 'DOT', 'M', 'POST', 'S']);

export function retailRequests({ sales, cancellations }: Ledger): RetailRequests {
  const soldAtOldRate = new Set(sales.filter((sale) => sale.at < RATE_RISE).map(saleKey));
  const customers = new Map<string, CustomerRequest>();
  const notes: RetailNote[] = [];
  for (const [first, ...rest] of documentsOf(cancellations)) {
    if (first.customer !== null)
      customers.set(first.customer, customerRequest(first.customer, first.country));
    notes.push(retailNote([first, ...rest], soldAtOldRate));
  }
  return { customers, notes };
}

/** The body to send: `ids` gives the service's id of each of the wholesaler's customer numbers. */
export function forCustomer(
  note: RetailNote,
  ids: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  if (note.customer === null) return { clientName: note.clientName, ...note.request };
  const customerId = ids.get(note.customer);
  if (customerId === undefined)
    throw new Error(`${note.request.number}: no customer ${note.customer} was made`);
  return { customerId, ...note.request };
}

type Lines = readonly [LedgerLine, ...LedgerLine[]];

function documentsOf(lines: readonly LedgerLine[]): Lines[] {
  const documents = new Map<string, [LedgerLine, ...LedgerLine[]]>();
  for (const line of lines) {
    const document = documents.get(line.document);
    if (document === undefined) documents.set(line.document, [line]);
    else document.push(line);
  }
  return [...documents.values()];
}

function retailNote(lines: Lines, soldAtOldRate: ReadonlySet<string>): RetailNote {
  const [{ document, at, customer, country }] = lines;
  return {
    customer,
    clientName: customer === null ? `Cash customer (${country})` : customerName(customer),
    request: {
      number: document,
      issueDate: at.slice(0, 10),
      currency: 'GBP',
      // The wholesaler handed it over long ago.
      status: 'issued',
      reasonCode: lines.every((line) => NOT_GOODS.has(line.stockCode)) ? 'other' : 'returned',
      items: lines.map((line) => itemRequest(line, soldAtOldRate)),
    },
  };
}

/** The sender's numbers are positive: the sign is the document's. A line at price 0 keeps its rate, as the sale did. */
function itemRequest(line: LedgerLine, soldAtOldRate: ReadonlySet<string>): ItemRequest {
  const zone = place(line.country)[1];
  return {
    description: `${line.stockCode} ${line.description}`.trim(),
    quantity: String(-line.quantity),
    unitPrice: line.unitPrice,
    ...(zone === 'domestic' ? { taxRate: standardRate(line, soldAtOldRate) } : ZERO_RATED[zone]),
  };
}

/**
 * The rate of the sale that is credited, not of the day of the credit. The ledger names no invoice, so an earlier sale to
 * the same customer of the same product at the same price is taken for it; any sale before the rise is before every
 * credit after it. Where a customer bought the same both before and after the rise, the older sale is taken.
 */
function standardRate(line: LedgerLine, soldAtOldRate: ReadonlySet<string>): '17.5' | '20' {
  return line.at < RATE_RISE || soldAtOldRate.has(saleKey(line)) ? '17.5' : '20';
}

/** Unnamed customers of a country count as one: their notes bear one name. `8.5` and `8.50` are the same price. */
const saleKey = (line: LedgerLine): string =>
  JSON.stringify([line.customer ?? line.country, line.stockCode, Number(line.unitPrice)]);

const customerName = (customer: string): string => `Customer ${customer}`;

function customerRequest(customer: string, countryName: string): CustomerRequest {
  const [country, vatZone] = place(countryName);
  return { name: customerName(customer), country, vatZone };
}

function place(countryName: string): Place {
  const known = Object.hasOwn(COUNTRIES, countryName) ? COUNTRIES[countryName] : undefined;
  if (known === undefined) throw new Error(`The VAT zone of ${JSON.stringify(countryName)} is not known`);
  return known;
}
