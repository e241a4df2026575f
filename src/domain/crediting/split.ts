import { DomainError, invalid } from '../errors';
import { fitsMinorUnits, formatAmount } from '../money/amount';
import { minorUnits } from '../money/currency';
import { Decimal, sum, ZERO } from '../money/decimal';

/** What a credit does: the first two add up to its gross, the last three to `postPaymentAmount`. Major units, none negative. */
export interface Split {
  prePaymentAmount: Decimal;
  postPaymentAmount: Decimal;
  refundAmount: Decimal;
  creditAmount: Decimal;
  outOfBandAmount: Decimal;
}

export interface AskedSplit {
  refundAmount?: Decimal;
  creditAmount?: Decimal;
  outOfBandAmount?: Decimal;
}

const PARTS = ['refundAmount', 'creditAmount', 'outOfBandAmount'] as const;
type Parts = Record<(typeof PARTS)[number], Decimal>;

/**
 * Splits the gross of a credit. What is due on its invoice is reduced first, never below zero (the pre-payment part); the rest
 * (the post-payment part) goes where the request asks: back to the customer, on the customer's account, or settled outside.
 * The asked amounts, one left out counting as zero, add up to the post-payment part; or to the gross, and then the pre-payment
 * part is taken from creditAmount, then outOfBandAmount, then refundAmount. With all three left out the rest is creditAmount.
 *
 * `gross` and `due` are in major units of `currency`; without an invoice nothing is due, and a negative due counts as nothing.
 * @throws DomainError `validation_failed` on an asked amount that is negative or finer than the minor unit;
 * `split_mismatch` with all the numbers when the asked amounts add up to neither.
 */
export function splitCredit(gross: Decimal, due: Decimal, asked: AskedSplit, currency: string): Split {
  assertGross(gross, due, currency);
  assertAsked(asked, currency);
  const reduces = !due.isNegative() && !due.isZero();
  const prePaymentAmount = reduces ? Decimal.min(gross, due) : ZERO;
  const postPaymentAmount = reduces ? gross.minus(prePaymentAmount) : gross;
  const both = { prePaymentAmount, postPaymentAmount };
  if (PARTS.every((part) => asked[part] === undefined)) {
    return { ...both, refundAmount: ZERO, creditAmount: postPaymentAmount, outOfBandAmount: ZERO };
  }

  const parts: Parts = {
    refundAmount: asked.refundAmount ?? ZERO,
    creditAmount: asked.creditAmount ?? ZERO,
    outOfBandAmount: asked.outOfBandAmount ?? ZERO,
  };
  const total = sum(Object.values(parts));
  if (total.equals(postPaymentAmount)) return { ...both, ...parts };
  if (total.equals(gross)) return { ...both, ...takePrePayment(parts, prePaymentAmount) };
  throw mismatch(gross, due, { ...both, ...parts }, total, currency);
}

function takePrePayment(parts: Parts, prePayment: Decimal): Parts {
  const left = { ...parts };
  let toTake = prePayment;
  for (const part of ['creditAmount', 'outOfBandAmount', 'refundAmount'] as const) {
    const taken = Decimal.min(toTake, left[part]);
    left[part] = left[part].minus(taken);
    toTake = toTake.minus(taken);
  }
  return left;
}

function assertGross(gross: Decimal, due: Decimal, currency: string): void {
  if (
    !fitsMinorUnits(gross, currency) ||
    (gross.isNegative() && !gross.isZero()) ||
    !fitsMinorUnits(due, currency)
  ) {
    throw new RangeError(
      'The gross of a credit and what is due must be rounded amounts, the gross not negative',
    );
  }
}

function assertAsked(asked: AskedSplit, currency: string): void {
  for (const part of PARTS) {
    const amount = asked[part];
    if (amount === undefined) continue;
    if (!amount.isFinite() || amount.lessThan(0))
      throw invalid(part, 'must be a number that is not negative');
    if (!fitsMinorUnits(amount, currency)) {
      throw invalid(part, `must have at most ${minorUnits(currency)} decimals in ${currency}`);
    }
  }
}

function mismatch(
  gross: Decimal,
  due: Decimal,
  split: Split,
  askedTotal: Decimal,
  currency: string,
): DomainError {
  const text = (amount: Decimal): string => formatAmount(amount, currency);
  return new DomainError(
    'split_mismatch',
    `refundAmount, creditAmount and outOfBandAmount add up to ${text(askedTotal)}; ` +
      `they must add up to ${text(split.postPaymentAmount)} (after payment) or ${text(gross)} (in total)`,
    {
      currency,
      gross: text(gross),
      due: text(due),
      askedTotal: text(askedTotal),
      prePaymentAmount: text(split.prePaymentAmount),
      postPaymentAmount: text(split.postPaymentAmount),
      refundAmount: text(split.refundAmount),
      creditAmount: text(split.creditAmount),
      outOfBandAmount: text(split.outOfBandAmount),
    },
  );
}
