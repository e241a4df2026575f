import type { LedgerLine } from './read';

/*
 * What VAT a line carries and why. The rules are the United Kingdom's and the European Union's of winter 2010/11.
 */

export type VatZone = 'domestic' | 'eu' | 'outside';

export interface LineVat {
  readonly taxRate: string;
  readonly taxCategory?: 'K' | 'G';
  readonly taxExemptionReason?: string;
}

type Place = readonly [country: string, zone: VatZone];

/** Every country name of the data set, these two months and the rest of its year; a zone a paragraph. */
// prettier-ignore
export const COUNTRIES: Readonly<Record<string, Place>> = {
  'United Kingdom': ['GB', 'domestic'],
  // No proof that the goods left the country, and without proof no zero rate: it is taxed as a domestic sale.
  Unspecified: ['GB', 'domestic'],

  // The other member states of 2010/11; Croatia joined in 2013 only.
  Austria: ['AT', 'eu'], Belgium: ['BE', 'eu'], Cyprus: ['CY', 'eu'], 'Czech Republic': ['CZ', 'eu'],
  Denmark: ['DK', 'eu'], EIRE: ['IE', 'eu'], Finland: ['FI', 'eu'], France: ['FR', 'eu'], Germany: ['DE', 'eu'],
  Greece: ['GR', 'eu'], Italy: ['IT', 'eu'], Lithuania: ['LT', 'eu'], Malta: ['MT', 'eu'], Netherlands: ['NL', 'eu'],
  Poland: ['PL', 'eu'], Portugal: ['PT', 'eu'], Spain: ['ES', 'eu'], Sweden: ['SE', 'eu'],
  // A member state that is not named: zero-rated as the others. A record needs a country: the institutions' seat.
  'European Community': ['BE', 'eu'],

  // The Channel Islands are outside the Union's VAT area; they share no ISO code, so Jersey's stands for both.
  'Channel Islands': ['JE', 'outside'], Australia: ['AU', 'outside'], Bahrain: ['BH', 'outside'],
  Brazil: ['BR', 'outside'], Canada: ['CA', 'outside'], 'Hong Kong': ['HK', 'outside'], Iceland: ['IS', 'outside'],
  Israel: ['IL', 'outside'], Japan: ['JP', 'outside'], Lebanon: ['LB', 'outside'], Norway: ['NO', 'outside'],
  RSA: ['ZA', 'outside'], 'Saudi Arabia': ['SA', 'outside'], Singapore: ['SG', 'outside'],
  Switzerland: ['CH', 'outside'], 'United Arab Emirates': ['AE', 'outside'], USA: ['US', 'outside'],
};

/** The first day of the standard rate of 20 %; 17.5 % until the day before (Finance (No. 2) Act 2010, section 3). */
export const RATE_RISE = '2011-01-04';

const ZERO_RATED = {
  eu: {
    taxRate: '0',
    taxCategory: 'K',
    taxExemptionReason: 'Intra-community supply: Directive 2006/112/EC, Article 138',
  },
  outside: {
    taxRate: '0',
    taxCategory: 'G',
    taxExemptionReason: 'Export: Directive 2006/112/EC, Article 146',
  },
} as const;

/** A line at price 0 keeps the rate that it would have had. */
export function vatOf(line: LedgerLine, standardRate: '17.5' | '20'): LineVat {
  const [, zone] = place(line.country);
  return zone === 'domestic' ? { taxRate: standardRate } : ZERO_RATED[zone];
}

/** Of a sale: the rate of its own day. */
export const rateOn = (line: LedgerLine): '17.5' | '20' => (line.at < RATE_RISE ? '17.5' : '20');

export function place(countryName: string): Place {
  const known = Object.hasOwn(COUNTRIES, countryName) ? COUNTRIES[countryName] : undefined;
  if (known === undefined) throw new Error(`The VAT zone of ${JSON.stringify(countryName)} is not known`);
  return known;
}
