import type { DocumentModel } from '../../../domain/einvoice/document-model';
import { statementOf } from './state-document';
import type { StatedTax, Statement } from './statement';
import { ublLine, VAT, type Money } from './ubl-line';
import { ublParty } from './ubl-party';
import { element, writeXml, type XmlElement } from './xml';

const NAMESPACES = {
  invoice: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  credit_note: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
} as const;

const EN_16931 = 'urn:cen.eu:en16931:2017';
const PEPPOL_BIS_3 = {
  customization: `${EN_16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`,
  profile: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
} as const;

type Part = XmlElement | null;

/**
 * The document as UBL 2.1: an Invoice of type 380 or a CreditNote of type 381, amounts positive in both, elements in the order of
 * the schema, which differs between the two. With the electronic addresses of both parties it is marked as Peppol BIS 3.0.
 * @throws DomainError `einvoice_incomplete` naming every term that the document lacks.
 */
export function ublXml(model: DocumentModel): string {
  const statement = statementOf(model);
  const { kind } = model;
  const root = element(
    kind === 'invoice' ? 'Invoice' : 'CreditNote',
    [...header(statement), ...references(statement), ...parties(statement), ...settlement(statement)],
    { xmlns: NAMESPACES[kind], 'xmlns:cac': NAMESPACES.cac, 'xmlns:cbc': NAMESPACES.cbc },
  );
  if (root === null) throw new Error('A document is never empty');
  return writeXml(root);
}

const isPeppol = ({ seller, buyer }: Statement): boolean =>
  seller.electronicAddress !== null && buyer.electronicAddress !== null;

function header(statement: Statement): Part[] {
  const { model, number, typeCode, taxPoint, note, accounting } = statement;
  const peppol = isPeppol(statement);
  const creditNote = model.kind === 'credit_note';
  const point = element('cbc:TaxPointDate', taxPoint);
  return [
    element('cbc:CustomizationID', peppol ? PEPPOL_BIS_3.customization : EN_16931),
    element('cbc:ProfileID', peppol ? PEPPOL_BIS_3.profile : null),
    element('cbc:ID', number),
    element('cbc:IssueDate', model.issueDate),
    creditNote ? point : element('cbc:DueDate', model.dueDate),
    element(creditNote ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', typeCode),
    element('cbc:Note', note),
    creditNote ? null : point,
    element('cbc:DocumentCurrencyCode', model.currency),
    element('cbc:TaxCurrencyCode', accounting?.currency),
    element('cbc:BuyerReference', buyerReference(statement)),
  ];
}

/** Peppol asks for a reference of the buyer's or an order's (R003); failing both, who the buyer is. */
function buyerReference(statement: Statement): string | null {
  const { buyerReference: own, purchaseOrderReference, buyer } = statement.model;
  if (own !== null || purchaseOrderReference !== null || !isPeppol(statement)) return own;
  return buyer.contactName ?? buyer.name;
}

function references({ model: { purchaseOrderReference, preceding } }: Statement): Part[] {
  return [
    element('cac:OrderReference', [element('cbc:ID', purchaseOrderReference)]),
    element('cac:BillingReference', [
      element('cac:InvoiceDocumentReference', [
        element('cbc:ID', preceding?.number),
        element('cbc:IssueDate', preceding?.issueDate),
      ]),
    ]),
  ];
}

function parties({ seller, buyer, delivered, deliverTo }: Statement): Part[] {
  return [
    element('cac:AccountingSupplierParty', [ublParty(seller)]),
    element('cac:AccountingCustomerParty', [ublParty(buyer)]),
    element('cac:Delivery', [
      element('cbc:ActualDeliveryDate', delivered),
      element('cac:DeliveryLocation', [
        element('cac:Address', [element('cac:Country', [element('cbc:IdentificationCode', deliverTo)])]),
      ]),
    ]),
  ];
}

function settlement(statement: Statement): Part[] {
  const { model, number, payment, terms, taxes, totals, accounting, lines } = statement;
  const { currency } = model;
  const money = (name: string, value: string, currencyID = currency): Part =>
    element(name, value, { currencyID });
  const account = payment.account;
  return [
    element('cac:PaymentMeans', [
      element('cbc:PaymentMeansCode', payment.code),
      element('cbc:PaymentID', number),
      element('cac:PayeeFinancialAccount', [
        element('cbc:ID', account?.iban),
        element('cbc:Name', account?.name),
        element('cac:FinancialInstitutionBranch', [element('cbc:ID', account?.bic)]),
      ]),
    ]),
    element('cac:PaymentTerms', [element('cbc:Note', terms)]),
    element('cac:TaxTotal', [
      money('cbc:TaxAmount', totals.tax),
      ...taxes.map((tax) => subtotal(tax, money)),
    ]),
    accounting && element('cac:TaxTotal', [money('cbc:TaxAmount', accounting.tax, accounting.currency)]),
    element('cac:LegalMonetaryTotal', [
      money('cbc:LineExtensionAmount', totals.net),
      money('cbc:TaxExclusiveAmount', totals.net),
      money('cbc:TaxInclusiveAmount', totals.gross),
      money('cbc:PayableAmount', totals.gross),
    ]),
    ...lines.map((line) => ublLine(line, model, money)),
  ];
}

const subtotal = ({ category, rate, taxable, tax, reason, reasonCode }: StatedTax, money: Money): Part =>
  element('cac:TaxSubtotal', [
    money('cbc:TaxableAmount', taxable),
    money('cbc:TaxAmount', tax),
    element('cac:TaxCategory', [
      element('cbc:ID', category),
      element('cbc:Percent', rate),
      element('cbc:TaxExemptionReasonCode', reasonCode),
      element('cbc:TaxExemptionReason', reason),
      VAT,
    ]),
  ]);
