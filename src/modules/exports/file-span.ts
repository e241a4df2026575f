import { DomainError } from '../../domain/errors';
import { fiscalYearOf } from '../../domain/periods/fiscal-year';
import { periodOf } from '../../domain/periods/period';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { ExportFormat, ExportSource } from './formats/export-format';

/** The days that one file covers, both included. */
export interface NamedSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** `2026-04`, or the year in which the fiscal year ends. */
  readonly name: string;
}

/** The month or the fiscal year of a day: what a file holds whose format is bound to one. */
export function spanAround(day: PlainDate, boundTo: 'month' | 'year', startMonth: number): NamedSpan {
  if (boundTo === 'year') {
    const { year, start, end } = fiscalYearOf(day, startMonth);
    return { from: start, to: end, name: String(year) };
  }
  const { start, end, name } = periodOf(day, startMonth);
  return { from: start, to: end, name };
}

/**
 * A format that is bound to a month or a fiscal year takes no entries of two of them. Where the query leaves a date open,
 * that of the first or last entry counts. 422 `export_span_too_long`.
 */
export async function fitsOneFile(source: ExportSource, { boundTo }: ExportFormat): Promise<void> {
  if (boundTo === undefined) return;
  const { query, organisation } = source;
  const found = query.from !== undefined && query.to !== undefined ? query : await source.totals();
  const [from, to] = [query.from ?? found.from, query.to ?? found.to];
  if (typeof from !== 'string' || typeof to !== 'string') return;
  const nameOf = (day: PlainDate): string => spanAround(day, boundTo, organisation.fiscalYearStartMonth).name;
  if (nameOf(from) === nameOf(to)) return;
  const span = boundTo === 'month' ? 'month' : 'fiscal year';
  throw new DomainError(
    'export_span_too_long',
    `A file of this format holds one ${span}; ${from} and ${to} lie in two: ask for \`from\` and \`to\` of one ${span}`,
    { boundTo, from, to },
  );
}
