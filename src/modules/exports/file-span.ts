import { DomainError } from '../../domain/errors';
import { periodOf } from '../../domain/periods/period';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { ExportFormat, ExportSource } from './formats/export-format';

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
  const spanOf = (date: PlainDate): string =>
    boundTo === 'month'
      ? date.slice(0, 7)
      : String(periodOf(date, organisation.fiscalYearStartMonth).fiscalYear);
  if (spanOf(from) === spanOf(to)) return;
  const span = boundTo === 'month' ? 'month' : 'fiscal year';
  throw new DomainError(
    'export_span_too_long',
    `A file of this format holds one ${span}; ${from} and ${to} lie in two: ask for \`from\` and \`to\` of one ${span}`,
    { boundTo, from, to },
  );
}
