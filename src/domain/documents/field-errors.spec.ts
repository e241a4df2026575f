import { conflict, invalid } from '../errors';
import { exactly } from '../testing/arbitraries';
import { FieldErrors, readNumber } from './field-errors';

describe('FieldErrors', () => {
  it('gathers what several checks refuse and throws it at once', () => {
    const errors = new FieldErrors();
    expect(errors.capture(() => 1)).toBe(1);
    errors.throwIfAny();
    const refused = errors.capture((): number => {
      throw invalid('a', 'is wrong');
    });
    expect(refused).toBeUndefined();
    errors.add('b', 'is wrong too');
    expect(() => errors.throwIfAny()).toThrow(
      expect.objectContaining({
        code: 'validation_failed',
        details: {
          errors: [
            { field: 'a', message: 'is wrong' },
            { field: 'b', message: 'is wrong too' },
          ],
        },
      }),
    );
  });

  it('lets every other error through', () => {
    const fail = (error: Error) => () => {
      throw error;
    };
    expect(() => new FieldErrors().capture(fail(conflict('number_taken', 'Taken')))).toThrow('Taken');
    expect(() => new FieldErrors().capture(fail(new TypeError('a bug')))).toThrow(TypeError);
  });

  it('stops at a hundred', () => {
    const errors = new FieldErrors();
    for (let index = 0; index < 10_000; index += 1) errors.add(`items.${index}`, 'is wrong');
    try {
      errors.throwIfAny();
    } catch (error) {
      expect((error as { details: { errors: unknown[] } }).details.errors).toHaveLength(100);
    }
    expect.assertions(1);
  });
});

describe('readNumber', () => {
  it('reads a plain number within its limits', () => {
    expect(readNumber('0', 'f', 0)).toEqual(exactly(0));
    expect(readNumber('1.2300000', 'f', 2)).toEqual(exactly('1.23'));
    expect(readNumber('999999999999999.999999', 'f', 6)).toEqual(exactly('999999999999999.999999'));
  });

  it.each([
    ['1e5', 'must be a decimal number'],
    ['1e400', 'must be a decimal number'],
    ['0x10', 'must be a decimal number'],
    ['NaN', 'must be a decimal number'],
    ['Infinity', 'must be a decimal number'],
    ['', 'must be a decimal number'],
    ['-0.01', 'must not be negative'],
    ['1000000000000000', 'must be below 10^15'],
    ['0.0000001', 'must have at most 6 decimals'],
  ])('refuses %j: %s', (text, message) => {
    expect(() => readNumber(text, 'items.0.unitPrice', 6)).toThrow(`items.0.unitPrice: ${message}`);
  });

  it('says whole number where no decimals exist', () => {
    expect(() => readNumber('0.5', 'discount', 0)).toThrow('discount: must be a whole number');
  });
});
