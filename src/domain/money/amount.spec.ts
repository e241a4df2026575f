import fc from 'fast-check';
import { currencies, exactly, signedNumbers } from '../testing/arbitraries';
import { fitsMinorUnits, formatAmount, formatAmountText, negatedAmountText, roundAmount } from './amount';
import { minorUnits } from './currency';
import { Decimal } from './decimal';

describe('roundAmount', () => {
  it.each([
    ['12.345', 'GBP', '12.35'],
    ['-12.345', 'GBP', '-12.35'],
    ['12.344999', 'GBP', '12.34'],
    ['0.5', 'JPY', '1'],
    ['-0.5', 'JPY', '-1'],
    ['1.0005', 'KWD', '1.001'],
  ])('rounds %s %s half away from zero to %s', (value, currency, rounded) => {
    expect(roundAmount(new Decimal(value), currency)).toEqual(exactly(rounded));
  });

  it('is symmetric about zero and off by at most half a minor unit', () => {
    fc.assert(
      fc.property(currencies, signedNumbers, (currency, x) => {
        const rounded = roundAmount(x, currency);
        expect(roundAmount(x.negated(), currency)).toEqual(exactly(rounded.negated()));
        expect(
          rounded
            .minus(x)
            .abs()
            .times(2)
            .lessThanOrEqualTo(new Decimal(10).pow(-minorUnits(currency))),
        ).toBe(true);
      }),
    );
  });

  it.each([NaN, Infinity, -Infinity])('refuses %s', (value) => {
    expect(() => roundAmount(new Decimal(value), 'GBP')).toThrow('amount: must be a finite number');
  });

  it('refuses an unknown currency', () => {
    expect(() => roundAmount(new Decimal(1), 'ZZZ')).toThrow('currency: ');
  });
});

describe('formatAmount', () => {
  it.each([
    ['100', 'JPY', '100'],
    ['100', 'GBP', '100.00'],
    ['100', 'KWD', '100.000'],
    ['-0.001', 'GBP', '0.00'],
    ['-0', 'GBP', '0.00'],
    ['-0.4', 'JPY', '0'],
    ['0.0000001', 'GBP', '0.00'],
    ['1e30', 'GBP', `1${'0'.repeat(30)}.00`],
  ])('writes %s %s as %s', (value, currency, text) => {
    expect(formatAmount(new Decimal(value), currency)).toBe(text);
  });

  it('always has the currency’s decimals, no exponent, and no negative zero', () => {
    fc.assert(
      fc.property(currencies, signedNumbers, fc.integer({ min: -20, max: 20 }), (currency, x, exponent) => {
        const value = x.times(new Decimal(10).pow(exponent));
        const text = formatAmount(value, currency);
        const units = minorUnits(currency);
        expect(text).toMatch(units === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${units}}$`));
        expect(text).not.toMatch(/^-[0.]+$/);
        expect(roundAmount(value, currency)).toEqual(exactly(text));
      }),
    );
  });
});

describe('formatAmountText', () => {
  const texts = fc.oneof(
    signedNumbers.map((x) => x.toFixed()),
    fc.tuple(signedNumbers, fc.integer({ min: 0, max: 4 })).map(([x, digits]) => x.toFixed(digits)),
    fc.constantFrom('-0', '-0.00', '0', '0.00', '007.00', '.50', '1.', '1e2', '-0.004', '12.340', '12.3'),
  );

  it('writes text as it would the number, whatever form it has', () => {
    fc.assert(
      fc.property(texts, currencies, (text, currency) => {
        expect(formatAmountText(text, currency)).toBe(formatAmount(new Decimal(text), currency));
      }),
    );
  });

  it('turns the sign as the number does, and leaves zero without one', () => {
    fc.assert(
      fc.property(texts, currencies, (text, currency) => {
        const rounded = roundAmount(new Decimal(text), currency);
        expect(negatedAmountText(text, currency)).toBe(formatAmount(rounded.negated(), currency));
      }),
    );
  });
});

describe('fitsMinorUnits', () => {
  it('knows which amounts a currency can express', () => {
    expect(fitsMinorUnits(new Decimal('0.125'), 'KWD')).toBe(true);
    expect(fitsMinorUnits(new Decimal('0.125'), 'GBP')).toBe(false);
    expect(fitsMinorUnits(new Decimal('0.1200'), 'GBP')).toBe(true);
    expect(fitsMinorUnits(new Decimal('0.5'), 'JPY')).toBe(false);
    expect(fitsMinorUnits(new Decimal(NaN), 'GBP')).toBe(false);
  });
});
