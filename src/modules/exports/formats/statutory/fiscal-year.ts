import { periodOf } from '../../../../domain/periods/period';
import { lastDayOfMonth, plainDate, type PlainDate } from '../../../../domain/periods/plain-date';
import type { ExportSource } from '../export-format';

export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The fiscal year that a date falls into, both days inclusive. */
export function fiscalYearOf(date: PlainDate, startMonth: number): Span {
  const { fiscalYear } = periodOf(date, startMonth);
  const firstYear = startMonth === 1 ? fiscalYear : fiscalYear - 1;
  const lastMonth = startMonth === 1 ? 12 : startMonth - 1;
  return { from: plainDate(firstYear, startMonth, 1), to: lastDayOfMonth(fiscalYear, lastMonth) };
}

/** The days that a file covers: as asked for, else those of its entries, else today. */
export async function spanOf(source: ExportSource): Promise<Span> {
  const { query, today } = source;
  const found = query.from !== undefined && query.to !== undefined ? null : await source.totals();
  const from = query.from ?? found?.from ?? query.to ?? today;
  const to = query.to ?? found?.to ?? from;
  return to < from ? { from, to: from } : { from, to };
}
