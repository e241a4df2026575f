import type { CreditableInvoice } from '../crediting/creditable';
import { applyRows, resolveCredit, type CreditForm, type CreditRow } from '../crediting/resolve';
import { Decimal } from '../money/decimal';
import { issued, taxesAt, type AgreedLine } from './invoices';

export const invoice = (...lines: AgreedLine[]): CreditableInvoice =>
  issued({ currency: 'GBP', pricesIncludeTax: false, lines });

export const quantity = (invoiceLineId: string, units: string): CreditForm => ({
  form: 'quantity',
  field: 'items.0',
  invoiceLineId,
  quantity: new Decimal(units),
});
export const amount = (invoiceLineId: string, net: string): CreditForm => ({
  form: 'amount',
  field: 'items.0',
  invoiceLineId,
  net: new Decimal(net),
});
export const free = (net: string, ...rates: string[]): CreditForm => ({
  form: 'free',
  field: 'items.0',
  taxes: taxesAt(...rates),
  amount: new Decimal(net),
});
export const flat = (gross: string): CreditForm => ({
  form: 'flat',
  field: 'amount',
  gross: new Decimal(gross),
});

export const resolve = (of: CreditableInvoice, ...forms: CreditForm[]): CreditRow[] =>
  resolveCredit(of, forms, { pricesIncludeTax: false });

/** 'il_1: 2 × 20 + 4' is a row that takes two units, 20 of net and 4 of tax. */
export const shown = (rows: readonly CreditRow[]): string[] =>
  rows.map(({ invoiceLineId, quantity: units, net, taxes }) => {
    const taken = units.isZero() ? '' : `${units.toFixed()} × `;
    return `${invoiceLineId}: ${taken}${net.toFixed()} + ${taxes.map((tax) => tax.toFixed()).join(' + ')}`;
  });

export const after = (of: CreditableInvoice, ...credits: CreditForm[][]): CreditableInvoice =>
  credits.reduce((left, forms) => applyRows(left, resolve(left, ...forms)), of);
