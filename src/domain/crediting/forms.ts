import type { Decimal } from '../money/decimal';
import type { LineTax } from '../tax/category';

/**
 * What a request asks to be credited of an invoice. `field` is the path of the form in the request ('items.3'), for errors.
 * Amounts are above zero (a free-form one may be zero) and rounded to the minor unit of the invoice's currency.
 */
export type CreditForm =
  /** A free-form line or one of the catalogue; `amount` is in the tax basis of the note's prices. */
  | { form: 'free'; field: string; taxes: readonly LineTax[]; amount: Decimal }
  | { form: 'quantity'; field: string; invoiceLineId: string; quantity: Decimal }
  | { form: 'amount'; field: string; invoiceLineId: string; net: Decimal }
  | { form: 'flat'; field: 'amount'; gross: Decimal };

/** What a form takes of one line of the invoice. A remainder of tax can stand on a row of its own, without net. */
export interface CreditRow {
  /** The index of the form. */
  form: number;
  invoiceLineId: string;
  /** Above zero only on the row that a form by quantity makes of the line it names. */
  quantity: Decimal;
  net: Decimal;
  /** Parallel to the taxes of the invoice line. */
  taxes: readonly Decimal[];
  tax: Decimal;
}
