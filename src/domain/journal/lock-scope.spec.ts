import { credit, debit, header } from '../testing/entries';
import { journalEntry, type SourceType } from './entry';
import { lockScope } from './lock-scope';

const entry = (sourceType: SourceType, vatCode: string | null) =>
  journalEntry(header({ sourceType }), [{ ...debit('a', '1'), vatCode }, credit('b', '1')]);

describe('the locks that an entry is tested against', () => {
  it.each<[SourceType, string | null, boolean, boolean]>([
    ['credit_note', 'S20', true, true],
    ['credit_note', 'Z0', true, true],
    ['invoice', null, true, false],
    ['manual', 'S20', false, true],
    ['manual', null, false, false],
    ['payment', null, false, false],
    ['settlement', null, false, false],
    ['year_end', 'S20', false, false],
  ])('for a %s with VAT code %s: sales %s, tax %s', (sourceType, vatCode, document, taxed) => {
    expect(lockScope(entry(sourceType, vatCode))).toEqual({ date: '2026-04-25', document, taxed });
  });
});
