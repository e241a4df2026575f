import { type Ledger, type LedgerLine } from './read';
import { type LineVat, type VatZone, RATE_RISE, place, rateOn, vatOf } from './vat';

/*
 * From the wholesaler's ledger to requests of the API: who the customer is, and what stands on each document.
 */

export interface CustomerRequest {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly vatZone: VatZone;
}

export interface ItemRequest extends LineVat {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
}

/** The body of an invoice but for the customer: `forCustomer` completes it. */
export interface InvoiceRequest {
  readonly number: string;
  readonly issueDate: string;
  readonly currency: 'GBP';
  readonly status: 'issued';
  readonly items: readonly ItemRequest[];
}

/** The body of `POST /credit-notes` but for the customer, as far as it is credited free-form. */
export interface CreditNoteRequest {
  readonly number: string;
  readonly issueDate: string;
  readonly currency: 'GBP';
  readonly status: 'issued';
  readonly reasonCode: 'returned' | 'other';
  readonly items: readonly ItemRequest[];
}

/** A document of the ledger with the request that it makes. */
export interface RetailDocument<T> {
  /** The wholesaler's customer number, or null for an unnamed customer. */
  readonly customer: string | null;
  readonly clientName: string;
  /** In the order of the request's items. */
  readonly lines: readonly LedgerLine[];
  readonly request: T;
}

export type RetailInvoice = RetailDocument<InvoiceRequest>;
export type RetailNote = RetailDocument<CreditNoteRequest>;

export interface RetailRequests {
  /** By the wholesaler's customer number, in the order of their first document. */
  readonly customers: ReadonlyMap<string, CustomerRequest>;
  readonly invoices: readonly RetailInvoice[];
  readonly notes: readonly RetailNote[];
}

/** Stock codes that are no goods: a note of these alone corrects a price or a charge, nothing came back. */
const NOT_GOODS = new Set(['AMAZONFEE', 'BANK CHARGES', 'C2', 'D', 'DOT', 'M', 'POST', 'S']);

export function retailRequests({
  sales,
  cancellations,
}: Pick<Ledger, 'sales' | 'cancellations'>): RetailRequests {
  const soldAtOldRate = new Set(sales.filter((sale) => sale.at < RATE_RISE).map(saleKey));
  const customers = new Map<string, CustomerRequest>();
  for (const { customer, country } of [...sales, ...cancellations]) {
    if (customer !== null && !customers.has(customer))
      customers.set(customer, customerRequest(customer, country));
  }
  return {
    customers,
    invoices: documentsOf(sales).map(retailInvoice),
    notes: documentsOf(cancellations).map((lines) => retailNote(lines, soldAtOldRate)),
  };
}

/** The body to send: `ids` gives the service's id of each of the wholesaler's customer numbers. */
export function forCustomer<T extends { readonly number: string }>(
  { customer, clientName, request }: Pick<RetailDocument<T>, 'customer' | 'clientName' | 'request'>,
  ids: ReadonlyMap<string, string>,
): T & ({ clientName: string } | { customerId: string }) {
  if (customer === null) return { clientName, ...request };
  const customerId = ids.get(customer);
  if (customerId === undefined) throw new Error(`${request.number}: no customer ${customer} was made`);
  return { customerId, ...request };
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

function retailInvoice(lines: Lines): RetailInvoice {
  const [{ document, at }] = lines;
  return {
    ...partyOf(lines[0]),
    lines,
    request: {
      number: document,
      issueDate: at.slice(0, 10),
      currency: 'GBP',
      status: 'issued',
      items: lines.map((line) => itemRequest(line, vatOf(line, rateOn(line)))),
    },
  };
}

function retailNote(lines: Lines, soldAtOldRate: ReadonlySet<string>): RetailNote {
  const [{ document, at }] = lines;
  return {
    ...partyOf(lines[0]),
    lines,
    request: {
      number: document,
      issueDate: at.slice(0, 10),
      currency: 'GBP',
      // The wholesaler handed it over long ago.
      status: 'issued',
      reasonCode: lines.every((line) => NOT_GOODS.has(line.stockCode)) ? 'other' : 'returned',
      items: lines.map((line) => itemRequest(line, vatOf(line, rateOfSale(line, soldAtOldRate)))),
    },
  };
}

const partyOf = ({ customer, country }: LedgerLine) => ({
  customer,
  clientName: customer === null ? `Cash customer (${country})` : customerName(customer),
});

/** The sender's numbers are positive: the sign is the document's. */
function itemRequest(line: LedgerLine, vat: LineVat): ItemRequest {
  return {
    description: `${line.stockCode} ${line.description}`.trim(),
    quantity: String(Math.abs(line.quantity)),
    unitPrice: line.unitPrice,
    ...vat,
  };
}

/**
 * The rate of the sale that is credited, not of the day of the credit. The ledger names no invoice, so an earlier sale to
 * the same customer of the same product at the same price is taken for it; any sale before the rise is before every
 * credit after it. Where a customer bought the same both before and after the rise, the older sale is taken. A line that
 * is matched to its invoice needs none of this: it carries the invoice's own rate.
 */
function rateOfSale(line: LedgerLine, soldAtOldRate: ReadonlySet<string>): '17.5' | '20' {
  return soldAtOldRate.has(saleKey(line)) ? '17.5' : rateOn(line);
}

/** Unnamed customers of a country count as one: their notes bear one name. `8.5` and `8.50` are the same price. */
const saleKey = (line: LedgerLine): string =>
  JSON.stringify([line.customer ?? line.country, line.stockCode, Number(line.unitPrice)]);

const customerName = (customer: string): string => `Customer ${customer}`;

function customerRequest(customer: string, countryName: string): CustomerRequest {
  const [country, vatZone] = place(countryName);
  return { name: customerName(customer), country, vatZone };
}
