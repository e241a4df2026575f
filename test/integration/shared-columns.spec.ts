import * as fc from 'fast-check';
import { sharedColumns } from '../../src/platform/database/shared-columns';

const COLUMNS = ['a', 'b', 'c'];
const ONE = { an: 'object' };
const value = fc.constantFrom(null, undefined, 0, '', 'x', false, ONE, { an: 'object' });
const rows = fc.array(fc.record({ a: value, b: value, c: value }), { maxLength: 8 });

describe('What rows share', () => {
  it('each of them holds', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const shared = sharedColumns(COLUMNS, given);
        for (const row of given)
          for (const [column, what] of shared) expect(row[column as keyof typeof row]).toBe(what);
      }),
    );
  });

  it('is all that is alike, where there are many', () => {
    const same = Array.from({ length: 5 }, (_, i) => ({ a: ONE, b: null, c: i }));
    expect([...sharedColumns(COLUMNS, same)]).toEqual([
      ['a', ONE],
      ['b', null],
    ]);
  });
});
