import { Decimal } from '../money/decimal';
import { exactly } from '../testing/arbitraries';
import { lineAmount } from './line';

const amount = (
  quantity: string,
  price: string,
  discount: string,
  currency = 'GBP',
  path?: string,
): Decimal => lineAmount(new Decimal(quantity), new Decimal(price), new Decimal(discount), currency, path);

describe('lineAmount', () => {
  it.each([
    ['1', '100', '0', 'GBP', '100'],
    ['3', '0.333333', '0', 'GBP', '1.00'],
    ['0.5', '0.01', '0', 'GBP', '0.01'],
    ['2.5', '10', '5.01', 'GBP', '19.99'],
    ['1', '10', '10', 'GBP', '0'],
    ['1', '0', '0', 'GBP', '0'],
    ['1.5', '333', '0', 'JPY', '500'],
    ['0.000001', '500', '0', 'KWD', '0.001'],
  ])('%s × %s − %s in %s is %s', (quantity, price, discount, currency, expected) => {
    expect(amount(quantity, price, discount, currency)).toEqual(exactly(expected));
  });

  it('rounds the result, not the product before the discount', () => {
    expect(amount('1', '0.014', '0.01')).toEqual(exactly('0'));
    expect(amount('1', '1.015', '0.01')).toEqual(exactly('1.01'));
  });

  it('refuses a discount above the line, even by less than a penny', () => {
    expect(() => amount('1', '10', '10.01')).toThrow('discount: must not exceed quantity × unit price');
    expect(() => amount('1', '0.005', '0.01', 'GBP', 'items.3')).toThrow('items.3.discount: must not exceed');
  });

  it('refuses what is not an amount', () => {
    expect(() => amount('1', '1', '-1')).toThrow('discount: must not be negative');
    expect(() => amount('1', '1', 'NaN')).toThrow('discount: ');
    expect(() => amount('-1', '1', '0')).toThrow('unitPrice: ');
    expect(() => amount('1', 'Infinity', '0')).toThrow('unitPrice: ');
    expect(() => amount('NaN', '1', '0')).toThrow('unitPrice: ');
  });

  it('refuses a product of 10^15 or more, also when rounding leads there', () => {
    expect(amount('999999999999999', '1', '0')).toEqual(exactly('999999999999999'));
    expect(() => amount('999999999999999', '999999999999999', '0')).toThrow(
      'unitPrice: times the quantity must be below',
    );
    expect(() => amount('1', '999999999999999.995', '0')).toThrow(
      'unitPrice: times the quantity must be below',
    );
  });
});
