import fc from 'fast-check';
import { DomainError } from '../errors';
import { Decimal } from '../money/decimal';
import { decimals, exactly } from '../testing/arbitraries';
import { needsExemptionReason, parseVatCode, resolveLineTax, VAT_CATEGORIES, vatCode } from './category';

describe('VAT categories', () => {
  it('ask for a reason where no VAT is charged for another cause than a zero rate', () => {
    expect(VAT_CATEGORIES.filter(needsExemptionReason)).toEqual(['E', 'AE', 'K', 'G', 'O']);
  });
});

describe('VAT codes', () => {
  it.each([
    ['S', '20', 'S20'],
    ['S', '17.50', 'S17.5'],
    ['S', '0.0001', 'S0.0001'],
    ['Z', '0.00', 'Z0'],
    ['AE', '-0', 'AE0'],
  ] as const)('%s at %s %% is %s', (category, rate, code) => {
    expect(vatCode(category, rate)).toBe(code);
    expect(vatCode(category, new Decimal(rate).abs())).toBe(code);
    expect(parseVatCode(code)).toEqual({ category, rate: exactly(rate) });
  });

  it('are read back as written', () => {
    fc.assert(
      fc.property(decimals(4, 1_000_000n, 1n), (rate) => {
        expect(parseVatCode(vatCode('S', rate))?.rate).toEqual(exactly(rate));
      }),
    );
  });

  it.each([
    '',
    'S',
    '20',
    'S0',
    'Z20',
    'S20.0',
    'S020',
    's20',
    'S-5',
    'S101',
    'S1e1',
    'S1.00001',
    'X0',
    'S.5',
    'AE',
    'S20 ',
  ])('are not %j', (code) => {
    expect(parseVatCode(code)).toBeNull();
  });

  it('need a decimal rate', () => {
    expect(() => vatCode('S', '0x14')).toThrow('rate: must be a decimal number');
  });
});

describe('resolveLineTax', () => {
  const errorsOf = (run: () => unknown): unknown => {
    try {
      run();
    } catch (error) {
      if (error instanceof DomainError) return error.details['errors'];
      throw error;
    }
    return null;
  };

  it('takes S above zero and Z at zero or without a rate', () => {
    expect(resolveLineTax({ rate: 20 }, 'f')).toEqual({ category: 'S', rate: exactly(20) });
    expect(resolveLineTax({ rate: '0' }, 'f')).toEqual({ category: 'Z', rate: exactly(0) });
    expect(resolveLineTax({}, 'f')).toEqual({ category: 'Z', rate: exactly(0) });
  });

  it('keeps the name and the trimmed reason', () => {
    expect(resolveLineTax({ category: 'K', exemptionReason: ' Article 138 ', name: 'VAT' }, 'f')).toEqual({
      category: 'K',
      rate: exactly(0),
      exemptionReason: 'Article 138',
      name: 'VAT',
    });
  });

  it.each(['E', 'AE', 'K', 'G', 'O'])('wants a reason and no rate for %s', (category) => {
    expect(
      errorsOf(() => resolveLineTax({ category, rate: '5', exemptionReason: ' ' }, 'items.2.taxes.0')),
    ).toEqual([
      { field: 'items.2.taxes.0.rate', message: `must be 0 for category ${category}` },
      { field: 'items.2.taxes.0.exemptionReason', message: `is required for category ${category}` },
    ]);
  });

  it.each([
    [{ category: 'S' }, 'f.rate', 'must be above 0 for category S'],
    [{ category: 'S', rate: 0 }, 'f.rate', 'must be above 0 for category S'],
    [{ category: 'Z', rate: 20 }, 'f.rate', 'must be 0 for category Z'],
    [{ category: 'X', rate: 20 }, 'f.category', 'must be one of S, Z, E, AE, K, G, O'],
    [{ category: '__proto__' }, 'f.category', 'must be one of S, Z, E, AE, K, G, O'],
    [{ rate: 20, exemptionReason: 'why' }, 'f.exemptionReason', 'is not allowed for category S'],
    [{ rate: -1 }, 'f.rate', 'must be between 0 and 100'],
    [{ rate: '100.0001' }, 'f.rate', 'must be between 0 and 100'],
    [{ rate: '1.00001' }, 'f.rate', 'must have at most 4 decimals'],
    [{ rate: NaN }, 'f.rate', 'must be a decimal number'],
    [{ rate: Infinity }, 'f.rate', 'must be a decimal number'],
    [{ rate: 1e-7 }, 'f.rate', 'must be a decimal number'],
    [{ rate: '1e1' }, 'f.rate', 'must be a decimal number'],
    [{ rate: '0x10' }, 'f.rate', 'must be a decimal number'],
  ])('refuses %j', (input, field, message) => {
    expect(errorsOf(() => resolveLineTax(input, 'f'))).toEqual([{ field, message }]);
  });

  it('takes a rate of -0 for 0', () => {
    expect(resolveLineTax({ rate: '-0' }, 'f')).toMatchObject({ category: 'Z', rate: exactly('0') });
  });

  it('names the fields as the item that holds them does', () => {
    const names = { rate: 'taxRate', category: 'taxCategory', exemptionReason: 'taxExemptionReason' };
    expect(() => resolveLineTax({ rate: 101 }, 'items.0', names)).toThrow(
      'items.0.taxRate: must be between 0 and 100',
    );
  });
});
