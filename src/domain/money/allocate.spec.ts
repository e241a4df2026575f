import fc from 'fast-check';
import { amounts, currencies, decimals } from '../testing/arbitraries';
import { allocate } from './allocate';
import { minorUnits } from './currency';
import { Decimal, sum } from './decimal';

const d = (text: string | number): Decimal => new Decimal(text);
const split = (total: string, weights: (string | number)[], currency = 'GBP'): string[] =>
  allocate(d(total), weights.map(d), currency).map((part) => part.toFixed());

describe('allocate', () => {
  it('gives left-over units to the largest remainders, ties by index', () => {
    expect(split('100.00', [1, 1, 1])).toEqual(['33.34', '33.33', '33.33']);
    expect(split('0.05', [1, 1])).toEqual(['0.03', '0.02']);
    expect(split('10.00', [1, 2, 4])).toEqual(['1.43', '2.86', '5.71']);
    expect(split('1', [1, 5, 1], 'JPY')).toEqual(['0', '1', '0']);
    expect(split('1.000', [2, 1], 'KWD')).toEqual(['0.667', '0.333']);
  });

  it('gives a weight of zero nothing', () => {
    expect(split('0.01', [0, 1, 0])).toEqual(['0', '0.01', '0']);
  });

  it('splits evenly when all weights are zero', () => {
    expect(split('0.05', [0, 0, 0])).toEqual(['0.02', '0.02', '0.01']);
  });

  it('allocates nothing to anybody', () => {
    expect(split('0', [])).toEqual([]);
    expect(split('0', [3, 0])).toEqual(['0', '0']);
  });

  const cases = currencies.chain((currency) =>
    fc.record({
      currency: fc.constant(currency),
      total: amounts(currency),
      weights: fc.array(fc.oneof(decimals(6, 10n ** 15n), decimals(0, 4n)), { minLength: 1, maxLength: 30 }),
    }),
  );

  it('adds up to the total, each part within a minor unit of its exact share', () => {
    fc.assert(
      fc.property(cases, ({ currency, total, weights }) => {
        const parts = allocate(total, weights, currency);
        expect(sum(parts).equals(total)).toBe(true);
        const weightSum = sum(weights);
        const unit = new Decimal(10).pow(-minorUnits(currency));
        parts.forEach((part, index) => {
          const weight = weights[index] ?? d(0);
          const share = weightSum.isZero() ? total.div(weights.length) : total.times(weight).div(weightSum);
          expect(part.minus(share).abs().lessThan(unit)).toBe(true);
          expect(part.decimalPlaces()).toBeLessThanOrEqual(minorUnits(currency));
        });
      }),
    );
  });

  it('is symmetric about zero', () => {
    fc.assert(
      fc.property(cases, ({ currency, total, weights }) => {
        const parts = allocate(total, weights, currency).map((part) => part.negated().toFixed());
        const mirrored = allocate(total.negated(), weights, currency).map((part) => part.toFixed());
        expect(mirrored).toEqual(parts.map((part) => (part === '-0' ? '0' : part)));
      }),
    );
  });

  it.each([
    ['a fraction of a minor unit', '0.001', [1]],
    ['a total of NaN', 'NaN', [1]],
    ['a negative weight', '1', [1, -1]],
    ['an infinite weight', '1', ['Infinity']],
    ['no parts', '1', []],
  ])('refuses %s', (_, total, weights) => {
    expect(() => split(total, weights)).toThrow(RangeError);
  });
});
