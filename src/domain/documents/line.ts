import { invalid } from '../errors';
import { belowLimit, roundAmount } from '../money/amount';
import type { Decimal } from '../money/decimal';

/**
 * The amount of a line: round(quantity × unit price − discount) to the currency's minor unit, half away from zero, in the tax
 * basis of the price. Only the result is rounded, never the product. `discount` is an amount for the whole line and may use
 * it up but not exceed it. Quantity and unit price must not be negative.
 * @throws DomainError `validation_failed` on `<path>.discount` when it exceeds quantity × price, on `<path>.unitPrice` when the
 * amount reaches 10^15. `path` is the line's place in the request, e.g. 'items.3'; left out, the fields stand alone.
 */
export function lineAmount(
  quantity: Decimal,
  unitPrice: Decimal,
  discount: Decimal,
  currency: string,
  path?: string,
): Decimal {
  const at = (name: string): string => (path === undefined ? name : `${path}.${name}`);
  const value = quantity.times(unitPrice);
  if (!value.isFinite() || value.isNegative()) {
    throw invalid(at('unitPrice'), 'times the quantity must be a number that is not negative');
  }
  if (!discount.isFinite() || (discount.isNegative() && !discount.isZero())) {
    throw invalid(at('discount'), 'must not be negative');
  }
  if (!discount.isZero() && discount.greaterThan(value))
    throw invalid(at('discount'), 'must not exceed quantity × unit price');
  const amount = roundAmount(discount.isZero() ? value : value.minus(discount), currency);
  if (!belowLimit(amount)) {
    throw invalid(at('unitPrice'), 'times the quantity must be below 10^15');
  }
  return amount;
}
