import { Decimal, sum } from '../../../src/domain/money/decimal';
import type { Rule } from './calculation-rules';
import type { ReadBreakdown, ReadTerms } from './terms';

/** What the standard calls the rules of each category: BR-IC-02 is of K. */
const FAMILIES: Readonly<Record<string, string>> = {
  S: 'BR-S',
  Z: 'BR-Z',
  E: 'BR-E',
  AE: 'BR-AE',
  K: 'BR-IC',
  G: 'BR-G',
  O: 'BR-O',
};

/**
 * The rules of the VAT categories, 01, 02, 05 and 08 to 14 of each family; 03, 04, 06 and 07 are of allowances and charges of the
 * whole document, which are never written. BR-CO-04 and BR-CO-09 go with them.
 */
export function categoryRules(terms: ReadTerms): Rule[] {
  const { lines, breakdown, seller, buyer } = terms;
  const used = new Set([
    ...lines.flatMap((line) => line.categories),
    ...breakdown.map((row) => row.category),
  ]);
  return [
    ['BR-CO-04', lines.every(({ categories }) => categories.length === 1)],
    ['BR-CO-09', [seller, buyer].every(({ vatNumber }) => /^[A-Z]{2}/.test(vatNumber ?? 'XX'))],
    ['BR-CL-18', [...used].every((category) => category in FAMILIES)],
    ...[...used].flatMap((category) => rulesOf(category, terms)),
  ];
}

function rulesOf(category: string, terms: ReadTerms): Rule[] {
  const family = FAMILIES[category] ?? category;
  const rows = terms.breakdown.filter((row) => row.category === category);
  const lines = terms.lines.filter(({ categories }) => categories.includes(category));
  const rated = category === 'S';
  const exempt = !['S', 'Z'].includes(category);
  return [
    [`${family}-01`, rated ? rows.length > 0 : rows.length === 1],
    [`${family}-02`, partiesSuit(category, terms)],
    [`${family}-05`, lines.every(({ rate }) => rateSuits(category, rate))],
    [`${family}-08`, rows.every((row) => taxableIsThatOfLines(row, terms))],
    [`${family}-09`, rated || rows.every(({ tax }) => new Decimal(tax).isZero())],
    [
      `${family}-10`,
      rows.every(({ reason, reasonCode }) => exempt === (reason !== null || reasonCode !== null)),
    ],
    ['BR-48', rows.every(({ rate }) => rateSuits(category, rate))],
    ['BR-S-01 per rate', new Set(rows.map(({ rate }) => Number(rate))).size === rows.length],
    ...(category === 'K'
      ? ([
          ['BR-IC-11', terms.delivered !== null],
          ['BR-IC-12', terms.deliverTo !== null],
        ] as const)
      : []),
    ...(category === 'O'
      ? ([
          ['BR-O-11', terms.breakdown.length === 1],
          ['BR-O-12', lines.length === terms.lines.length],
        ] as const)
      : []),
  ];
}

function partiesSuit(category: string, { seller, buyer }: ReadTerms): boolean {
  switch (category) {
    case 'O':
      return seller.vatNumber === null && buyer.vatNumber === null;
    case 'AE':
      return seller.vatNumber !== null && (buyer.vatNumber ?? buyer.legalId) !== null;
    case 'K':
      return seller.vatNumber !== null && buyer.vatNumber !== null;
    default:
      return seller.vatNumber !== null;
  }
}

function rateSuits(category: string, rate: string | null): boolean {
  if (category === 'O') return rate === null;
  return rate !== null && (category === 'S' ? Number(rate) > 0 : Number(rate) === 0);
}

function taxableIsThatOfLines({ category, rate, taxable }: ReadBreakdown, { lines }: ReadTerms): boolean {
  const own = lines.filter(
    (line) => line.categories.includes(category) && Number(line.rate ?? 0) === Number(rate ?? 0),
  );
  return sum(own.map(({ net }) => new Decimal(net))).equals(taxable);
}
