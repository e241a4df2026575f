import type { Row } from './write-set';

/** Of fewer rows nothing is worth being sent apart. */
const ENOUGH_ROWS = 4;

/**
 * What all of the rows hold alike, by its column, to be sent once: most of what documents of one set are made of. Objects are alike
 * when they are one. A column that is not named here is own to each row.
 */
export function sharedColumns(
  columns: readonly string[],
  rows: readonly Row[],
): ReadonlyMap<string, unknown> {
  const [first] = rows;
  if (!first || rows.length < ENOUGH_ROWS) return new Map();
  const isShared = (column: string): boolean => rows.every((row) => row[column] === first[column]);
  return new Map(columns.filter(isShared).map((column) => [column, first[column]]));
}
