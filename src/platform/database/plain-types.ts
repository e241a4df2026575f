import { types } from 'pg';

const DATE = 1082;
const INT8 = 20;

/**
 * A `date` stays the text 'YYYY-MM-DD' (a JS Date would move it by a time zone), `numeric` stays text by default, and a
 * bigint becomes a number: counters and sequences stay far below 2^53.
 */
export function readPlainTypes(): void {
  types.setTypeParser(DATE, (text) => text);
  types.setTypeParser(INT8, (text) => Number(text));
}
