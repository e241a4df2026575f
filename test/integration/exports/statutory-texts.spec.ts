import { belegfeld } from '../../../src/modules/exports/formats/datev/row';
import { codeOf } from '../../../src/modules/exports/formats/fec/lettering';
import { fecText } from '../../../src/modules/exports/formats/fec/line';
import { text } from '../../../src/modules/exports/formats/saft/xml';
import { latin9, windows1252 } from '../../../src/modules/exports/formats/statutory/code-page';
import { fiscalYearOf } from '../../../src/domain/periods/fiscal-year';

describe('Text that a statutory format has no room for', () => {
  it.each([
    ['Grüße – „ja“ €', [71, 114, 252, 223, 101, 32, 150, 32, 132, 106, 97, 147, 32, 128]],
    ['u\u0308 ŠšŽžŒœŸ', [252, 32, 138, 154, 142, 158, 140, 156, 159]],
    ['Łódź 中 😀 \u0081', [76, 243, 100, 122, 32, 63, 32, 63, 32, 63]],
  ])('is in Windows-1252, for %s', (given, bytes) => {
    expect([...windows1252.encode(given)]).toEqual(bytes);
  });

  it.each([
    ['é€ŠšŽžŒœŸ', [233, 164, 166, 168, 180, 184, 188, 189, 190]],
    ['“½” – ¤', [34, 49, 47, 50, 34, 32, 45, 32, 63]],
  ])('is in ISO 8859-15, for %s', (given, bytes) => {
    expect([...latin9.encode(given)]).toEqual(bytes);
  });

  it('keeps the end of a long document number in Belegfeld 1, in its characters only', () => {
    expect(belegfeld('RE 2026.001/ä')).toBe('RE-2026-001/a');
    expect(belegfeld(`${'x'.repeat(40)}-17`)).toBe(`${'x'.repeat(33)}-17`);
  });

  it('never ends a field or a record of a FEC, and never leaves a mandatory one empty', () => {
    expect(fecText('a\tb\r\nc\u0085d\u2028')).toBe('a b c d');
    expect(fecText(' \t ', '17')).toBe('17');
  });

  it('is cut by characters, not through one, in XML, and escaped after that', () => {
    expect(text('Name', '<😀&>\u0000\uffff', 3)).toBe('<Name>&lt;😀&amp;</Name>');
    expect(text('Name', ' ', 3)).toBe('');
  });

  it('counts letters from AAA to ZZZ and on', () => {
    expect([0, 1, 26, 26 ** 3 - 1, 26 ** 3].map(codeOf)).toEqual(['AAA', 'AAB', 'ABA', 'ZZZ', 'AAAA']);
  });

  it('finds the fiscal year of a date, wherever it begins', () => {
    expect(fiscalYearOf('2026-03-31', 4)).toMatchObject({ start: '2025-04-01', end: '2026-03-31' });
    expect(fiscalYearOf('2026-04-01', 4)).toMatchObject({ start: '2026-04-01', end: '2027-03-31' });
    expect(fiscalYearOf('2024-02-29', 3)).toMatchObject({ start: '2023-03-01', end: '2024-02-29' });
    expect(fiscalYearOf('2026-12-31', 1)).toMatchObject({ start: '2026-01-01', end: '2026-12-31' });
  });
});
