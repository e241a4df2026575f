import { stringify } from 'csv-stringify/sync';

/** A column of a CSV file. `text` came from a sender and could be a formula: it is guarded. */
export interface Column<R> {
  readonly name: string;
  readonly of: (row: R) => string | number | null;
  readonly text?: boolean;
}

const ROWS_AT_ONCE = 500;

/** In a spreadsheet a leading = + - or @ (and a tab or CR before it) makes a formula: an apostrophe makes it text. */
export const guarded = (value: string): string => (/^[=+@\t\r-]/.test(value) ? `'${value}` : value);

export const csvHeader = <R>(columns: readonly Column<R>[]): string =>
  stringify([columns.map(({ name }) => name)]);

export const csvRows = <R>(columns: readonly Column<R>[], rows: readonly R[]): string =>
  stringify(rows.map((row) => columns.map((column) => cellOf(column, row))));

/** A file with a header, in pieces of many rows. */
export async function* csvFile<R>(
  columns: readonly Column<R>[],
  rows: AsyncIterable<R>,
): AsyncGenerator<string> {
  let piece = csvHeader(columns);
  let held: R[] = [];
  for await (const row of rows) {
    held.push(row);
    if (held.length < ROWS_AT_ONCE) continue;
    yield piece + csvRows(columns, held);
    [piece, held] = ['', []];
  }
  piece += csvRows(columns, held);
  if (piece !== '') yield piece;
}

function cellOf<R>({ of, text }: Column<R>, row: R): string {
  const value = of(row);
  if (value === null) return '';
  return text === true ? guarded(String(value)) : String(value);
}
