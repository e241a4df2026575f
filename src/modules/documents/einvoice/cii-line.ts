import type { StatedLine } from './statement';
import { element, type XmlElement } from './xml';

/** BG-25, with its discount (BG-27), its price (BG-29) and its VAT category (BG-30). */
export function ciiLine(line: StatedLine): XmlElement | null {
  const { price } = line;
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [element('ram:LineID', line.id)]),
    element('ram:SpecifiedTradeProduct', [
      element('ram:Name', line.name),
      element('ram:Description', line.description),
    ]),
    element('ram:SpecifiedLineTradeAgreement', [
      element('ram:NetPriceProductTradePrice', [
        element('ram:ChargeAmount', price.price),
        element('ram:BasisQuantity', price.baseQuantity, { unitCode: 'C62' }),
      ]),
    ]),
    element('ram:SpecifiedLineTradeDelivery', [
      element('ram:BilledQuantity', line.quantity, { unitCode: 'C62' }),
    ]),
    element('ram:SpecifiedLineTradeSettlement', [
      element('ram:ApplicableTradeTax', [
        element('ram:TypeCode', 'VAT'),
        element('ram:CategoryCode', line.category),
        element('ram:RateApplicablePercent', line.rate),
      ]),
      price.allowance === null ? null : allowance(price.allowance),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [
        element('ram:LineTotalAmount', line.net),
      ]),
    ]),
  ]);
}

/** 95: discount (UNTDID 5189). */
const allowance = (value: string): XmlElement | null =>
  element('ram:SpecifiedTradeAllowanceCharge', [
    element('ram:ChargeIndicator', [element('udt:Indicator', 'false')]),
    element('ram:ActualAmount', value),
    element('ram:ReasonCode', '95'),
    element('ram:Reason', 'Discount'),
  ]);
