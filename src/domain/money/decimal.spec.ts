import { Decimal, parseDecimal, sum, ZERO } from './decimal';

describe('Decimal', () => {
  it('multiplies the largest quantity, price and rate exactly', () => {
    const largest = new Decimal('999999999999999.999999');
    expect(largest.times(largest).toFixed()).toBe('999999999999999999998000000000.000000000001');
  });

  it('never prints an exponent', () => {
    expect(new Decimal('1e-30').toString()).toBe(`0.${'0'.repeat(29)}1`);
    expect(new Decimal('1e30').toString()).toBe(`1${'0'.repeat(30)}`);
  });

  it('overflows to infinity before a number can take much memory', () => {
    expect(new Decimal('1e400').isFinite()).toBe(true);
    expect(new Decimal('1e9999999').isFinite()).toBe(false);
  });
});

describe('sum', () => {
  it('is exact where floats are not, and zero for nothing', () => {
    expect(sum([new Decimal('0.1'), new Decimal('0.2')]).toFixed()).toBe('0.3');
    expect(sum([])).toBe(ZERO);
  });
});

describe('parseDecimal', () => {
  it.each(['0', '12', '-0.50', '007', '999999999999999.999999'])('reads %s', (text) => {
    expect(parseDecimal(text)?.equals(text)).toBe(true);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '5.',
    '1e5',
    '1E400',
    '0x10',
    '0b1',
    'NaN',
    'Infinity',
    '-Infinity',
    '1,000',
    '1_000',
    '--1',
    '١',
    '1\n',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('refuses a text longer than any number of the books', () => {
    expect(parseDecimal('1'.repeat(64))).not.toBeNull();
    expect(parseDecimal('1'.repeat(65))).toBeNull();
  });

  it('reads a negative zero as zero', () => {
    expect(parseDecimal('-0.00')?.isNegative()).toBe(false);
  });
});
