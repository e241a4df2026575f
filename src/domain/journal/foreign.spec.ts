import fc from 'fast-check';
import { minorUnits } from '../money/currency';
import { Decimal, sum, ZERO } from '../money/decimal';
import { currencies, decimals } from '../testing/arbitraries';
import { balance, credit, debit, excess, header, inShort, looseLines } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { journalEntry } from './entry';
import { withBaseAmounts } from './foreign';

const EURO = {
  currency: 'EUR',
  baseCurrency: 'GBP',
  exchangeRate: new Decimal('0.85'),
  roundingAccountId: 'rounding',
};
const SPLIT = [debit('sales', '0.03'), debit('vat', '0.03'), credit('debtors', '0.06')];

describe('amounts in base currency', () => {
  it('are each rounded by themselves, and the difference goes to exchange rounding', () => {
    const lines = withBaseAmounts(SPLIT, EURO);
    expect(journalEntry(header(EURO), lines).lines.map(inShort)).toEqual([
      'Dr sales 0.03',
      'Dr vat 0.03',
      'Cr debtors 0.06 (0.05)',
      'Cr rounding 0 (0.01)',
    ]);
  });

  it('get no rounding line when there is no difference', () => {
    expect(withBaseAmounts([debit('a', '100'), credit('b', '100')], EURO)).toHaveLength(2);
  });

  it('are the amounts themselves in base currency', () => {
    const base = { currency: 'GBP', baseCurrency: 'GBP', exchangeRate: new Decimal(1) };
    const lines = withBaseAmounts([debit('a', '0.10'), credit('b', '0.10')], base);
    expect(journalEntry(header(), lines).lines.map(inShort)).toEqual(['Dr a 0.1', 'Cr b 0.1']);
  });

  it('need an account for the difference, if there is one', () => {
    const none = { ...EURO, roundingAccountId: null };
    expect(withBaseAmounts([debit('a', '1'), credit('b', '1')], none)).toHaveLength(2);
    const error = thrownBy(() => withBaseAmounts(SPLIT, none));
    expect(error?.code).toBe('role_unassigned');
    expect(error?.details).toEqual({ role: 'exchange_rounding' });
  });

  it('hide no line that was forgotten', () => {
    const lines = withBaseAmounts([debit('a', '1.00'), credit('b', '0.99')], EURO);
    expect(thrownBy(() => journalEntry(header(EURO), lines))?.code).toBe('entry_unbalanced');
  });

  it('always balance when the lines do, with at most half a minor unit of rounding a line', () => {
    const cases = fc.tuple(currencies, currencies).chain(([currency, baseCurrency]) =>
      fc.record({
        currency: fc.constant(currency),
        baseCurrency: fc.constant(baseCurrency),
        exchangeRate: currency === baseCurrency ? fc.constant(new Decimal(1)) : decimals(6, 200_000_000n, 1n),
        roundingAccountId: fc.constant('rounding'),
        lines: looseLines(currency),
      }),
    );
    fc.assert(
      fc.property(cases, ({ lines, ...conversion }) => {
        const all = balance(lines);
        fc.pre(all.filter((line) => !excess([line]).isZero()).length >= 2);
        const converted = withBaseAmounts(all, conversion);
        const base = converted.map(({ baseDebit, baseCredit }) => baseDebit?.minus(baseCredit ?? 0) ?? ZERO);
        expect(sum(base).isZero()).toBe(true);
        expect(excess(converted).isZero()).toBe(true);
        const rounding = sum(base.slice(all.length)).abs();
        const halfUnit = new Decimal(10).pow(-minorUnits(conversion.baseCurrency)).div(2);
        expect(rounding.lessThanOrEqualTo(halfUnit.times(all.length))).toBe(true);
      }),
    );
  });
});
