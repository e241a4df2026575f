import { readLedger } from '../../demo/retail/read';
import { retailRequests, type RetailInvoice, type RetailNote } from '../../demo/retail/requests';
import type { DocumentModel } from '../../src/domain/einvoice/document-model';
import { ciiXml } from '../../src/modules/documents/einvoice/cii-xml';
import { ublXml } from '../../src/modules/documents/einvoice/ubl-xml';
import { buyerModel, sellerModel } from '../support/document-model';
import { failedRules } from '../support/einvoice/failed-rules';
import { creditNoteOf, invoiceOf } from '../support/einvoice/models';
import { faultsByXsd } from '../support/einvoice/xsd';

const EVERY = process.env.CONTRA_EVERY_VALUE === '1';
const { customers, invoices, notes } = retailRequests(readLedger());
const GBP = { currency: 'GBP', baseCurrency: 'GBP' };

/** The wholesaler as it would have signed up; its ledger holds neither addresses nor VAT numbers, only countries. */
const seller = sellerModel({
  name: 'A wholesaler of gifts',
  vatNumber: 'GB999999973',
  country: 'GB',
  address: { line1: '1 Warehouse Road', city: 'London', postalCode: 'E1 6AN' },
  electronicAddress: null,
});

const buyerOf = (customer: string | null, name: string) => {
  const country = (customer === null ? undefined : customers.get(customer)?.country) ?? 'GB';
  return buyerModel({
    name,
    country,
    vatNumber: `${country}123456789`,
    registrationNumber: null,
    address: null,
  });
};

const items = (request: RetailInvoice['request'] | RetailNote['request']) =>
  request.items.map((item) => ({ lineType: 'item' as const, ...item }));

const modelOf = (
  { customer, clientName, request }: RetailInvoice | RetailNote,
  make: typeof invoiceOf,
): DocumentModel =>
  make(
    items(request),
    { ...GBP, issueDate: request.issueDate },
    { number: request.number, seller, buyer: buyerOf(customer, clientName), preceding: null },
  );

const some = <T>(list: readonly T[], every: number): T[] =>
  list.filter((_, index) => EVERY || index % every === 0);

const models = [
  ...some(notes, 3).map((note) => modelOf(note, creditNoteOf)),
  ...some(invoices, 25).map((invoice) => modelOf(invoice, invoiceOf)),
];

describe("a wholesaler's ledger as electronic invoices", () => {
  it('is more than two hundred documents, of lines from one to hundreds', () => {
    expect(models.length).toBeGreaterThan(200);
    const lengths = models.map(({ lines }) => lines.length);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBeGreaterThan(100);
  });

  it('is valid by the schemas and keeps every rule, to the penny', () => {
    const written = models.flatMap((model) => [ublXml(model), ciiXml(model)]);
    expect(faultsByXsd(written).filter((faults) => faults.length > 0)).toEqual([]);
    const failed = written.map((xml) => failedRules(xml, 'exact'));
    expect(failed.filter((rules) => rules.length > 0)).toEqual([]);
  });
});
