import fc from 'fast-check';
import { amounts, currencies, decimals } from '../testing/arbitraries';
import { allocate, allocateWithin } from './allocate';
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

const within = (total: string, weights: (string | number)[], caps: (string | number)[]): string[] =>
  allocateWithin(d(total), weights.map(d), caps.map(d), 'GBP').map((part) => part.toFixed());

describe('allocateWithin', () => {
  it('allocates by weight where no cap is in the way', () => {
    expect(within('10.00', [1, 2, 4], [9, 9, 9])).toEqual(split('10.00', [1, 2, 4]));
  });

  it('gives what a cap holds off to the others, by weight', () => {
    expect(within('8', [1, 1, 2], ['5', '5', '1'])).toEqual(['3.5', '3.5', '1']);
  });

  it('gives it to parts without weight only when those with one are full', () => {
    expect(within('3', [1, 0], ['2', '9'])).toEqual(['2', '1']);
    expect(within('2', [1, 0], ['2', '9'])).toEqual(['2', '0']);
  });

  it('adds up to the total, with no part below zero or above its cap', () => {
    const parts = currencies.chain((currency) =>
      fc.record({
        currency: fc.constant(currency),
        parts: fc.array(fc.record({ weight: decimals(2, 50n), cap: amounts(currency) }), { minLength: 1 }),
        share: fc.integer({ min: 0, max: 1000 }),
      }),
    );
    fc.assert(
      fc.property(parts, ({ currency, parts: list, share }) => {
        const caps = list.map(({ cap }) => cap);
        const total = sum(caps).times(share).div(1000).toDecimalPlaces(minorUnits(currency), 1);
        const weights = list.map(({ weight }) => weight);
        const result = allocateWithin(total, weights, caps, currency);
        expect(sum(result)).toEqual(total);
        expect(result.every((part, i) => !part.lessThan(0) && !part.greaterThan(caps[i] ?? 0))).toBe(true);
      }),
    );
  });

  it.each([
    ['caps that are too small together', '3', [1, 1], [1, 1]],
    ['a total below zero', '-1', [1, 1], [1, 1]],
    ['a cap too few', '1', [1, 1], [1]],
  ])('refuses %s', (_, total, weights, caps) => {
    expect(() => within(total, weights, caps)).toThrow(RangeError);
  });
});
