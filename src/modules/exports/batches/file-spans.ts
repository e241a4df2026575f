import type { PlainDate } from '../../../domain/periods/plain-date';
import { spanAround } from '../file-span';
import type { ExportFormat, ExportSource } from '../formats';

/** The days that one file of a batch covers. */
export interface FileSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** For a format that is bound to one: `2026-04`, or the year in which the fiscal year ends. */
  readonly name: string | null;
}

/** One file, or as many as the months or fiscal years that the entries lie in when the format holds no more than one. */
export async function fileSpans(source: ExportSource, { boundTo }: ExportFormat): Promise<FileSpan[]> {
  const { fromEntry, toEntry } = source.query;
  const { fiscalYearStartMonth } = source.organisation;
  const spans = new Map<string, FileSpan>();
  // What a month holds is found by its first and last entry, whatever lies between.
  const months = source.rows<{ first: PlainDate; last: PlainDate }>(
    `SELECT min(date) AS first, max(date) AS last FROM journal_entries
     WHERE organisation_id = $1 AND number BETWEEN $2 AND $3 GROUP BY date_trunc('month', date) ORDER BY 1`,
    [fromEntry, toEntry],
  );
  for await (const { first, last } of months) {
    const span = boundTo
      ? spanAround(first, boundTo, fiscalYearStartMonth)
      : { from: first, to: last, name: null };
    const known = spans.get(span.name ?? '');
    spans.set(span.name ?? '', known ? { ...span, from: known.from, to: boundTo ? known.to : last } : span);
  }
  return [...spans.values()];
}
