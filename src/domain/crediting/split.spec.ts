import fc from 'fast-check';
import { DomainError } from '../errors';
import { allocate } from '../money/allocate';
import { Decimal, sum } from '../money/decimal';
import { amounts, currencies, exactly } from '../testing/arbitraries';
import { splitCredit, type AskedSplit } from './split';

const d = (text: string): Decimal => new Decimal(text);
const ask = (refund?: string, credit?: string, outOfBand?: string): AskedSplit => ({
  refundAmount: refund === undefined ? undefined : d(refund),
  creditAmount: credit === undefined ? undefined : d(credit),
  outOfBandAmount: outOfBand === undefined ? undefined : d(outOfBand),
});
const split = (gross: string, due: string, asked: AskedSplit): string[] =>
  Object.values(splitCredit(d(gross), d(due), asked, 'GBP')).map((amount: Decimal) => amount.toFixed());

describe('splitCredit', () => {
  it('leaves all on the customer’s account when nothing is asked', () => {
    expect(split('120', '0', {})).toEqual(['0', '120', '0', '120', '0']);
    expect(split('120', '50', {})).toEqual(['50', '70', '0', '70', '0']);
    expect(split('120', '500', {})).toEqual(['120', '0', '0', '0', '0']);
    expect(split('0', '10', {})).toEqual(['0', '0', '0', '0', '0']);
  });

  it('counts a negative due as nothing due', () => {
    expect(split('120', '-30', {})).toEqual(['0', '120', '0', '120', '0']);
  });

  it('takes amounts that add up to the post-payment part as they are', () => {
    expect(split('120', '50', ask('40', '20', '10'))).toEqual(['50', '70', '40', '20', '10']);
    expect(split('120', '50', ask('70'))).toEqual(['50', '70', '70', '0', '0']);
  });

  it('takes the pre-payment part from credit, then out of band, then refund when they add up to the total', () => {
    expect(split('120', '50', ask('40', '60', '20'))).toEqual(['50', '70', '40', '10', '20']);
    expect(split('120', '70', ask('40', '60', '20'))).toEqual(['70', '50', '40', '0', '10']);
    expect(split('120', '100', ask('40', '60', '20'))).toEqual(['100', '20', '20', '0', '0']);
    expect(split('120', '200', ask('120'))).toEqual(['120', '0', '0', '0', '0']);
  });

  it('refuses any other sum and shows all the numbers', () => {
    const run = (): unknown => split('120', '50', ask('40', '20'));
    expect(run).toThrow(DomainError);
    expect(run).toThrow(
      expect.objectContaining({
        code: 'split_mismatch',
        details: {
          currency: 'GBP',
          gross: '120.00',
          due: '50.00',
          askedTotal: '60.00',
          prePaymentAmount: '50.00',
          postPaymentAmount: '70.00',
          refundAmount: '40.00',
          creditAmount: '20.00',
          outOfBandAmount: '0.00',
        },
      }),
    );
    expect(() => split('120', '0', ask('0', '0', '0'))).toThrow('add up to 0.00');
    expect(() => split('120', '0', ask('120.01'))).toThrow('add up to 120.01');
  });

  it.each(['-1', 'NaN', 'Infinity'])('refuses an asked amount of %s', (amount) => {
    expect(() => split('120', '0', ask('120', amount))).toThrow(
      'creditAmount: must be a number that is not negative',
    );
  });

  it('refuses an asked amount finer than the minor unit, and an unrounded gross', () => {
    expect(() => split('120', '0', ask('119.999', '0.001'))).toThrow(
      'refundAmount: must have at most 2 decimals',
    );
    expect(() => split('0.001', '0', {})).toThrow(RangeError);
    expect(() => split('-1', '0', {})).toThrow(RangeError);
  });

  it('always adds up, with no negative part, whichever sum was asked', () => {
    const cases = currencies.chain((currency) =>
      fc.record({
        currency: fc.constant(currency),
        gross: amounts(currency),
        due: amounts(currency),
        weights: fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }),
        basis: fc.constantFrom('nothing', 'post', 'gross'),
      }),
    );
    fc.assert(
      fc.property(cases, ({ currency, gross, due, weights, basis }) => {
        const pre = Decimal.min(gross, due);
        const shares = weights.map((weight) => new Decimal(weight));
        const [refundAmount, creditAmount, outOfBandAmount] = allocate(
          basis === 'post' ? gross.minus(pre) : gross,
          shares,
          currency,
        );
        const asked = basis === 'nothing' ? {} : { refundAmount, creditAmount, outOfBandAmount };
        const result = splitCredit(gross, due, asked, currency);
        expect(result.prePaymentAmount).toEqual(exactly(pre));
        expect(result.prePaymentAmount.plus(result.postPaymentAmount)).toEqual(exactly(gross));
        const parts = [result.refundAmount, result.creditAmount, result.outOfBandAmount];
        expect(sum(parts)).toEqual(exactly(result.postPaymentAmount));
        for (const part of parts) expect(part.lessThan(0)).toBe(false);
        if (basis === 'post') expect(result.refundAmount).toEqual(exactly(refundAmount ?? NaN));
      }),
    );
  });
});
