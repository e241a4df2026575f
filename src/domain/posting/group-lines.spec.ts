import type { EntryLineInput } from '../journal/entry';
import { Decimal } from '../money/decimal';
import { credit, debit } from '../testing/entries';
import { groupLines } from './group-lines';

describe('lines of an entry', () => {
  it('of one account, VAT code and dimensions are one line, in the order of the first of each', () => {
    const lines = [
      { ...debit('b', '0.1'), vatCode: 'S20' },
      debit('a', '1'),
      { ...debit('b', '0.2'), vatCode: 'S20' },
      { ...debit('b', '5'), vatCode: 'S5' },
    ];
    expect(groupLines(lines)).toEqual([{ ...lines[0], debit: new Decimal('0.3') }, lines[1], lines[3]]);
  });

  it('are added up on the side on which they are', () => {
    expect(groupLines([credit('a', '0.1'), credit('a', '0.2')])).toEqual([credit('a', '0.3')]);
  });

  it('are not mixed up by what their dimensions contain', () => {
    const lines: EntryLineInput[] = [
      { ...debit('a', '1'), dimensions: { x: 'y', z: '' } },
      { ...debit('a', '1'), dimensions: { x: 'y,z' } },
    ];
    expect(groupLines(lines)).toHaveLength(2);
  });
});
