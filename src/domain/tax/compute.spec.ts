import fc from 'fast-check';
import { allocate } from '../money/allocate';
import { Decimal, sum } from '../money/decimal';
import { minorUnits } from '../money/currency';
import { roundAmount } from '../money/amount';
import { amounts, currencies, exactly } from '../testing/arbitraries';
import { vatCode, type LineTax } from './category';
import { computeTax, type TaxableLine } from './compute';

const tax = (rate: string | number, extra: Partial<LineTax> = {}): LineTax => ({
  category: new Decimal(rate).isZero() ? 'Z' : 'S',
  rate: new Decimal(rate),
  ...extra,
});
const line = (amount: string, ...taxes: LineTax[]): TaxableLine => ({ amount: new Decimal(amount), taxes });
const net = { currency: 'GBP', pricesIncludeTax: false };
const gross = { currency: 'GBP', pricesIncludeTax: true };

describe('computeTax on net prices', () => {
  it('rounds once per rate and allocates to the lines by largest remainder, ties by line number', () => {
    const { lines, breakdown, totals } = computeTax(
      [line('0.33', tax(20)), line('0.33', tax(20)), line('0.33', tax(20))],
      net,
    );
    expect(lines.map((each) => each.tax.toFixed(2))).toEqual(['0.07', '0.07', '0.06']);
    expect(breakdown).toEqual([
      {
        category: 'S',
        rate: exactly(20),
        exemptionReason: null,
        taxable: exactly('0.99'),
        tax: exactly('0.20'),
      },
    ]);
    expect(totals).toEqual({ net: exactly('0.99'), tax: exactly('0.20'), gross: exactly('1.19') });
  });

  it('keeps rates and categories apart, in order of first appearance, and gathers reasons', () => {
    const exempt = (exemptionReason: string): LineTax => tax(0, { category: 'E', exemptionReason });
    const { breakdown } = computeTax(
      [
        line('10', exempt('Education')),
        line('20', tax('17.5')),
        line('30', exempt('Health')),
        line('5', exempt('Health')),
      ],
      net,
    );
    expect(breakdown).toEqual([
      {
        category: 'E',
        rate: exactly(0),
        exemptionReason: 'Education; Health',
        taxable: exactly(45),
        tax: exactly(0),
      },
      {
        category: 'S',
        rate: exactly('17.5'),
        exemptionReason: null,
        taxable: exactly(20),
        tax: exactly('3.5'),
      },
    ]);
  });

  it('computes several taxes of a line each on the line’s net', () => {
    const { lines, totals } = computeTax(
      [line('100', tax(5, { name: 'GST' }), tax('9.975', { name: 'QST' }))],
      net,
    );
    expect(lines[0]?.taxes).toEqual([
      { category: 'S', rate: exactly(5), name: 'GST', tax: exactly(5) },
      { category: 'S', rate: exactly('9.975'), name: 'QST', tax: exactly('9.98') },
    ]);
    expect(totals.gross).toEqual(exactly('114.98'));
  });

  it('answers nothing for no lines and zero for free lines', () => {
    expect(computeTax([], net)).toEqual({
      lines: [],
      breakdown: [],
      totals: { net: exactly(0), tax: exactly(0), gross: exactly(0) },
    });
    expect(computeTax([line('0', tax(20)), line('0', tax(20))], net).totals.tax).toEqual(exactly(0));
  });
});

describe('computeTax on gross prices', () => {
  it('takes the tax out of the gross, which stays', () => {
    const { lines, totals } = computeTax([line('100', tax(20)), line('0.01', tax(20))], gross);
    expect(lines.map((each) => each.gross.toFixed(2))).toEqual(['100.00', '0.01']);
    expect(totals).toEqual({ net: exactly('83.34'), tax: exactly('16.67'), gross: exactly('100.01') });
  });

  it('splits the tax of several rates by rate, whatever their order on the line', () => {
    const { lines, breakdown } = computeTax(
      [line('115', tax(5), tax(10)), line('115', tax(10), tax(5))],
      gross,
    );
    expect(lines[0]?.taxes.map((each) => each.tax.toFixed(2))).toEqual(['5.00', '10.00']);
    expect(lines[1]?.taxes.map((each) => each.tax.toFixed(2))).toEqual(['10.00', '5.00']);
    expect(breakdown.map((row) => [vatCode(row.category, row.rate), row.tax.toFixed(2)])).toEqual([
      ['S5', '10.00'],
      ['S10', '20.00'],
    ]);
  });
});

describe('computeTax', () => {
  const rates = fc
    .constantFrom('0', '5', '17.5', '19.6', '20', '9.975', '0.0001', '100')
    .map((rate) => tax(rate));
  const documents = fc.record({ currency: currencies, pricesIncludeTax: fc.boolean() }).chain((opts) =>
    fc.record({
      opts: fc.constant(opts),
      lines: fc.array(
        fc.record({ amount: amounts(opts.currency), taxes: fc.array(rates, { minLength: 1, maxLength: 3 }) }),
        { minLength: 1, maxLength: 12 },
      ),
    }),
  );

  it('adds up: per line, per category and rate, and in total', () => {
    fc.assert(
      fc.property(documents, ({ opts, lines }) => {
        const result = computeTax(lines, opts);
        result.lines.forEach((each, index) => {
          expect(each.net.plus(each.tax)).toEqual(exactly(each.gross));
          expect(sum(each.taxes.map((part) => part.tax))).toEqual(exactly(each.tax));
          expect(opts.pricesIncludeTax ? each.gross : each.net).toEqual(exactly(lines[index]?.amount ?? NaN));
          for (const part of each.taxes) {
            expect(part.tax.isNegative() && !part.tax.isZero()).toBe(false);
            expect(part.tax.decimalPlaces()).toBeLessThanOrEqual(minorUnits(opts.currency));
          }
        });
        for (const row of result.breakdown) {
          const code = vatCode(row.category, row.rate);
          const parts = result.lines.flatMap((each) =>
            each.taxes.filter((part) => vatCode(part.category, part.rate) === code),
          );
          expect(sum(parts.map((part) => part.tax))).toEqual(exactly(row.tax));
        }
        expect(result.totals.net.plus(result.totals.tax)).toEqual(exactly(result.totals.gross));
        expect(sum(result.breakdown.map((row) => row.tax))).toEqual(exactly(result.totals.tax));
      }),
    );
  });

  it('keeps BR-CO-17 to the minor unit for net prices', () => {
    fc.assert(
      fc.property(documents, ({ opts, lines }) => {
        for (const row of computeTax(lines, { ...opts, pricesIncludeTax: false }).breakdown) {
          expect(row.tax).toEqual(exactly(roundAmount(row.taxable.times(row.rate).div(100), opts.currency)));
        }
      }),
    );
  });

  it('splits the tax of gross prices over several rates as if it were one sum, however many lines bear it', () => {
    const cases = currencies.chain((currency) =>
      fc.record({
        currency: fc.constant(currency),
        taxes: fc.uniqueArray(fc.constantFrom('5', '17.5', '20', '9.975'), { minLength: 2, maxLength: 3 }),
        gross: fc.array(amounts(currency), { minLength: 1, maxLength: 12 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ currency, taxes, gross: grosses }) => {
        const bySet = [...taxes].sort((a, b) => (`S${a}` < `S${b}` ? -1 : 1)).map((rate) => tax(rate));
        const lines = grosses.map((amount) => ({ amount, taxes: bySet }));
        const { breakdown } = computeTax(lines, { currency, pricesIncludeTax: true });
        const rates = bySet.map((each) => each.rate);
        const total = roundAmount(sum(grosses).times(sum(rates)).div(sum(rates).plus(100)), currency);
        const expected = allocate(total, rates, currency);
        expect(breakdown.map((row) => row.tax.toFixed())).toEqual(expected.map((part) => part.toFixed()));
      }),
    );
  });

  it('keeps each line’s tax within a minor unit of its exact share when it has one tax', () => {
    fc.assert(
      fc.property(documents, ({ opts, lines }) => {
        const single = lines.map((each) => ({ ...each, taxes: each.taxes.slice(0, 1) }));
        const unit = new Decimal(10).pow(-minorUnits(opts.currency));
        computeTax(single, opts).lines.forEach((each, index) => {
          const rate = each.taxes[0]?.rate ?? new Decimal(NaN);
          const amount = single[index]?.amount ?? new Decimal(NaN);
          const exact = amount.times(rate).div(opts.pricesIncludeTax ? rate.plus(100) : 100);
          // One unit of allocation and half a unit of rounding of the sum, which is at most shared by all.
          expect(each.tax.minus(exact).abs().lessThan(unit.times('1.5'))).toBe(true);
        });
      }),
    );
  });

  it.each([
    ['no tax', { amount: new Decimal(1), taxes: [] }],
    ['a negative amount', line('-1', tax(20))],
    ['an amount finer than a penny', line('0.001', tax(20))],
    ['NaN', line('NaN', tax(20))],
  ])('refuses a line with %s', (_, bad) => {
    expect(() => computeTax([line('1', tax(20)), bad], net)).toThrow(/^Line 2 /);
  });
});
