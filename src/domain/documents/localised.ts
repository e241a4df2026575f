import type { DocumentModel, Locale } from '../einvoice/document-model';
import { minorUnits } from '../money/currency';
import type { PlainDate } from '../periods/plain-date';

/*
 * How a document writes its dates and numbers. Not Intl: its output changes with the ICU that a runtime brings, and the
 * same document must read the same, byte for byte, for as long as it is kept.
 */

const NO_BREAK_SPACE = '\u00a0';
const NARROW_NO_BREAK_SPACE = '\u202f';

interface Conventions {
  readonly decimal: string;
  readonly group: string;
  readonly percent: string;
}

const CONVENTIONS: Readonly<Record<Locale, Conventions>> = {
  en: { decimal: '.', group: ',', percent: '%' },
  de: { decimal: ',', group: '.', percent: `${NO_BREAK_SPACE}%` },
  fr: { decimal: ',', group: NARROW_NO_BREAK_SPACE, percent: `${NARROW_NO_BREAK_SPACE}%` },
  da: { decimal: ',', group: '.', percent: `${NO_BREAK_SPACE}%` },
};

const ENGLISH_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const;

/**
 * What a document is called. German law keeps the word Gutschrift for an invoice that the buyer writes (§ 14 (2) UStG); what
 * takes an invoice back is a Rechnungskorrektur.
 */
const TITLES: Readonly<Record<Locale, Readonly<Record<DocumentModel['kind'], string>>>> = {
  en: { invoice: 'Invoice', credit_note: 'Credit note' },
  de: { invoice: 'Rechnung', credit_note: 'Rechnungskorrektur' },
  fr: { invoice: 'Facture', credit_note: 'Avoir' },
  da: { invoice: 'Faktura', credit_note: 'Kreditnota' },
};

export const documentTitle = (kind: DocumentModel['kind'], locale: Locale): string => TITLES[locale][kind];

/** '16 March 2026' in English, where figures alone are read in two ways; figures elsewhere. */
export function formatDate(date: PlainDate, locale: Locale): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (locale === 'en') return `${Number(day)} ${ENGLISH_MONTHS[Number(month) - 1] ?? month} ${year}`;
  return [day, month, year].join(locale === 'fr' ? '/' : '.');
}

/** A decimal string with the locale's separators; its decimals and its sign ('-', which readers search for) stay. */
export function formatDecimal(value: string, locale: Locale): string {
  const { decimal, group } = CONVENTIONS[locale];
  const [, sign = '', whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (whole === '') return value;
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return sign + grouped + (fraction === undefined ? '' : decimal + fraction);
}

/** A price or an amount: at least the currency's decimals, and no zeros beyond them. */
export function formatMoney(value: string, currency: string, locale: Locale): string {
  const [whole = '', fraction = ''] = value.split('.');
  const decimals = trimmed(fraction).padEnd(minorUnits(currency), '0');
  return formatDecimal(decimals === '' ? whole : `${whole}.${decimals}`, locale);
}

/** A quantity or a rate: no zeros at the end of its decimals. */
export function formatQuantity(value: string, locale: Locale): string {
  const [whole = '', fraction = ''] = value.split('.');
  const decimals = trimmed(fraction);
  return formatDecimal(decimals === '' ? whole : `${whole}.${decimals}`, locale);
}

export const formatPercent = (rate: string, locale: Locale): string =>
  formatQuantity(rate, locale) + CONVENTIONS[locale].percent;

/** In groups of four, as it is printed (ISO 13616). */
export const formatIban = (iban: string): string =>
  iban
    .replace(/\s/g, '')
    .replace(/(.{4})(?=.)/g, '$1 ')
    .toUpperCase();

/** The other sign; zero has none. */
export function negated(value: string): string {
  if (/^-?0*\.?0*$/.test(value)) return value.replace('-', '');
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}

const trimmed = (fraction: string): string => fraction.replace(/0+$/, '');
