import { Decimal, sum } from '../money/decimal';
import { invoice, quantity, amount, free, resolve, shown, after } from '../testing/credit-forms';
import { agreedLine, taxesAt } from '../testing/invoices';
import { leftOf } from './creditable';
import { applyRows, resolveCredit, withdrawRows, type CreditForm, type CreditRow } from './resolve';

describe('a line credited by quantity', () => {
  const three = invoice(agreedLine('3', '3.33', '20', '0.01'), agreedLine('1', '5', '5'));

  it('takes its share of the net, discount included, and the tax that goes with it', () => {
    expect(shown(resolve(three, quantity('il_1', '1')))).toEqual(['il_1: 1 × 3.33 + 0.67']);
    expect(shown(resolve(three, quantity('il_1', '3')))).toEqual(['il_1: 3 × 9.98 + 2']);
  });

  it('leaves what rounding left to the last of it', () => {
    const two = after(three, [quantity('il_1', '1')], [quantity('il_1', '1')]);
    expect(shown(resolve(two, quantity('il_1', '1')))).toEqual(['il_1: 1 × 3.33 + 0.67']);
    const parts = [1, 2, 3].map((n) => after(three, ...Array<CreditForm[]>(n).fill([quantity('il_1', '1')])));
    expect(parts.map((left) => left.creditedGross.toFixed())).toEqual(['4', '7.98', '11.98']);
  });

  it('is not lessened by amounts credited of it, until those leave less', () => {
    const left = after(invoice(agreedLine('10', '10', '20')), [amount('il_1', '30')]);
    expect(shown(resolve(left, quantity('il_1', '5')))).toEqual(['il_1: 5 × 50 + 10']);
    expect(shown(resolve(left, quantity('il_1', '8')))).toEqual(['il_1: 8 × 70 + 14']);
    expect(shown(resolve(left, quantity('il_1', '10')))).toEqual(['il_1: 10 × 70 + 14']);
  });

  it('can be free of charge', () => {
    const gift = invoice(agreedLine('1', '0', '20'), agreedLine('1', '10', '20'));
    expect(shown(resolve(gift, quantity('il_1', '1')))).toEqual(['il_1: 1 × 0 + 0']);
  });

  it('can be credited again once its credit is voided', () => {
    const rows = resolve(three, quantity('il_1', '3'));
    const left = withdrawRows(applyRows(three, rows), rows);
    expect(left).toEqual(three);
    expect(resolve(left, quantity('il_1', '3'))).toEqual(rows);
  });
});

describe('a line credited by amount', () => {
  it('consumes no quantity', () => {
    const left = after(invoice(agreedLine('10', '10', '20')), [amount('il_1', '99')]);
    expect(leftOf(left.lines[0] ?? fail())).toMatchObject({ quantity: new Decimal(10), net: new Decimal(1) });
  });
});

describe('a free-form line', () => {
  const mixed = invoice(
    agreedLine('1', '100', '20'),
    agreedLine('1', '50', '5'),
    agreedLine('1', '300', '20'),
  );

  it('is spread over the lines with its taxes in proportion to what is left of them', () => {
    expect(shown(resolve(mixed, free('40', '20')))).toEqual(['il_1: 10 + 2', 'il_3: 30 + 6']);
    const left = after(mixed, [quantity('il_3', '1')]);
    expect(shown(resolve(left, free('40', '20')))).toEqual(['il_1: 40 + 8']);
  });

  it('comes after the lines that are named, wherever it stands', () => {
    expect(shown(resolve(mixed, free('20', '20'), quantity('il_3', '1')))).toEqual([
      'il_1: 20 + 4',
      'il_3: 1 × 300 + 60',
    ]);
  });

  it('is gross where prices include tax, and stays to the penny what it is', () => {
    const rows = resolveCredit(mixed, [free('10', '20'), free('0.01', '5')], { pricesIncludeTax: true });
    expect(shown(rows)).toEqual(['il_1: 2.08 + 0.42', 'il_3: 6.25 + 1.25', 'il_2: 0.01 + 0']);
  });

  it('of a gross price has no tax below zero, even where voids have left more tax credited than net', () => {
    const whole = invoice(agreedLine('1', '1', '5'));
    const dime = amount('il_1', '0.1');
    const second = resolve(after(whole, [dime]), dime);
    const fourth = resolve(after(whole, [dime], [dime], [dime]), dime);
    expect(shown([...second, ...fourth])).toEqual(['il_1: 0.1 + 0', 'il_1: 0.1 + 0']);
    const left = withdrawRows(after(whole, [dime], [dime], [dime], [dime]), [...second, ...fourth]);
    expect(shown(resolveCredit(left, [free('0.01', '5')], { pricesIncludeTax: true }))).toEqual([
      'il_1: 0.01 + 0',
    ]);
  });

  it('of a gross price has no net below zero, even where voids have left more net credited than tax', () => {
    const credits: CreditRow[][] = [];
    let left = invoice(agreedLine('1', '1', '5'));
    for (let n = 0; n < 8; n++) {
      const rows = resolve(left, amount('il_1', '0.09'));
      left = applyRows(left, rows);
      credits.push(rows);
    }
    const taxed = credits.filter((rows) => rows.some(({ tax }) => !tax.isZero()));
    expect(taxed).toHaveLength(4);
    left = withdrawRows(left, taxed.flat());
    expect(shown(resolveCredit(left, [free('0.01', '5')], { pricesIncludeTax: true }))).toEqual([
      'il_1: 0 + 0.01',
    ]);
  });

  it('with several taxes finds the lines that name them in another order, and each tax its own', () => {
    const taxed = (...rates: string[]) => ({ ...agreedLine('1', '100', '20'), taxes: taxesAt(...rates) });
    const quebec = invoice(taxed('5', '9.975'), taxed('9.975', '5'));
    expect(shown(resolve(quebec, free('100', '9.975', '5')))).toEqual([
      'il_1: 50 + 2.5 + 4.99',
      'il_2: 50 + 4.99 + 2.5',
    ]);
  });

  it('makes few rows of many, with the tax of each to the penny', () => {
    const long = invoice(...Array.from({ length: 300 }, () => agreedLine('1', '0.32', '20')));
    const rows = resolve(long, free('36', '20'), free('60', '20'));
    expect(rows.length).toBeLessThanOrEqual(604);
    const taxes = [0, 1].map((form) => sum(rows.filter((row) => row.form === form).map(({ tax }) => tax)));
    expect(taxes.map((tax) => tax.toFixed())).toEqual(['7.2', '12']);
  });
});
