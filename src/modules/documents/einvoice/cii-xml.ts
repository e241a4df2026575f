import type { DocumentModel } from '../../../domain/einvoice/document-model';
import { ciiLine } from './cii-line';
import { ciiParty } from './cii-party';
import { statementOf } from './state-document';
import type { StatedTax, Statement } from './statement';
import { element, writeXml, type XmlElement } from './xml';

const NAMESPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
} as const;

/** Also what the Factur-X profile EN 16931 calls itself, so one file serves both. */
const EN_16931 = 'urn:cen.eu:en16931:2017';

type Part = XmlElement | null;

/**
 * The document as a Cross Industry Invoice D16B, of type 380 or 381, amounts positive in both, elements in the order of the schema.
 * It is what a Factur-X file of the profile EN 16931 carries.
 * @throws DomainError `einvoice_incomplete` naming every term that the document lacks.
 */
export function ciiXml(model: DocumentModel): string {
  const statement = statementOf(model);
  const root = element(
    'rsm:CrossIndustryInvoice',
    [
      element('rsm:ExchangedDocumentContext', [
        element('ram:GuidelineSpecifiedDocumentContextParameter', [element('ram:ID', EN_16931)]),
      ]),
      element('rsm:ExchangedDocument', [
        element('ram:ID', statement.number),
        element('ram:TypeCode', statement.typeCode),
        element('ram:IssueDateTime', [dateTime('udt', model.issueDate)]),
        element('ram:IncludedNote', [element('ram:Content', statement.note)]),
      ]),
      element('rsm:SupplyChainTradeTransaction', [
        ...statement.lines.map(ciiLine),
        agreement(statement),
        delivery(statement),
        settlement(statement),
      ]),
    ],
    NAMESPACES,
  );
  if (root === null) throw new Error('A document is never empty');
  return writeXml(root);
}

/** Format 102 is CCYYMMDD (UNTDID 2379). */
const dateTime = (prefix: 'udt' | 'qdt', date: string | null | undefined): Part =>
  element(`${prefix}:DateTimeString`, date?.replace(/-/g, ''), { format: '102' });

function agreement({ model, seller, buyer }: Statement): Part {
  return element('ram:ApplicableHeaderTradeAgreement', [
    element('ram:BuyerReference', model.buyerReference),
    ciiParty('ram:SellerTradeParty', seller),
    ciiParty('ram:BuyerTradeParty', buyer),
    element('ram:BuyerOrderReferencedDocument', [
      element('ram:IssuerAssignedID', model.purchaseOrderReference),
    ]),
  ]);
}

function delivery({ delivered, deliverTo }: Statement): Part {
  return element('ram:ApplicableHeaderTradeDelivery', [
    element('ram:ShipToTradeParty', [
      element('ram:PostalTradeAddress', [element('ram:CountryID', deliverTo)]),
    ]),
    element('ram:ActualDeliverySupplyChainEvent', [
      element('ram:OccurrenceDateTime', [dateTime('udt', delivered)]),
    ]),
  ]);
}

function settlement(statement: Statement): Part {
  const { model, number, payment, terms, taxes, totals, accounting, taxPoint } = statement;
  const { account } = payment;
  return element('ram:ApplicableHeaderTradeSettlement', [
    element('ram:PaymentReference', number),
    element('ram:TaxCurrencyCode', accounting?.currency),
    element('ram:InvoiceCurrencyCode', model.currency),
    element('ram:SpecifiedTradeSettlementPaymentMeans', [
      element('ram:TypeCode', payment.code),
      element('ram:PayeePartyCreditorFinancialAccount', [
        element('ram:IBANID', account?.iban),
        element('ram:AccountName', account?.name),
      ]),
      element('ram:PayeeSpecifiedCreditorFinancialInstitution', [element('ram:BICID', account?.bic)]),
    ]),
    // BT-7 belongs to the document, yet stands in a breakdown, and in one of them only (CII-SR-461).
    ...taxes.map((tax, index) => breakdown(tax, index === 0 ? taxPoint : null)),
    element('ram:SpecifiedTradePaymentTerms', [
      element('ram:Description', terms),
      element('ram:DueDateDateTime', [dateTime('udt', model.kind === 'invoice' ? model.dueDate : null)]),
    ]),
    element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
      element('ram:LineTotalAmount', totals.net),
      element('ram:TaxBasisTotalAmount', totals.net),
      element('ram:TaxTotalAmount', totals.tax, { currencyID: model.currency }),
      element('ram:TaxTotalAmount', accounting?.tax, { currencyID: accounting?.currency }),
      element('ram:GrandTotalAmount', totals.gross),
      element('ram:DuePayableAmount', totals.gross),
    ]),
    element('ram:InvoiceReferencedDocument', [
      element('ram:IssuerAssignedID', model.preceding?.number),
      element('ram:FormattedIssueDateTime', [dateTime('qdt', model.preceding?.issueDate)]),
    ]),
  ]);
}

const breakdown = (tax: StatedTax, taxPoint: string | null): Part =>
  element('ram:ApplicableTradeTax', [
    element('ram:CalculatedAmount', tax.tax),
    element('ram:TypeCode', 'VAT'),
    element('ram:ExemptionReason', tax.reason),
    element('ram:BasisAmount', tax.taxable),
    element('ram:CategoryCode', tax.category),
    element('ram:ExemptionReasonCode', tax.reasonCode),
    element('ram:TaxPointDate', [element('udt:DateString', taxPoint?.replace(/-/g, ''), { format: '102' })]),
    element('ram:RateApplicablePercent', tax.rate),
  ]);
