import { ZERO, type Decimal } from '../money/decimal';
import { vatCode, type VatCategory } from './category';
import type { TaxedLine } from './compute';

/** The tax of a document for one category and rate (EN 16931 BG-23). `taxable` is the sum of the nets of its lines. */
export interface TaxBreakdownRow {
  category: VatCategory;
  rate: Decimal;
  exemptionReason: string | null;
  taxable: Decimal;
  tax: Decimal;
}

/**
 * Adds the lines up per category and rate, in order of first appearance. Different reasons within one category and rate are
 * joined by '; ', since each must be read on the document. A line with two taxes of one category and rate counts twice in
 * `taxable`, so that taxable × rate stays the tax.
 */
export function summarise(lines: readonly TaxedLine[]): TaxBreakdownRow[] {
  const rows = new Map<string, TaxBreakdownRow & { reasons: Set<string> }>();
  for (const line of lines) {
    for (const { category, rate, exemptionReason, tax } of line.taxes) {
      const code = vatCode(category, rate);
      const row = rows.get(code) ?? {
        category,
        rate,
        exemptionReason: null,
        taxable: ZERO,
        tax: ZERO,
        reasons: new Set<string>(),
      };
      row.taxable = row.taxable.plus(line.net);
      row.tax = row.tax.plus(tax);
      if (exemptionReason !== undefined) row.reasons.add(exemptionReason);
      rows.set(code, row);
    }
  }
  return [...rows.values()].map(({ reasons, ...row }) => ({
    ...row,
    exemptionReason: reasons.size === 0 ? null : [...reasons].join('; '),
  }));
}
