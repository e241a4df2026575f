interface Grouping {
  readonly category: string;
  readonly code: string;
}

/**
 * Norwegian accounts by the first digits of their number (NS 4102), and the categories of the code list "næringsspesifikasjon"
 * that such accounts are reported in. The longest prefix counts.
 */
const NORWEGIAN: readonly (readonly [string, string])[] = [
  ['1', 'balanseverdiForAnleggsmiddel'],
  ['14', 'balanseverdiForOmloepsmiddel'],
  ['15', 'balanseverdiForOmloepsmiddel'],
  ['16', 'balanseverdiForOmloepsmiddel'],
  ['17', 'balanseverdiForOmloepsmiddel'],
  ['18', 'balanseverdiForOmloepsmiddel'],
  ['19', 'balanseverdiForOmloepsmiddel'],
  ['20', 'egenkapital'],
  ['21', 'langsiktigGjeld'],
  ['22', 'langsiktigGjeld'],
  ['2', 'kortsiktigGjeld'],
  ['3', 'salgsinntekt'],
  ['38', 'annenDriftsinntekt'],
  ['39', 'annenDriftsinntekt'],
  ['4', 'varekostnad'],
  ['5', 'loennskostnad'],
  ['6', 'annenDriftskostnad'],
  ['7', 'annenDriftskostnad'],
  ['80', 'finansinntekt'],
  ['81', 'finanskostnad'],
  ['8', 'skattekostnad'],
];

/** Elsewhere the kind of account stands for a category; no code list applies. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  asset: 'Asset',
  liability: 'Liability',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expense',
};

/** GroupingCategory and GroupingCode of an account. */
export function groupingOf(country: string, code: string, type: string): Grouping {
  if (country !== 'NO' || !/^\d{4}/.test(code)) return { category: ELSEWHERE[type] ?? 'NA', code: 'NA' };
  const [, category] = NORWEGIAN.filter(([prefix]) => code.startsWith(prefix)).sort(
    ([a], [b]) => b.length - a.length,
  )[0] ?? ['', 'NA'];
  return { category, code: code.slice(0, 4) };
}

/**
 * Skatteetaten's standard VAT codes for sales: 3, 31 and 33 the rates of 25, 15 and 12 %, 32 that of raw fish, 5 zero-rated at
 * home, 52 exported, 51 reverse charge, 6 outside of the Act.
 */
const NORWEGIAN_TAX: Readonly<Record<string, string>> = {
  S25: '3',
  S15: '31',
  'S11.11': '32',
  S12: '33',
  Z0: '5',
  AE0: '51',
  G0: '52',
  E0: '6',
  O0: '6',
};

/** StandardTaxCode; NA where none applies, as the schema says. */
export const standardTaxCode = (country: string, vatCode: string): string =>
  (country === 'NO' ? NORWEGIAN_TAX[vatCode] : undefined) ?? 'NA';
