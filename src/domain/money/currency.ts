import { invalid } from '../errors';

/**
 * ISO 4217, list one (active codes, 2026), by minor unit. Kept here because `Intl` follows CLDR's habits of cash, which
 * differ from the standard (HUF, IQD, MGA and others). Left out: codes without a minor unit, in which nothing can be invoiced
 * (precious metals, XDR, XSU, XUA, XTS, XXX).
 */
const CODES_BY_MINOR_UNITS: readonly (readonly [minorUnits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP
     COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
     JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN
     NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL
     THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  // Lately withdrawn; kept because documents that were issued in them can still be corrected.
  [2, 'ANG BGN CUC'],
];

const MINOR_UNITS: ReadonlyMap<string, number> = new Map(
  CODES_BY_MINOR_UNITS.flatMap(([units, codes]) => codes.split(/\s+/).map((code) => [code, units] as const)),
);

/** The currency codes the service accepts, in alphabetical order. */
export const CURRENCY_CODES: readonly string[] = [...MINOR_UNITS.keys()].sort();

/** Whether the code is one of ISO 4217 in which documents can be made. Exact: 'gbp' is not a code. */
export function isCurrency(code: string): boolean {
  return MINOR_UNITS.has(code);
}

/**
 * The number of decimals of the currency's minor unit by ISO 4217: JPY 0, GBP 2, KWD 3, CLF 4.
 * @throws DomainError `validation_failed` on field `currency` for a code that is not in the table.
 */
export function minorUnits(code: string): number {
  const units = MINOR_UNITS.get(code);
  if (units === undefined) throw invalid('currency', 'is not an ISO 4217 currency code');
  return units;
}
