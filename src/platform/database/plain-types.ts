import { types } from 'pg';

const DATE = 1082;
const INT8 = 20;
const TEXT_ARRAY: number = 1009;
const NUMERIC_ARRAY: number = 1231;

/**
 * A `date` stays the text 'YYYY-MM-DD' (a JS Date would move it by a time zone), `numeric` stays text by default, in a list
 * too (where pg would make floats of it), and a bigint becomes a number: counters and sequences stay far below 2^53.
 */
export function readPlainTypes(): void {
  types.setTypeParser(DATE, (text) => text);
  types.setTypeParser(INT8, (text) => Number(text));
  types.setTypeParser(NUMERIC_ARRAY, types.getTypeParser(TEXT_ARRAY) as (text: string) => string[]);
}
