import * as fc from 'fast-check';
import { sharedAndOwn } from '../../src/platform/database/shared-columns';

const COLUMNS = ['a', 'b', 'c'];
const ONE = { an: 'object' };
const value = fc.constantFrom(null, undefined, 0, '', 'x', false, ONE, { an: 'object' });
const rows = fc.array(fc.record({ a: value, b: value, c: value }), { maxLength: 8 });
const orNull = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? null]));

describe('What rows share', () => {
  it('and what is own to each make up the rows again, whatever is null', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { shared, own } = sharedAndOwn(COLUMNS, given);
        const whole = own.map((row) =>
          Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? shared[column] ?? null])),
        );
        expect(whole).toEqual(given.map(orNull));
      }),
    );
  });

  it('is sent once where there are many', () => {
    const same = Array.from({ length: 5 }, (_, i) => ({ a: ONE, b: null, c: i }));
    expect(sharedAndOwn(COLUMNS, same)).toEqual({
      shared: { a: ONE, b: null },
      own: same.map(({ c }) => ({ c })),
    });
  });
});
