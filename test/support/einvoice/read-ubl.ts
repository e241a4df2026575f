import { all, textAt, texts, type ReadElement } from './read-xml';
import type { ReadParty, ReadTerms } from './terms';

export function readUbl(root: ReadElement): ReadTerms {
  const note = root.name === 'CreditNote';
  const taxCurrency = textAt(root, 'cbc:TaxCurrencyCode');
  const currency = textAt(root, 'cbc:DocumentCurrencyCode');
  const taxAmounts = all(root, 'cac:TaxTotal/cbc:TaxAmount');
  const taxIn = (code: string | null): string | null =>
    taxAmounts.find(({ attributes }) => attributes.currencyID === code)?.text ?? null;
  const total = (name: string): string => textAt(root, `cac:LegalMonetaryTotal/cbc:${name}`) ?? 'NaN';
  return {
    typeCode: textAt(root, note ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode'),
    currency,
    taxCurrency,
    lines: all(root, note ? 'cac:CreditNoteLine' : 'cac:InvoiceLine').map((line) => ({
      net: textAt(line, 'cbc:LineExtensionAmount') ?? 'NaN',
      quantity: textAt(line, note ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity') ?? 'NaN',
      price: textAt(line, 'cac:Price/cbc:PriceAmount') ?? 'NaN',
      baseQuantity: textAt(line, 'cac:Price/cbc:BaseQuantity'),
      allowances: texts(line, 'cac:AllowanceCharge/cbc:Amount'),
      categories: texts(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID'),
      rate: textAt(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
    })),
    breakdown: all(root, 'cac:TaxTotal/cac:TaxSubtotal').map((row) => ({
      category: textAt(row, 'cac:TaxCategory/cbc:ID') ?? '',
      rate: textAt(row, 'cac:TaxCategory/cbc:Percent'),
      taxable: textAt(row, 'cbc:TaxableAmount') ?? 'NaN',
      tax: textAt(row, 'cbc:TaxAmount') ?? 'NaN',
      reason: textAt(row, 'cac:TaxCategory/cbc:TaxExemptionReason'),
      reasonCode: textAt(row, 'cac:TaxCategory/cbc:TaxExemptionReasonCode'),
    })),
    lineTotal: total('LineExtensionAmount'),
    withoutTax: total('TaxExclusiveAmount'),
    tax: taxIn(currency) ?? 'NaN',
    accountingTax: taxCurrency === null ? null : taxIn(taxCurrency),
    withTax: total('TaxInclusiveAmount'),
    due: total('PayableAmount'),
    dueDate: textAt(root, 'cbc:DueDate'),
    terms: textAt(root, 'cac:PaymentTerms/cbc:Note'),
    delivered: textAt(root, 'cac:Delivery/cbc:ActualDeliveryDate'),
    deliverTo: textAt(
      root,
      'cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode',
    ),
    preceding: textAt(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
    notes: texts(root, 'cbc:Note'),
    seller: partyAt(root, 'cac:AccountingSupplierParty/cac:Party'),
    buyer: partyAt(root, 'cac:AccountingCustomerParty/cac:Party'),
  };
}

const partyAt = (root: ReadElement, path: string): ReadParty => ({
  vatNumber: textAt(root, `${path}/cac:PartyTaxScheme/cbc:CompanyID`),
  legalId: textAt(root, `${path}/cac:PartyLegalEntity/cbc:CompanyID`),
  country: textAt(root, `${path}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`),
});
