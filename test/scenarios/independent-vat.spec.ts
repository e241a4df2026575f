import { inPence, independentVat, roundedQuotient, scaled } from '../../demo/retail/independent-vat';

const item = (quantity: string, unitPrice: string, taxRate: string) => ({ quantity, unitPrice, taxRate });

describe('the calculation that the service is checked against', () => {
  it('rounds half away from zero, to either side', () => {
    expect([25n, -25n, 24n, -24n, 26n, 0n].map((n) => roundedQuotient(n, 10n))).toEqual([
      3n,
      -3n,
      2n,
      -2n,
      3n,
      0n,
    ]);
  });

  it('rounds a half penny of tax up: 17.5 % of 0.20 is 0.035', () => {
    expect(independentVat([item('1', '0.20', '17.5')])).toMatchObject({ net: 20n, tax: 4n, gross: 24n });
  });

  it('taxes the sum of the lines, not each line: 17.5 % of 3 × 0.10 is 0.0525, of 0.10 alone 0.0175', () => {
    const lines = ['0.10', '0.10', '0.10'].map((price) => item('1', price, '17.5'));
    expect(independentVat(lines).tax).toBe(5n);
  });

  it('rounds each line to pence before it adds them up: 3 × 0.333333 is 1.00, 1 × 0.005 is 0.01', () => {
    expect(independentVat([item('3', '0.333333', '20'), item('1', '0.005', '20')]).net).toBe(101n);
  });

  it('keeps rates and categories apart', () => {
    const { rows } = independentVat([
      item('1', '10.00', '17.5'),
      item('2', '10.00', '20'),
      { ...item('1', '5.00', '0'), taxCategory: 'K' },
      item('1', '1.00', '20.00'),
    ]);
    expect(rows).toEqual([
      { category: 'S', rate: 175_000n, taxable: 1000n, tax: 175n },
      { category: 'S', rate: 200_000n, taxable: 2100n, tax: 420n },
      { category: 'K', rate: 0n, taxable: 500n, tax: 0n },
    ]);
  });

  it('refuses what it cannot hold exactly', () => {
    expect(inPence('-12.3')).toBe(-1230n);
    expect(() => scaled('1.005', 2)).toThrow('1.005');
    expect(() => scaled('1e2', 2)).toThrow('1e2');
  });
});
