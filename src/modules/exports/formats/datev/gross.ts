import { allocate } from '../../../../domain/money/allocate';
import { roundAmount } from '../../../../domain/money/amount';
import { sum, ZERO, type Decimal } from '../../../../domain/money/decimal';
import { parseVatCode } from '../../../../domain/tax/category';
import type { ExportEntry, ExportLine } from '../export-format';
import type { TaxKeys } from './tax-keys';

export interface Amounts {
  /** In the entry's currency. */
  readonly amount: Decimal;
  readonly base: Decimal;
}

export interface GrossGroup<P> {
  /** The line of revenue. */
  readonly part: P;
  readonly gross: Amounts;
  /** '' on an automatic account. */
  readonly taxKey: string;
}

interface Book {
  readonly baseCurrency: string;
  readonly accountOf: (line: ExportLine) => string;
  readonly taxKeys: TaxKeys;
}

type Line = Amounts & { readonly line: ExportLine };

/**
 * Revenue and its VAT, put together to gross amounts as DATEV takes them: it takes round(gross × rate / (100 + rate)) out of a
 * row again. Lines belong together by VAT code and dimensions; the VAT is allocated to the accounts of revenue by
 * largest remainder. Where DATEV would come to another cent on any of them, all of them are left as they are (`rest`).
 */
export function grossGroups<P extends Line>(
  entry: ExportEntry,
  parts: readonly P[],
  book: Book,
): { groups: GrossGroup<P>[]; rest: P[] } {
  const groups: GrossGroup<P>[] = [];
  const rest: P[] = [];
  for (const together of byVat(parts).values()) {
    const found = grossOf(entry, together, book);
    if (found) groups.push(...found);
    else rest.push(...together);
  }
  return { groups, rest };
}

function byVat<P extends Line>(parts: readonly P[]): Map<string, P[]> {
  const groups = new Map<string, P[]>();
  for (const part of parts) {
    const { vatCode, dimensions } = part.line;
    const key = JSON.stringify([vatCode, Object.entries(dimensions).sort()]);
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return groups;
}

function grossOf<P extends Line>(
  entry: ExportEntry,
  together: readonly P[],
  book: Book,
): GrossGroup<P>[] | null {
  const code = together[0]?.line.vatCode ?? null;
  const rate = code === null ? undefined : parseVatCode(code)?.rate;
  if (code === null || rate === undefined || rate.isZero()) return null;
  const vat = together.filter(({ line }) => line.accountRole === 'vat_output');
  const revenue = together.filter(
    ({ line }) => line.accountType === 'income' && line.accountRole !== 'vat_output',
  );
  if (vat.length === 0 || revenue.length === 0 || vat.length + revenue.length < together.length) return null;
  const keys = revenue.map(({ line }) => keyFor(book, line, code, entry));
  const baseTax = spread(vat, revenue, 'base', book.baseCurrency);
  const tax = spread(vat, revenue, 'amount', entry.currency);
  const rows = revenue.flatMap((part, index) => {
    const [taxKey, ofBase, ofAmount] = [keys[index], baseTax[index], tax[index]];
    if (taxKey === undefined || taxKey === null || !ofBase || !ofAmount) return [];
    const gross = { amount: part.amount.plus(ofAmount), base: part.base.plus(ofBase) };
    const taken = roundAmount(gross.base.times(rate).dividedBy(rate.plus(100)), book.baseCurrency);
    return taken.equals(ofBase) ? [{ part, gross, taxKey }] : [];
  });
  return rows.length === revenue.length ? rows : null;
}

const spread = (
  vat: readonly Line[],
  revenue: readonly Line[],
  of: 'amount' | 'base',
  currency: string,
): Decimal[] =>
  allocate(
    vat.length === 0 ? ZERO : sum(vat.map((each) => each[of])),
    revenue.map((each) => each[of]),
    currency,
  );

/** '' where the account takes this very VAT by itself; null where it takes another one, or the chart has no key. */
function keyFor(book: Book, line: ExportLine, vatCode: string, entry: ExportEntry): string | null {
  const automatic = book.taxKeys.automaticVatOf(book.accountOf(line));
  if (automatic !== undefined) return automatic === vatCode ? '' : null;
  return book.taxKeys.keyOf(vatCode, entry.date);
}
