import { conflict, DomainError, invalid } from '../errors';
import { fitsMinorUnits, formatAmount } from '../money/amount';
import { minorUnits } from '../money/currency';
import { ZERO, type Decimal } from '../money/decimal';
import type { Basis, CreditableInvoice } from './creditable';

/** What a credit ran into: a line, a rate, or with neither the whole invoice. */
export interface Ceiling {
  readonly invoiceLineId?: string;
  readonly rate?: string;
}

/** 422 `credit_exceeds_invoice`. `asked` and `left` are decimal strings, `unit` says of what: 'net', 'gross', 'units'. */
export function exceeds(
  invoice: CreditableInvoice,
  field: string,
  ceiling: Ceiling,
  amounts: { asked: string; left: string; unit: string },
): DomainError {
  const { asked, left, unit } = amounts;
  const of =
    ceiling.invoiceLineId !== undefined
      ? `line ${ceiling.invoiceLineId} of invoice ${invoice.number}`
      : ceiling.rate !== undefined
        ? `the lines of invoice ${invoice.number} at ${ceiling.rate}`
        : `invoice ${invoice.number}`;
  return new DomainError(
    'credit_exceeds_invoice',
    `${field}: a credit of ${asked} ${unit} exceeds the ${left} ${unit} left of ${of}`,
    { invoiceId: invoice.id, invoiceNumber: invoice.number, field, ...ceiling, asked, left },
  );
}

export function exceedsAmount(
  invoice: CreditableInvoice,
  field: string,
  ceiling: Ceiling,
  amounts: { asked: Decimal; left: Decimal; basis: Basis },
): DomainError {
  const text = (amount: Decimal): string => formatAmount(amount, invoice.currency);
  return exceeds(invoice, field, ceiling, {
    asked: text(amounts.asked),
    left: text(amounts.left),
    unit: `${invoice.currency} ${amounts.basis}`,
  });
}

/**
 * The ceilings of the whole invoice: the gross that is not yet credited, and of that what was not written off, so that a
 * written-off part is never paid out.
 * @throws DomainError `credit_exceeds_invoice`; conflict `invoice_written_off`.
 */
export function assertWithinInvoice(invoice: CreditableInvoice, gross: Decimal, field: string): void {
  const left = invoice.gross.minus(invoice.creditedGross);
  if (gross.greaterThan(left))
    throw exceedsAmount(invoice, field, {}, { asked: gross, left, basis: 'gross' });
  const leftUnwritten = left.minus(invoice.writtenOff);
  if (gross.isZero() || !gross.greaterThan(leftUnwritten)) return;
  const text = (amount: Decimal): string => formatAmount(amount, invoice.currency);
  throw conflict(
    'invoice_written_off',
    `${text(invoice.writtenOff)} of invoice ${invoice.number} is written off, which leaves ${text(leftUnwritten)} to credit; ` +
      'reverse the write-off first',
    {
      invoiceId: invoice.id,
      invoiceNumber: invoice.number,
      field,
      asked: text(gross),
      left: text(leftUnwritten),
      writtenOff: text(invoice.writtenOff),
    },
  );
}

/** Refuses an amount to credit that is not above zero or finer than the currency: `validation_failed` on `field`. */
export function assertAmount(amount: Decimal, field: string, currency: string): void {
  if (!amount.isFinite() || !amount.greaterThan(ZERO)) throw invalid(field, 'must be greater than 0');
  if (!fitsMinorUnits(amount, currency)) {
    throw invalid(field, `must have at most ${minorUnits(currency)} decimals in ${currency}`);
  }
}
