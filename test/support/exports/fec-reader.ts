import { cents, sums } from './year-of-books';

export type FecRow = Readonly<Record<string, string>>;

/** The characters that ISO 8859-15 has in place of Latin 1's. */
const LATIN_9: Readonly<Record<string, string>> = {
  '\u00a4': '€',
  '\u00a6': 'Š',
  '\u00a8': 'š',
  '\u00b4': 'Ž',
  '\u00b8': 'ž',
  '\u00bc': 'Œ',
  '\u00bd': 'œ',
  '\u00be': 'Ÿ',
};

/** Reads a FEC strictly: ISO 8859-15, a line a record, tabs between fields, as many as the first line names. */
export function readFec(bytes: Buffer): { fields: readonly string[]; rows: readonly FecRow[] } {
  const text = bytes
    .toString('latin1')
    .replace(/[\u00a4\u00a6\u00a8\u00b4\u00b8\u00bc\u00bd\u00be]/g, (each) => LATIN_9[each] ?? each);
  if (!text.endsWith('\r\n') || /(?<!\r)\n|\r(?!\n)|[\u0080-\u009f]/.test(text))
    throw new Error('not a flat file');
  const [head = '', ...records] = text.slice(0, -2).split('\r\n');
  const fields = head.split('\t');
  const rows = records.map((record) => {
    const values = record.split('\t');
    if (values.length !== fields.length) throw new Error(`${values.length} fields in ${record}`);
    return Object.fromEntries(values.map((value, index) => [fields[index] ?? '', value]));
  });
  return { fields, rows };
}

export const fecBalances = (rows: readonly FecRow[]): Record<string, string> =>
  sums(rows.map((row) => [row.CompteNum ?? '', cents(row.Debit) - cents(row.Credit)] as const));
