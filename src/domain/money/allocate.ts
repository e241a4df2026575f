import { minorUnits } from './currency';
import { Decimal, sum, ZERO } from './decimal';

/**
 * Splits a total into parts in proportion to the weights, by largest remainder: each part is its exact share cut down to the
 * minor unit, and the units left over go one each to the largest remainders, ties to the lower index. So the parts add up to
 * exactly the total and none differs from its exact share by a whole minor unit; a weight of zero gets zero. Symmetric about
 * zero: the parts of −t are the negatives of the parts of t. When all weights are zero the total is split evenly.
 *
 * `total` is in major units and must be a multiple of the currency's minor unit. Weights have any unit, are not negative
 * and carry up to 40 significant digits.
 * @throws RangeError when the caller breaks this contract, or when a total other than zero has no part to go to.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], currency: string): Decimal[] {
  const decimals = minorUnits(currency);
  const units = toMinorUnits(total, decimals);
  assertWeights(weights);
  if (weights.length === 0 && !units.isZero())
    throw new RangeError('An amount cannot be allocated to no parts');
  if (units.isZero()) return weights.map(() => ZERO);
  if (weights.length === 1) return [total];

  const weightSum = sum(weights);
  const parts = weightSum.isZero()
    ? allocateUnits(
        units.abs(),
        weights.map(() => new Decimal(1)),
        new Decimal(weights.length),
      )
    : allocateUnits(units.abs(), weights, weightSum);
  const minorUnit = new Decimal(units.isNegative() ? -1 : 1).times(`1e-${decimals}`);
  return parts.map((part) => (part.isZero() ? ZERO : part.times(minorUnit)));
}

/**
 * Splits a total as `allocate` does, but no part above its cap: what a part cannot hold goes to the others, by weight as long as
 * any with a weight has room, then by room to those of weight zero. The parts add up to exactly the total.
 *
 * `total` and caps are in major units, multiples of the currency's minor unit and not negative.
 * @throws RangeError when the caller breaks this contract, or when the caps together are below the total.
 */
export function allocateWithin(
  total: Decimal,
  weights: readonly Decimal[],
  caps: readonly Decimal[],
  currency: string,
): Decimal[] {
  if (total.lessThan(0) || total.greaterThan(sum(caps)) || caps.length !== weights.length) {
    throw new RangeError('An amount to allocate must fit within the caps of its parts');
  }
  const parts = weights.map(() => ZERO);
  let open = weights.flatMap((weight, index) => (weight.isZero() ? [] : index));
  let left = total;
  while (open.length > 0) {
    const shares = allocate(
      left,
      open.map((index) => weights[index] ?? ZERO),
      currency,
    );
    const full = new Set(
      open.filter((index, position) => shares[position]?.greaterThan(caps[index] ?? ZERO)),
    );
    open.forEach((index, position) => {
      parts[index] = (full.has(index) ? caps[index] : shares[position]) ?? ZERO;
    });
    if (full.size === 0) return parts;
    for (const index of full) left = left.minus(caps[index] ?? ZERO);
    open = open.filter((index) => !full.has(index));
  }
  const room = caps.map((cap, index) => cap.minus(parts[index] ?? ZERO));
  return allocate(left, room, currency).map((part, index) => part.plus(parts[index] ?? ZERO));
}

function toMinorUnits(total: Decimal, decimals: number): Decimal {
  const units = total.times(`1e${decimals}`);
  if (!units.isInteger()) throw new RangeError('An amount to allocate must be a whole number of minor units');
  return units;
}

function assertWeights(weights: readonly Decimal[]): void {
  for (const weight of weights) {
    if (!weight.isFinite() || weight.lessThan(0))
      throw new RangeError('A weight must be finite and not negative');
  }
}

/** `units` is a positive whole number. Remainders are compared times `weightSum`, which keeps them exact. */
function allocateUnits(units: Decimal, weights: readonly Decimal[], weightSum: Decimal): Decimal[] {
  const shares = weights.map((weight, index) => {
    const product = units.times(weight);
    const whole = product.divToInt(weightSum);
    return { index, whole, remainder: product.minus(whole.times(weightSum)) };
  });
  const left = units.minus(sum(shares.map((share) => share.whole))).toNumber();
  const byRemainder = [...shares].sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, left).map((share) => share.index));
  return shares.map(({ index, whole }) => (raised.has(index) ? whole.plus(1) : whole));
}
