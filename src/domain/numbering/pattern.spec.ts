import * as fc from 'fast-check';
import { thrownBy } from '../testing/thrown-by';
import { fitSequence, formatNumber, parsePattern, seriesKey } from './pattern';

const literal = fc.stringMatching(/^[A-Za-z0-9./+*?()[\]|^$\\-]{0,6}$/);
const anyPattern = fc
  .tuple(
    literal,
    fc.constantFrom('', '{YYYY}', '{YY}'),
    literal,
    fc.constantFrom('{seq}', '{seq:1}', '{seq:4}', '{seq:12}'),
    literal,
    fc.boolean(),
  )
  .map(([a, year, b, seq, c, swapped]) =>
    swapped ? `${a}${seq}${b}${year}${c}` : `${a}${year}${b}${seq}${c}`,
  );
const anySeq = fc.oneof(
  fc.integer({ min: 1, max: 12_000 }),
  fc.maxSafeInteger().filter((n) => n > 0),
);
const anyDate = fc.integer({ min: 1900, max: 9999 }).map((year) => `${year}-06-30`);

describe('a number pattern', () => {
  it.each([
    ['CN-{YYYY}-{seq:4}', 7, '2026-04-25', 'CN-2026-0007'],
    ['CN-{YYYY}-{seq:4}', 12345, '2026-04-25', 'CN-2026-12345'],
    ['{seq}', 1, '2026-04-25', '1'],
    ['{YY}/{seq:3}', 42, '2005-01-01', '05/042'],
    ['{seq}{YY}', 1, '2026-01-01', '126'],
  ])('%s at %i on %s makes %4$s', (pattern, seq, date, number) => {
    expect(formatNumber(parsePattern(pattern), seq, date)).toBe(number);
  });

  it('reads back every number that it makes, and tells its series', () => {
    fc.assert(
      fc.property(anyPattern, anySeq, anyDate, (text, seq, date) => {
        const pattern = parsePattern(text);
        const fitted = fitSequence(pattern, formatNumber(pattern, seq, date));
        expect(fitted?.seq).toBe(seq);
        expect(`${text}:${fitted?.year ?? ''}`).toBe(seriesKey(pattern, date));
      }),
    );
  });

  it('fits nothing but what it makes', () => {
    fc.assert(
      fc.property(anyPattern, anySeq, anyDate, literal, (text, seq, date, noise) => {
        const pattern = parsePattern(text);
        const number = `${formatNumber(pattern, seq, date)}${noise}`;
        const fitted = fitSequence(pattern, number);
        fc.pre(fitted !== null);
        const year = fitted?.year ?? '2026';
        const again = formatNumber(
          pattern,
          fitted?.seq ?? 0,
          `${year.length === 2 ? `20${year}` : year}-01-01`,
        );
        expect(again).toBe(number);
      }),
    );
  });

  it.each([
    'CN-2026-007',
    'CN-2026-00007',
    'CN-2026-0000',
    'CN-26-0007',
    'cn-2026-0007',
    'CN-2026-0007 ',
    'X',
    '',
  ])('CN-{YYYY}-{seq:4} does not fit %j', (number) => {
    expect(fitSequence(parsePattern('CN-{YYYY}-{seq:4}'), number)).toBeNull();
  });

  it('fits no place beyond exact integers', () => {
    expect(fitSequence(parsePattern('{seq}'), '9007199254740993')).toBeNull();
  });

  it('takes its fixed text literally', () => {
    expect(fitSequence(parsePattern('C.N+{seq}'), 'CXNN1')).toBeNull();
    expect(fitSequence(parsePattern('C.N+{seq}'), 'C.N+1')).toEqual({ seq: 1 });
  });

  it.each([
    'CN',
    '{YYYY}',
    '{seq}{seq}',
    '{seq:0}',
    '{seq:13}',
    '{seq:04}',
    '{SEQ}',
    '{MM}-{seq}',
    '{seq',
    'CN}{seq}',
    '{{seq}}',
    '{YYYY}{YY}{seq}',
    ' {seq}',
    'A\u0000{seq}',
    `${'A'.repeat(36)}{seq}`,
    '',
  ])('%j is refused', (pattern) => {
    expect(thrownBy(() => parsePattern(pattern))?.details).toMatchObject({ errors: [{ field: 'pattern' }] });
  });

  it('counts each year by itself when it has the year, and for ever when not', () => {
    const yearly = parsePattern('CN-{YYYY}-{seq:4}');
    const plain = parsePattern('CN-{seq}');
    expect(seriesKey(yearly, '2026-12-31')).toBe('CN-{YYYY}-{seq:4}:2026');
    expect(seriesKey(yearly, '2027-01-01')).not.toBe(seriesKey(yearly, '2026-12-31'));
    expect(seriesKey(plain, '2027-01-01')).toBe(seriesKey(plain, '2026-12-31'));
  });
});
