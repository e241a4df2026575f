import { Decimal } from '../money/decimal';
import { agreedLine, issued, taxesAt } from '../testing/invoices';
import { exactly } from '../testing/arbitraries';
import { creditable, rateKey } from './creditable';
import { applyRows, resolveCredit } from './resolve';

describe('lines are credited together', () => {
  it('when they bear the same taxes, in whatever order they name them', () => {
    expect(rateKey(taxesAt('20'))).toBe('S20');
    expect(rateKey(taxesAt('20', '5'))).toBe('S20+S5');
    expect(rateKey(taxesAt('5', '20'))).toBe('S20+S5');
    expect(rateKey(taxesAt('0'))).toBe('Z0');
  });
});

describe('what can be credited of an invoice', () => {
  const taxes = taxesAt('5', '9.975');
  const invoice = issued({
    currency: 'GBP',
    pricesIncludeTax: false,
    lines: [
      agreedLine('2', '50', '20'),
      { ...agreedLine('1', '100', '5'), taxes },
      { ...agreedLine('1', '100', '5'), taxes: [...taxes].reverse() },
    ],
  });

  it('is all of it at first', () => {
    expect(creditable(invoice)).toMatchObject({
      net: exactly(300),
      tax: exactly('49.95'),
      gross: exactly('349.95'),
    });
  });

  it('is told per line and per rate, with each tax in its own place', () => {
    const credited = applyRows(
      invoice,
      resolveCredit(
        invoice,
        [
          { form: 'quantity', field: 'items.0', invoiceLineId: 'il_1', quantity: new Decimal('0.5') },
          { form: 'amount', field: 'items.1', invoiceLineId: 'il_3', net: new Decimal(100) },
        ],
        { pricesIncludeTax: false },
      ),
    );
    const { lines, rates } = creditable(credited);
    expect(lines).toMatchObject([
      {
        id: 'il_1',
        rate: 'S20',
        quantity: exactly('1.5'),
        net: exactly(75),
        tax: exactly(15),
        gross: exactly(90),
      },
      { id: 'il_2', rate: 'S5+S9.975', quantity: exactly(1), net: exactly(100) },
      { id: 'il_3', rate: 'S5+S9.975', quantity: exactly(1), net: exactly(0), tax: exactly(0) },
    ]);
    expect(rates).toMatchObject([
      { rate: 'S20', taxes: [{ rate: exactly(20), tax: exactly(15) }], net: exactly(75) },
      {
        rate: 'S5+S9.975',
        taxes: [
          { rate: exactly(5), tax: exactly(5) },
          { rate: exactly('9.975'), tax: exactly('9.97') },
        ],
        gross: exactly('114.97'),
      },
    ]);
  });

  it('is less in gross by what was written off, never below zero', () => {
    expect(creditable({ ...invoice, writtenOff: new Decimal('49.95') }).gross).toEqual(new Decimal(300));
    expect(creditable({ ...invoice, writtenOff: new Decimal('400') }).gross).toEqual(new Decimal(0));
  });
});
