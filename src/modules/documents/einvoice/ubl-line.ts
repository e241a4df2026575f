import type { DocumentModel } from '../../../domain/einvoice/document-model';
import type { StatedLine } from './statement';
import { element, type XmlElement } from './xml';

/** Writes an amount with its currency. */
export type Money = (name: string, value: string) => XmlElement | null;

export const VAT = element('cac:TaxScheme', [element('cbc:ID', 'VAT')]);

/** BG-25, with its discount (BG-27), its price (BG-29) and its VAT category (BG-30). */
export function ublLine(line: StatedLine, { kind }: DocumentModel, money: Money): XmlElement | null {
  const { price } = line;
  const names =
    kind === 'invoice'
      ? { line: 'cac:InvoiceLine', quantity: 'cbc:InvoicedQuantity' }
      : { line: 'cac:CreditNoteLine', quantity: 'cbc:CreditedQuantity' };
  return element(names.line, [
    element('cbc:ID', line.id),
    element(names.quantity, line.quantity, { unitCode: 'C62' }),
    money('cbc:LineExtensionAmount', line.net),
    price.allowance === null ? null : allowance(price.allowance, money),
    element('cac:Item', [
      element('cbc:Description', line.description),
      element('cbc:Name', line.name),
      element('cac:ClassifiedTaxCategory', [
        element('cbc:ID', line.category),
        element('cbc:Percent', line.rate),
        VAT,
      ]),
    ]),
    element('cac:Price', [
      money('cbc:PriceAmount', price.price),
      element('cbc:BaseQuantity', price.baseQuantity, { unitCode: 'C62' }),
    ]),
  ]);
}

/** 95: discount (UNTDID 5189). */
const allowance = (value: string, money: Money): XmlElement | null =>
  element('cac:AllowanceCharge', [
    element('cbc:ChargeIndicator', 'false'),
    element('cbc:AllowanceChargeReasonCode', '95'),
    element('cbc:AllowanceChargeReason', 'Discount'),
    money('cbc:Amount', value),
  ]);
