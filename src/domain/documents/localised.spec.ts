import type { Locale } from '../einvoice/document-model';
import {
  documentTitle,
  formatDate,
  formatDecimal,
  formatIban,
  formatMoney,
  formatPercent,
  formatQuantity,
  negated,
} from './localised';

const inAll = <T>(write: (locale: Locale) => T): T[] => (['en', 'de', 'fr', 'da'] as const).map(write);

describe('what a document writes in its language', () => {
  it('dates', () => {
    expect(inAll((locale) => formatDate('2026-03-06', locale))).toEqual([
      '6 March 2026',
      '06.03.2026',
      '06/03/2026',
      '06.03.2026',
    ]);
  });

  it('numbers of any length, grouped by three', () => {
    expect(inAll((locale) => formatDecimal('-1234567.50', locale))).toEqual([
      '-1,234,567.50',
      '-1.234.567,50',
      '-1\u202f234\u202f567,50',
      '-1.234.567,50',
    ]);
    expect(formatDecimal('999', 'en')).toBe('999');
    expect(formatDecimal('-999', 'en')).toBe('-999');
    expect(formatDecimal('1000', 'en')).toBe('1,000');
    expect(formatDecimal('999999999999999.999', 'de')).toBe('999.999.999.999.999,999');
  });

  it('prices with the decimals of their currency, and more only where they say something', () => {
    expect(formatMoney('12.5', 'EUR', 'de')).toBe('12,50');
    expect(formatMoney('0.001250', 'EUR', 'en')).toBe('0.00125');
    expect(formatMoney('100', 'JPY', 'en')).toBe('100');
    expect(formatMoney('100.000000', 'JPY', 'en')).toBe('100');
    expect(formatMoney('1.5', 'KWD', 'en')).toBe('1.500');
  });

  it('quantities and percentages', () => {
    expect(formatQuantity('2.500000', 'da')).toBe('2,5');
    expect(formatQuantity('1000', 'de')).toBe('1.000');
    expect(inAll((locale) => formatPercent('5.50', locale))).toEqual([
      '5.5%',
      '5,5\u00a0%',
      '5,5\u202f%',
      '5,5\u00a0%',
    ]);
    expect(formatPercent('20', 'en')).toBe('20%');
  });

  it('account numbers in groups of four', () => {
    expect(formatIban('de89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
    expect(formatIban('NO93 8601 1117 947')).toBe('NO93 8601 1117 947');
  });

  it('no word of German law that means something else', () => {
    expect(inAll((locale) => documentTitle('credit_note', locale))).toEqual([
      'Credit note',
      'Rechnungskorrektur',
      'Avoir',
      'Kreditnota',
    ]);
  });

  it('no negative zero', () => {
    expect(['0', '0.00', '-0.00', '0.10', '-5', '12.00'].map(negated)).toEqual([
      '0',
      '0.00',
      '0.00',
      '-0.10',
      '5',
      '-12.00',
    ]);
  });
});
