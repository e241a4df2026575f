import { Decimal, sum } from '../money/decimal';
import { invoice, quantity, amount, free, flat, resolve, shown, after } from '../testing/credit-forms';
import { agreedLine, issued } from '../testing/invoices';
import { creditable, leftOf } from './creditable';
import { applyRows, resolveCredit } from './resolve';

describe('the tax of a credit', () => {
  it('is rounded once for its rate however many lines it is spread over', () => {
    const long = invoice(...Array.from({ length: 600 }, () => agreedLine('1', '10.01', '20')));
    const rows = resolve(long, free('100', '20'));
    expect(sum(rows.map(({ tax }) => tax)).toFixed()).toBe('20');
  });

  it('is none where there is no net, also when credits before took too little tax', () => {
    const gift = invoice(agreedLine('1', '0', '20'), agreedLine('1', '100', '20'));
    const rows = resolveCredit(gift, [free('0.03', '20')], { pricesIncludeTax: true });
    expect(shown(rows)).toEqual(['il_2: 0.03 + 0']);
    expect(shown(resolve(applyRows(gift, rows), quantity('il_1', '1')))).toEqual(['il_1: 1 × 0 + 0']);
  });

  it('is never more than a line has, though several forms of one credit take of it', () => {
    const two = invoice(agreedLine('1', '0.05', '20'), agreedLine('1', '0.05', '20'));
    const rows = resolve(two, ...['il_1', 'il_1', 'il_2', 'il_2'].map((id) => amount(id, '0.02')));
    expect(shown(rows)).toEqual([
      'il_1: 0.02 + 0.01',
      'il_1: 0.02 + 0',
      'il_2: 0 + 0.01',
      'il_2: 0.02 + 0',
      'il_2: 0.02 + 0',
    ]);
  });

  it('stands on a row without net where the line has none left to bear it', () => {
    const pennies = invoice(...Array.from({ length: 3 }, () => agreedLine('1', '0.02', '20')));
    expect(pennies.lines.map((line) => line.taxAmounts[0]?.toFixed())).toEqual(['0.01', '0', '0']);
    expect(shown(resolve(pennies, amount('il_3', '0.02'), amount('il_2', '0.02')))).toEqual([
      'il_3: 0.02 + 0',
      'il_1: 0 + 0.01',
      'il_2: 0.02 + 0',
    ]);
  });
});

describe('a flat amount', () => {
  const mixed = invoice(
    agreedLine('1', '100', '20'),
    agreedLine('1', '100', '0'),
    agreedLine('0.5', '40', '20'),
  );

  it('is spread over the rates in proportion to the gross left of them', () => {
    expect(shown(resolve(mixed, flat('61')))).toEqual(['il_1: 25 + 5', 'il_3: 5 + 1', 'il_2: 25 + 0']);
  });

  it('of all that is left takes all, quantities excepted', () => {
    const left = after(mixed, [flat('0.01')], [free('3.33', '20')], [quantity('il_3', '0.2')]);
    const { gross } = creditable(left);
    const done = after(left, [flat(gross.toFixed())]);
    expect(creditable(done)).toMatchObject({
      net: new Decimal(0),
      tax: new Decimal(0),
      gross: new Decimal(0),
    });
    expect(leftOf(done.lines[2] ?? fail()).quantity.toFixed()).toBe('0.3');
  });

  it('reaches a penny of tax at a rate without net, as a quantity does', () => {
    const odd = issued({ currency: 'GBP', pricesIncludeTax: true, lines: [agreedLine('1', '0.01', '100')] });
    expect(shown(resolve(odd, flat('0.01')))).toEqual(['il_1: 0 + 0.01']);
    expect(shown(resolve(odd, quantity('il_1', '1')))).toEqual(['il_1: 1 × 0 + 0.01']);
  });
});

function fail(): never {
  throw new Error('the invoice has no such line');
}
