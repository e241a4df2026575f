import type { CreditForm } from '../crediting/resolve';
import { invalid } from '../errors';
import { minorUnits } from '../money/currency';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import type { LineTax } from '../tax/category';
import type { CreditableInvoice } from '../crediting/creditable';
import { readLine, type DocumentItemInput, type ReadLine } from './document-line';
import { FieldErrors, readNumber } from './field-errors';

/** A line of a credit note for an invoice: free-form, or of a line of the invoice by `quantity` or by `amount` (net). */
export interface CreditItemInput extends DocumentItemInput {
  invoiceLineId?: string;
  amount?: string;
}

/** A line of the invoice as it was issued, for what a credit note shows of it. */
export interface CorrectedLine {
  readonly id: string;
  readonly description: string;
  /** In the invoice's tax basis. */
  readonly unitPrice: Decimal;
  readonly taxes: readonly LineTax[];
  /** The revenue account that it was posted to. */
  readonly accountId: string | null;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The invoice that a credit note corrects, as it stands under its lock. */
export interface CorrectedInvoice {
  readonly creditable: CreditableInvoice;
  readonly issueDate: PlainDate;
  /** What is still owed of it. */
  readonly due: Decimal;
  /** Its lines of type item, by id. */
  readonly lines: ReadonlyMap<string, CorrectedLine>;
}

/** What a line asks for; `form` is null on text lines and separators, `read` on lines that name one of the invoice's. */
export interface ReadCreditLine {
  readonly item: CreditItemInput;
  readonly form: CreditForm | null;
  readonly read: ReadLine | null;
  readonly of: CorrectedLine | null;
}

const FROM_THE_INVOICE_LINE = [
  'unitPrice',
  'discount',
  'taxRate',
  'taxCategory',
  'taxExemptionReason',
  'taxes',
  'priceId',
] as const;

const MAX_DECIMALS = 6;

/**
 * Reads one line as a form of crediting. A correction goes to the accounts and dimensions of the invoice's own posting, so
 * none can be named.
 * @throws DomainError `validation_failed` with every wrong field below `path`.
 */
export function readCreditLine(
  item: CreditItemInput,
  path: string,
  invoice: CorrectedInvoice,
  currency: string,
): ReadCreditLine {
  const errors = new FieldErrors();
  if (item.accountId != null) errors.add(`${path}.accountId`, 'is the one that the invoice was posted to');
  if (Object.keys(item.dimensions ?? {}).length > 0)
    errors.add(`${path}.dimensions`, 'are those that the invoice was posted with');
  const line =
    item.invoiceLineId === undefined
      ? errors.capture(() => readFree(item, path, currency))
      : errors.capture(() => readNamed(item, path, invoice, currency));
  errors.throwIfAny();
  return line ?? { item, form: null, read: null, of: null };
}

function readFree(item: CreditItemInput, path: string, currency: string): ReadCreditLine {
  if (item.amount !== undefined) throw invalid(`${path}.amount`, 'goes with an invoiceLineId only');
  const read = readLine(item, path, currency);
  const form: CreditForm | null =
    item.lineType === 'item' ? { form: 'free', field: path, taxes: read.taxes, amount: read.amount } : null;
  return { item, form, read, of: null };
}

function readNamed(
  item: CreditItemInput,
  path: string,
  invoice: CorrectedInvoice,
  currency: string,
): ReadCreditLine {
  const errors = new FieldErrors();
  const of = invoice.lines.get(item.invoiceLineId ?? '') ?? null;
  if (!of) errors.add(`${path}.invoiceLineId`, `is no line of the invoice ${invoice.creditable.number}`);
  if (item.lineType !== 'item')
    errors.add(`${path}.invoiceLineId`, `is not allowed on a line of type ${item.lineType}`);
  for (const name of FROM_THE_INVOICE_LINE) {
    if (item[name] !== undefined) errors.add(`${path}.${name}`, 'is that of the invoice line: leave it out');
  }
  const form = errors.capture(() => formOf(item, path, currency));
  errors.throwIfAny();
  return { item, form: form ?? null, read: null, of };
}

function formOf(item: CreditItemInput, path: string, currency: string): CreditForm {
  const invoiceLineId = item.invoiceLineId ?? '';
  if ((item.quantity === undefined) === (item.amount === undefined)) {
    throw invalid(`${path}.quantity`, 'is required with an invoiceLineId, or an amount in its place');
  }
  if (item.quantity !== undefined) {
    const quantity = positive(item.quantity, `${path}.quantity`, MAX_DECIMALS);
    return { form: 'quantity', field: path, invoiceLineId, quantity };
  }
  const net = positive(item.amount ?? '', `${path}.amount`, minorUnits(currency));
  return { form: 'amount', field: path, invoiceLineId, net };
}

/** Reads a number above zero. @throws DomainError `validation_failed` on `field`. */
export function positive(text: string, field: string, decimals: number): Decimal {
  const value = readNumber(text, field, decimals);
  if (value.isZero()) throw invalid(field, 'must be greater than 0');
  return value;
}
