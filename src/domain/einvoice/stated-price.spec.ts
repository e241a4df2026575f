import fc from 'fast-check';
import { lineAmount } from '../documents/line';
import { roundAmount } from '../money/amount';
import { Decimal } from '../money/decimal';
import { computeTax } from '../tax/compute';
import { resolveLineTax } from '../tax/category';
import { agreedInvoices } from '../testing/invoices';
import type { LineModel } from './document-model';
import { statedPrice } from './stated-price';

interface Priced {
  quantity: string;
  unitPrice: string;
  discount?: string;
  rate?: string;
}

function priced({ quantity, unitPrice, discount = '0', rate = '20' }: Priced, pricesIncludeTax: boolean) {
  const amount = lineAmount(new Decimal(quantity), new Decimal(unitPrice), new Decimal(discount), 'EUR');
  const taxes = [resolveLineTax({ rate }, 'tax')];
  const [taxed] = computeTax([{ amount, taxes }], { currency: 'EUR', pricesIncludeTax }).lines;
  if (!taxed) throw new Error('One line has one result');
  return {
    lineNo: 1,
    lineType: 'item',
    description: 'Lamp',
    quantity,
    unitPrice,
    discount,
    taxes: [{ category: 'S', rate, name: null, exemptionReason: null, tax: taxed.tax.toFixed(2) }],
    net: taxed.net.toFixed(2),
    tax: taxed.tax.toFixed(2),
    gross: taxed.gross.toFixed(2),
  } satisfies LineModel;
}

const ofNet = (line: Priced) =>
  statedPrice(priced(line, false), { currency: 'EUR', pricesIncludeTax: false });
const ofGross = (line: Priced) =>
  statedPrice(priced(line, true), { currency: 'EUR', pricesIncludeTax: true });

describe('the price of a line without tax', () => {
  it('is the line’s own where prices are net', () => {
    expect(ofNet({ quantity: '3', unitPrice: '9.999' })).toEqual({
      price: '9.999',
      baseQuantity: null,
      allowance: null,
    });
    expect(ofNet({ quantity: '2', unitPrice: '100', discount: '10' })).toEqual({
      price: '100.00',
      baseQuantity: null,
      allowance: '10.00',
    });
  });

  it('gives the booked net where prices are gross', () => {
    // 2 × 9.99 = 19.98, of which 3.33 is tax and 16.65 net: 8.325 each.
    expect(ofGross({ quantity: '2', unitPrice: '9.99' })).toMatchObject({ price: '8.325', allowance: null });
  });

  it('takes the tax out of a gross discount as well', () => {
    expect(ofGross({ quantity: '2', unitPrice: '60', discount: '12' })).toEqual({
      price: '50.00',
      baseQuantity: null,
      allowance: '10.00',
    });
    expect(ofGross({ quantity: '1', unitPrice: '12', discount: '12' })).toMatchObject({
      price: '10.00',
      allowance: '10.00',
    });
  });

  it('is for the whole quantity where twelve decimals are too few', () => {
    const line = {
      ...priced({ quantity: '1', unitPrice: '1' }, false),
      quantity: '700000000000',
      net: '3.33',
    };
    expect(statedPrice(line, { currency: 'EUR', pricesIncludeTax: false })).toEqual({
      price: '3.33',
      baseQuantity: '700000000000',
      allowance: null,
    });
  });

  it('gives the net of any line to the minor unit', () => {
    const lines = fc.boolean().chain((gross) => agreedInvoices('EUR', gross));
    fc.assert(
      fc.property(lines, ({ lines: agreed, pricesIncludeTax }) => {
        for (const { quantity, unitPrice, discount } of agreed) {
          const given = {
            quantity: quantity.toFixed(),
            unitPrice: unitPrice.toFixed(),
            discount: discount.toFixed(2),
          };
          const line = priced(given, pricesIncludeTax);
          const { price, baseQuantity, allowance } = statedPrice(line, { currency: 'EUR', pricesIncludeTax });
          const value = quantity.times(price).div(baseQuantity ?? 1);
          expect(roundAmount(value.minus(allowance ?? 0), 'EUR').toFixed(2)).toBe(line.net);
        }
      }),
    );
  });
});
