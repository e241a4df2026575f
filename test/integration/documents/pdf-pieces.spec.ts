import { accentOf, contrast } from '../../../src/modules/documents/pdf/colours';
import { countryLine, streetLines } from '../../../src/modules/documents/pdf/party-lines';
import { printable, typed } from '../../../src/modules/documents/pdf/printable';
import { wrap } from '../../../src/modules/documents/pdf/wrap';
import { buyerModel, sellerModel } from '../../support/document-model';

const one = (text: string): number => [...text].length;
const all = (): boolean => true;

describe('lines of a column', () => {
  it('break at spaces, and keep what is meant to stay together', () => {
    expect(wrap('the quick brown fox', 9, one)).toEqual(['the quick', 'brown fox']);
    expect(wrap('12\u00a0345\u202f000 is one', 11, one)).toEqual(['12\u00a0345\u202f000', 'is one']);
    expect(wrap('a\n\nb', 9, one)).toEqual(['a', '', 'b']);
    expect(wrap('', 9, one)).toEqual(['']);
  });

  it('cut a word that is too wide, after a sign that parts it if one is near', () => {
    expect(wrap('abcdefghij', 4, one)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap('see example.com/path/to', 12, one)).toEqual(['see', 'example.com/', 'path/to']);
    expect(wrap('😀😀😀', 2, one)).toEqual(['😀😀', '😀']);
    expect(wrap('abc', 0, one)).toEqual(['a', 'b', 'c']);
  });

  it('lose nothing', () => {
    const text = 'lorem ipsum-dolor/sit amet '.repeat(40);
    for (const width of [1, 3, 7, 26, 500]) {
      expect(wrap(text, width, one).join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
    }
  });
});

describe('printable text', () => {
  it('has neither control characters nor instructions that turn it around', () => {
    expect(printable('a\u0000b\u202ec\u200fd\u00ade\ufefff', all)).toBe('abcdef');
    expect(printable('a\r\nb\rc\u2028d\te', all)).toBe('a\nb\nc\nd e');
    expect(printable('e\u0301 \u2126', all)).toBe('\u00e9 \u03a9');
    expect(printable('\ud83d', all)).toBe('\ufffd');
  });

  it('shows what the font lacks, sign for sign', () => {
    expect(printable('a日本b\n', (codePoint) => codePoint < 128)).toBe('a\ufffd\ufffdb\n');
  });

  it('can be searched for with what a keyboard types', () => {
    expect(typed('1\u202f234\u00a0% e\u2011mail')).toBe('1 234 % e-mail');
  });
});

describe('an accent colour', () => {
  it('is darkened as far as text on white needs it, and left alone otherwise', () => {
    expect(accentOf('#1a5fb4').text).toBe('#1a5fb4');
    for (const light of ['#ffe14d', '#ffffff', '#7fffd4', '#ff8800', '#808080']) {
      const { text, line } = accentOf(light);
      expect(contrast(text, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(line, '#ffffff')).toBeGreaterThanOrEqual(1.5);
    }
  });

  it('that is none gives way to the colour of the text', () => {
    for (const none of [null, '', 'red', '#fff', 'javascript:']) expect(accentOf(none).text).toBe('#1c2430');
  });

  it('is measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

describe('an address', () => {
  it('puts the postal code where the country does', () => {
    const address = { line1: '1 Main Street', city: 'Springfield', region: 'IL', postalCode: '62701' };
    expect(streetLines(buyerModel({ country: 'US', address }))).toEqual([
      '1 Main Street',
      'Springfield, IL 62701',
    ]);
    expect(
      streetLines(buyerModel({ country: 'GB', address: { city: 'Leeds', postalCode: 'LS1 4AP' } })),
    ).toEqual(['Leeds', 'LS1 4AP']);
    expect(streetLines(sellerModel())).toEqual(['Speicherstraße 12', '20457 Hamburg']);
    expect(streetLines(buyerModel({ address: null }))).toEqual([]);
  });

  it('names the country only across a border, in the language of the document', () => {
    expect(countryLine(buyerModel(), sellerModel(), 'da')).toEqual(['Frankrig']);
    expect(countryLine(buyerModel({ country: 'DE' }), sellerModel(), 'da')).toEqual([]);
    expect(countryLine(buyerModel({ country: null }), sellerModel(), 'de')).toEqual([]);
  });
});
