import { Decimal } from '../../../../domain/money/decimal';
import { minorUnits } from '../../../../domain/money/currency';
import type { ExportEntry } from '../export-format';
import { COLUMNS } from './columns.data';
import type { DatevPosting } from './posting';

export interface RowFacts {
  readonly baseCurrency: string;
  /** Belegfeld 1, before it is cut to its characters. */
  readonly reference: string;
  /** The VAT number of the customer, where the row is an intra-Community supply. */
  readonly vatNumber: string | null;
}

const AT = new Map(COLUMNS.map(([name], index) => [name, index]));
const EMPTY: readonly string[] = COLUMNS.map(([, kind]) => (kind === 'text' ? '""' : ''));

/** `Umsatz` has ten digits before the comma. */
const MOST = new Decimal('9999999999.99');

/** The rows of a posting: one, or as many as its amount needs. */
export function rowsOf(posting: DatevPosting, entry: ExportEntry, facts: RowFacts): string[] {
  const rows: string[] = [];
  let left = posting.base;
  for (; left.greaterThan(MOST); left = left.minus(MOST))
    rows.push(rowOf({ ...posting, base: MOST, foreign: null }, entry, facts));
  return [
    ...rows,
    rowOf(rows.length === 0 ? posting : { ...posting, base: left, foreign: null }, entry, facts),
  ];
}

/**
 * One row. A foreign amount needs its rate, units of it for one of base, from 1 to 9999.999999 (column 4); at another rate the
 * row is in base currency and says the foreign amount in words.
 */
function rowOf(posting: DatevPosting, entry: ExportEntry, facts: RowFacts): string {
  const fields = [...EMPTY];
  const put = (column: string, value: string): void => {
    const at = AT.get(column);
    if (at === undefined) throw new Error(`there is no column ${column}`);
    fields[at] = COLUMNS[at]?.[1] === 'text' ? quoted(value) : value;
  };
  const rate = posting.foreign === null ? null : rateOf(entry);
  const inForeign = posting.foreign !== null && rate !== null && posting.foreign.lessThanOrEqualTo(MOST);
  put('Umsatz (ohne Soll/Haben-Kz)', amount(inForeign && posting.foreign ? posting.foreign : posting.base));
  put('Soll/Haben-Kennzeichen', posting.side);
  put('WKZ Umsatz', inForeign ? entry.currency : facts.baseCurrency);
  if (inForeign) {
    put('Kurs', rate);
    put('Basis-Umsatz', amount(posting.base));
    put('WKZ Basis-Umsatz', facts.baseCurrency);
  }
  put('Konto', posting.account);
  put('Gegenkonto (ohne BU-Schlüssel)', posting.contra);
  put('BU-Schlüssel', posting.taxKey);
  put('Belegdatum', `${entry.date.slice(8, 10)}${entry.date.slice(5, 7)}`);
  put('Belegfeld 1', belegfeld(facts.reference));
  put('Buchungstext', cut(textOf(entry), 60));
  if (facts.vatNumber !== null) put('EU-Land u. UStID (Bestimmung)', cut(facts.vatNumber, 15));
  noted(posting, entry, inForeign).forEach(([art, content], index) => {
    put(`Zusatzinformation - Art ${index + 1}`, cut(art, 20));
    put(`Zusatzinformation- Inhalt ${index + 1}`, cut(content, 210));
  });
  put('Festschreibung', '0');
  put('Generalumkehr (GU)', entry.reversesEntryNumber === null ? '0' : '1');
  return fields.join(';');
}

function noted(posting: DatevPosting, entry: ExportEntry, inForeign: boolean): [string, string][] {
  return [
    ['Buchungsnummer', entry.number],
    ...(entry.documentNumber === null ? [] : [['Beleg', entry.documentNumber] as [string, string]]),
    ...(entry.reversesEntryNumber === null
      ? []
      : [['Storno von', entry.reversesEntryNumber] as [string, string]]),
    ...(posting.foreign === null || inForeign
      ? []
      : [
          ['Fremdwährung', `${posting.foreign.toFixed()} ${entry.currency} zu ${entry.exchangeRate}`] as [
            string,
            string,
          ],
        ]),
  ];
}

/** Units of the entry's currency for one of base; null where the column or the amounts have no room for it. */
function rateOf({ exchangeRate, currency }: ExportEntry): string | null {
  if (minorUnits(currency) > 2) return null;
  const rate = new Decimal(1).dividedBy(exchangeRate).toFixed(6);
  return /^[1-9]\d{0,3}\.\d{6}$/.test(rate) ? rate.replace('.', ',') : null;
}

const amount = (value: Decimal): string => value.toFixed(2).replace('.', ',');

/** Quotation marks are doubled; a row is one line. */
const quoted = (value: string): string => `"${oneLine(value).replaceAll('"', '""')}"`;

const oneLine = (value: string): string => value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');

/** By characters, as the program counts them after it has read the file. */
const cut = (value: string, most: number): string => [...oneLine(value)].slice(0, most).join('');

const textOf = ({ counterparty, memo, documentNumber, sourceType }: ExportEntry): string =>
  [documentNumber, counterparty ?? memo].filter((each) => each !== null).join(' ') || sourceType;

/**
 * Belegfeld 1 is the key of open items: at most 36 of letters, digits and $ & % * + - / (DATEV, developer portal). Any other
 * character becomes a hyphen; of a longer number the end is kept, which tells it from others.
 */
export function belegfeld(reference: string): string {
  const plain = reference.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(/[^A-Za-z0-9$&%*+\-/]/g, '-').slice(-36);
}
