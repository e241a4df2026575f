import type { Row } from './write-set';

/** Fewer rows are sent as they are. */
const ENOUGH_ROWS = 4;

/**
 * Takes out of rows what all of them hold alike, to be sent once: most of what documents of one set are made of. Objects are
 * alike when they are one. Either holds a column, never both, so that a row is what is own to it and, where that is null, what
 * is shared.
 */
export function sharedAndOwn(
  columns: readonly string[],
  rows: readonly Row[],
): { readonly shared: Row; readonly own: readonly Row[] } {
  const [first] = rows;
  if (!first || rows.length < ENOUGH_ROWS) return { shared: {}, own: rows };
  const isShared = (column: string): boolean => rows.every((row) => row[column] === first[column]);
  const varying = columns.filter((column) => !isShared(column));
  const pick = (row: Row, wanted: readonly string[]): Row => {
    const picked: Record<string, unknown> = {};
    for (const column of wanted) picked[column] = row[column];
    return picked;
  };
  return {
    shared: pick(
      first,
      columns.filter((column) => !varying.includes(column)),
    ),
    own: rows.map((row) => pick(row, varying)),
  };
}
