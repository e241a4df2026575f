import fc from 'fast-check';
import { currencies, decimals, exactly, signedNumbers } from '../testing/arbitraries';
import { Decimal } from './decimal';
import { toBase } from './exchange';

describe('toBase', () => {
  it('multiplies by base units per one unit of the document’s currency and rounds once', () => {
    expect(toBase(new Decimal('100.00'), new Decimal('0.8543'), 'GBP')).toEqual(exactly('85.43'));
    expect(toBase(new Decimal('-0.01'), new Decimal('0.5'), 'GBP')).toEqual(exactly('-0.01'));
    expect(toBase(new Decimal('12.34'), new Decimal('191.255'), 'JPY')).toEqual(exactly('2360'));
    expect(toBase(new Decimal('999999999999999'), new Decimal('0.000000000001'), 'KWD')).toEqual(
      exactly('1000'),
    );
  });

  it('is symmetric about zero, and the identity for a rate of one', () => {
    fc.assert(
      fc.property(currencies, signedNumbers, decimals(6, 10n ** 9n, 1n), (base, amount, rate) => {
        expect(toBase(amount.negated(), rate, base)).toEqual(exactly(toBase(amount, rate, base).negated()));
        const whole = amount.trunc();
        expect(toBase(whole, new Decimal(1), base)).toEqual(exactly(whole));
      }),
    );
  });

  it.each([0, -1, NaN, Infinity])('refuses a rate of %s', (rate) => {
    expect(() => toBase(new Decimal(1), new Decimal(rate), 'GBP')).toThrow(
      'exchangeRate: must be greater than 0',
    );
  });

  it('refuses an amount that is not a number', () => {
    expect(() => toBase(new Decimal(NaN), new Decimal(1), 'GBP')).toThrow('amount: ');
  });
});
