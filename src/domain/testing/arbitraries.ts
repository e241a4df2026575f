import fc from 'fast-check';
import { minorUnits } from '../money/currency';
import { Decimal } from '../money/decimal';

/** Generators for property tests of the domain. One currency each with 0, 2 and 3 decimals. */
export const currencies = fc.constantFrom('JPY', 'GBP', 'KWD');

/** A whole number divided by a power of ten, so that no float takes part. */
export const decimals = (places: number, max: bigint, min = 0n): fc.Arbitrary<Decimal> =>
  fc.bigInt({ min, max }).map((units) => new Decimal(units.toString()).div(new Decimal(10).pow(places)));

/** An amount ≥ 0 in the currency's minor units, small ones as likely as very large ones. */
export const amounts = (currency: string): fc.Arbitrary<Decimal> =>
  fc.oneof(decimals(minorUnits(currency), 300n), decimals(minorUnits(currency), 10n ** 14n));

/** Any number with up to six decimals, of either sign. */
export const signedNumbers = decimals(6, 10n ** 15n, -(10n ** 15n));

export const exactly = (value: Decimal | string | number) => ({
  asymmetricMatch: (other: unknown) => Decimal.isDecimal(other) && other.equals(value),
  toString: () => `exactly ${new Decimal(value).toFixed()}`,
});
