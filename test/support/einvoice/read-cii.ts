import { all, textAt, texts, type ReadElement } from './read-xml';
import type { ReadLine, ReadParty, ReadTerms } from './terms';

const TRADE = 'rsm:SupplyChainTradeTransaction';
const AGREEMENT = `${TRADE}/ram:ApplicableHeaderTradeAgreement`;
const DELIVERY = `${TRADE}/ram:ApplicableHeaderTradeDelivery`;
const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`;
const TOTALS = `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;

export function readCii(root: ReadElement): ReadTerms {
  const taxCurrency = textAt(root, `${SETTLEMENT}/ram:TaxCurrencyCode`);
  const currency = textAt(root, `${SETTLEMENT}/ram:InvoiceCurrencyCode`);
  const taxIn = (code: string | null): string | null =>
    all(root, `${TOTALS}/ram:TaxTotalAmount`).find(({ attributes }) => attributes.currencyID === code)
      ?.text ?? null;
  const total = (name: string): string => textAt(root, `${TOTALS}/ram:${name}`) ?? 'NaN';
  return {
    typeCode: textAt(root, 'rsm:ExchangedDocument/ram:TypeCode'),
    currency,
    taxCurrency,
    lines: all(root, `${TRADE}/ram:IncludedSupplyChainTradeLineItem`).map(readLine),
    breakdown: all(root, `${SETTLEMENT}/ram:ApplicableTradeTax`).map((row) => ({
      category: textAt(row, 'ram:CategoryCode') ?? '',
      rate: textAt(row, 'ram:RateApplicablePercent'),
      taxable: textAt(row, 'ram:BasisAmount') ?? 'NaN',
      tax: textAt(row, 'ram:CalculatedAmount') ?? 'NaN',
      reason: textAt(row, 'ram:ExemptionReason'),
      reasonCode: textAt(row, 'ram:ExemptionReasonCode'),
    })),
    lineTotal: total('LineTotalAmount'),
    withoutTax: total('TaxBasisTotalAmount'),
    tax: taxIn(currency) ?? 'NaN',
    accountingTax: taxCurrency === null ? null : taxIn(taxCurrency),
    withTax: total('GrandTotalAmount'),
    due: total('DuePayableAmount'),
    dueDate: textAt(
      root,
      `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`,
    ),
    terms: textAt(root, `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:Description`),
    delivered: textAt(
      root,
      `${DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`,
    ),
    deliverTo: textAt(root, `${DELIVERY}/ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID`),
    preceding: textAt(root, `${SETTLEMENT}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`),
    notes: texts(root, 'rsm:ExchangedDocument/ram:IncludedNote/ram:Content'),
    seller: partyAt(root, `${AGREEMENT}/ram:SellerTradeParty`),
    buyer: partyAt(root, `${AGREEMENT}/ram:BuyerTradeParty`),
  };
}

function readLine(line: ReadElement): ReadLine {
  const settlement = 'ram:SpecifiedLineTradeSettlement';
  const price = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice';
  const net = `${settlement}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`;
  return {
    net: textAt(line, net) ?? 'NaN',
    quantity: textAt(line, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity') ?? 'NaN',
    price: textAt(line, `${price}/ram:ChargeAmount`) ?? 'NaN',
    baseQuantity: textAt(line, `${price}/ram:BasisQuantity`),
    allowances: texts(line, `${settlement}/ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount`),
    categories: texts(line, `${settlement}/ram:ApplicableTradeTax/ram:CategoryCode`),
    rate: textAt(line, `${settlement}/ram:ApplicableTradeTax/ram:RateApplicablePercent`),
  };
}

const partyAt = (root: ReadElement, path: string): ReadParty => ({
  vatNumber: textAt(root, `${path}/ram:SpecifiedTaxRegistration/ram:ID`),
  legalId: textAt(root, `${path}/ram:SpecifiedLegalOrganization/ram:ID`),
  country: textAt(root, `${path}/ram:PostalTradeAddress/ram:CountryID`),
});
