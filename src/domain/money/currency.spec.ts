import { CURRENCY_CODES, isCurrency, minorUnits } from './currency';

describe('the currency table', () => {
  it.each([
    ['JPY', 0],
    ['ISK', 0],
    ['CLP', 0],
    ['KRW', 0],
    ['UGX', 0],
    ['UYI', 0],
    ['GBP', 2],
    ['EUR', 2],
    ['HUF', 2],
    ['MGA', 2],
    ['MRU', 2],
    ['IDR', 2],
    ['KWD', 3],
    ['BHD', 3],
    ['IQD', 3],
    ['JOD', 3],
    ['LYD', 3],
    ['OMR', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('gives %s %i decimals, as ISO 4217 does', (code, units) => {
    expect(minorUnits(code)).toBe(units);
  });

  it('lists each code once, in order, three capitals each', () => {
    expect(CURRENCY_CODES).toHaveLength(168);
    expect([...new Set(CURRENCY_CODES)].sort()).toEqual(CURRENCY_CODES);
    for (const code of CURRENCY_CODES) expect(code).toMatch(/^[A-Z]{3}$/);
  });

  it('holds the newest codes', () => {
    for (const code of ['SLE', 'VED', 'XCG', 'ZWG', 'XAD', 'SSP', 'STN', 'BYN'])
      expect(isCurrency(code)).toBe(true);
  });

  it.each(['XXX', 'XTS', 'XAU', 'XDR', 'ABC', 'gbp', 'GBP ', '', 'HRK', '__proto__', 'constructor'])(
    'does not know %j',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => minorUnits(code)).toThrow('currency: is not an ISO 4217 currency code');
    },
  );
});
