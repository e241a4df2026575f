import fc from 'fast-check';
import { Decimal } from '../money/decimal';
import { toBase } from '../money/exchange';
import { minorUnits } from '../money/currency';
import { decimals } from '../testing/arbitraries';
import { thrownBy } from '../testing/thrown-by';
import { allocateItem, type AllocableItem, type AllocationAsked } from './allocation';

const item = (changes: Partial<AllocableItem> & { amount: Decimal }): AllocableItem => {
  const whole = { baseAmount: changes.amount, open: changes.amount, openBase: changes.amount };
  return {
    id: changes.amount.isNegative() ? 'pay' : 'inv',
    customerId: 'cus',
    currency: 'GBP',
    exchangeRate: new Decimal(1),
    date: '2026-05-01',
    available: changes.amount.abs(),
    ...whole,
    ...changes,
  };
};
const payment = (amount: string, changes: Partial<AllocableItem> = {}): AllocableItem =>
  item({ amount: new Decimal(amount).negated(), ...changes });
const invoice = (amount: string, changes: Partial<AllocableItem> = {}): AllocableItem =>
  item({ amount: new Decimal(amount), ...changes });
const asked = (changes: Partial<AllocationAsked> = {}): AllocationAsked => ({
  date: '2026-05-10',
  today: '2026-05-20',
  baseCurrency: 'GBP',
  ...changes,
});
const inEuro = (
  made: (amount: string, changes: Partial<AllocableItem>) => AllocableItem,
  amount: string,
  rate: string,
) => {
  const base = toBase(new Decimal(amount), new Decimal(rate), 'GBP');
  const sign = made === payment ? -1 : 1;
  return made(amount, {
    currency: 'EUR',
    exchangeRate: new Decimal(rate),
    baseAmount: base.times(sign),
    openBase: base.times(sign),
  });
};

describe('An allocation', () => {
  it('takes as much as both items have open, unless an amount is named', () => {
    expect(allocateItem(payment('100'), invoice('60'), asked()).amount.toFixed()).toBe('60');
    expect(allocateItem(payment('40'), invoice('60'), asked()).amount.toFixed()).toBe('40');
    expect(
      allocateItem(payment('40'), invoice('60'), asked({ amount: new Decimal(5) })).amount.toFixed(),
    ).toBe('5');
  });

  it('leaves the reserve of a credit note alone', () => {
    const reserved = new Decimal(30);
    expect(allocateItem(payment('100'), invoice('90'), asked({ reserved })).amount.toFixed()).toBe('70');
    const beyond = thrownBy(() =>
      allocateItem(payment('100'), invoice('90'), asked({ reserved, amount: new Decimal(71) })),
    );
    expect(beyond).toMatchObject({
      code: 'allocation_exceeds_open_amount',
      details: { openItemId: 'pay', asked: '71.00', open: '70.00' },
    });
  });

  it('has no difference in base currency', () => {
    const { baseAmount, difference } = allocateItem(payment('40'), invoice('60'), asked());
    expect([baseAmount.toFixed(), difference.toFixed()]).toEqual(['40', '0']);
  });

  it('realises a loss when the money is worth less than the invoice stood at', () => {
    const paid = allocateItem(inEuro(payment, '1200', '0.83'), inEuro(invoice, '1200', '0.8571'), asked());
    expect(paid.baseAmount.toFixed()).toBe('996');
    expect(paid.difference.toFixed()).toBe('32.52');
    expect(paid.equalRates).toBe(false);
  });

  it('realises a gain when it is worth more, on the part that is paid', () => {
    const paid = allocateItem(
      inEuro(payment, '400', '0.87'),
      inEuro(invoice, '1200', '0.8571'),
      asked({ amount: new Decimal(400) }),
    );
    expect([paid.baseAmount.toFixed(), paid.difference.toFixed()]).toEqual(['348', '-5.16']);
  });

  it.each<[string, AllocableItem, AllocableItem, Partial<AllocationAsked>, string]>([
    ['of two customers', payment('9'), invoice('9', { customerId: 'other' }), {}, 'customer_mismatch'],
    [
      'with a customer and one without',
      payment('9', { customerId: null }),
      invoice('9'),
      {},
      'customer_mismatch',
    ],
    ['of two currencies', payment('9'), invoice('9', { currency: 'EUR' }), {}, 'currency_mismatch'],
    ['before one of the items', payment('9'), invoice('9'), { date: '2026-04-30' }, 'date_before_item'],
    ['in the future', payment('9'), invoice('9'), { date: '2026-05-21' }, 'date_in_future'],
    [
      'of nothing',
      payment('9'),
      invoice('9', { available: new Decimal(0) }),
      {},
      'allocation_exceeds_open_amount',
    ],
    [
      'finer than the currency',
      payment('9'),
      invoice('9'),
      { amount: new Decimal('0.005') },
      'validation_failed',
    ],
    ['to a credit', payment('9'), payment('9'), {}, 'conflict'],
  ])('is refused %s', (_what, credit, debit, changes, code) => {
    expect(thrownBy(() => allocateItem(credit, debit, asked(changes)))?.code).toBe(code);
  });

  it('of what later dates took is refused, with what is left on its date', () => {
    const refused = thrownBy(() =>
      allocateItem(
        payment('50', { available: new Decimal(20) }),
        invoice('50'),
        asked({ amount: new Decimal(21), field: 'allocations.0' }),
      ),
    );
    expect(refused?.details).toMatchObject({
      field: 'allocations.0',
      openItemId: 'pay',
      asked: '21.00',
      open: '20.00',
    });
  });
});

describe('Allocations until nothing is left', () => {
  const rates = fc.constantFrom('0.8571', '0.83', '1.21', '0.0063', '152.37');
  const parts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
  const take = (of: AllocableItem, amount: Decimal, base: Decimal): AllocableItem => {
    const side = of.amount.s;
    const open = of.open.minus(amount.times(side));
    return { ...of, open, openBase: of.openBase.minus(base.times(side)), available: open.abs() };
  };

  it('end at zero in both currencies, never pass zero on the way, and post what the two stood apart', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('JPY', 'GBP', 'KWD'),
        fc.constantFrom('JPY', 'GBP', 'KWD'),
        decimals(0, 100_000n, 1n),
        rates,
        rates,
        parts,
        (currency, baseCurrency, units, rateOfCredit, rateOfDebit, weights) => {
          const unit = new Decimal(10).pow(-minorUnits(currency));
          const whole = units.times(unit);
          const made = (sign: 1 | -1, rate: string): AllocableItem => {
            const exchangeRate = new Decimal(currency === baseCurrency ? 1 : rate);
            const base = toBase(whole, exchangeRate, baseCurrency).times(sign);
            const amount = whole.times(sign);
            return item({ amount, currency, exchangeRate, baseAmount: base, openBase: base });
          };
          let [credit, debit] = [made(-1, rateOfCredit), made(1, rateOfDebit)];
          const apart = debit.baseAmount.plus(credit.baseAmount);
          let posted = new Decimal(0);
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          for (const [index, weight] of weights.entries()) {
            const share = units.times(weight).div(total).floor().times(unit);
            const amount = index === weights.length - 1 ? debit.open : Decimal.min(share, debit.open);
            if (amount.isZero()) continue;
            const done = allocateItem(credit, debit, asked({ amount, baseCurrency }));
            posted = posted.plus(done.difference);
            credit = take(credit, amount, done.baseAmount);
            debit = take(debit, amount, done.baseAmount.plus(done.difference));
            expect(debit.openBase.isNegative() && !debit.openBase.isZero()).toBe(false);
            expect(credit.openBase.greaterThan(0)).toBe(false);
          }
          expect(
            [credit.open, credit.openBase, debit.open, debit.openBase].map((left) => left.toFixed()),
          ).toEqual(['0', '0', '0', '0']);
          expect(posted.toFixed()).toBe(apart.toFixed());
        },
      ),
    );
  });
});
