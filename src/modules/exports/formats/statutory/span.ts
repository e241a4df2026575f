import type { PlainDate } from '../../../../domain/periods/plain-date';
import type { ExportSource } from '../export-format';

export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The days that a file covers: as asked for, else those of its entries, else today. */
export async function spanOf(source: ExportSource): Promise<Span> {
  const { query, today } = source;
  const found = query.from !== undefined && query.to !== undefined ? null : await source.totals();
  const from = query.from ?? found?.from ?? query.to ?? today;
  const to = query.to ?? found?.to ?? from;
  return to < from ? { from, to: from } : { from, to };
}
