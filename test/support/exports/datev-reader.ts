import { parse } from 'csv-parse/sync';
import { cents, sums } from './year-of-books';

export interface DatevFile {
  /** The first line, as it is. */
  readonly headerLine: string;
  readonly header: readonly string[];
  readonly heading: readonly string[];
  /** Each row's fields by heading, quotation marks taken off. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** The rows as they stand. */
  readonly lines: readonly string[];
}

/** Bytes 80 to 9F of CP1252.TXT; the five that stand for nothing are marked. Node's own decoder reads them as Latin 1. */
const HIGH = '€!‚ƒ„…†‡ˆ‰Š‹Œ!Ž!!‘’“”•–—˜™š›œ!žŸ';

function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (byte) => {
    const character = HIGH[byte.charCodeAt(0) - 0x80] ?? '!';
    if (character === '!') throw new Error('a byte that Windows-1252 does not have');
    return character;
  });
}

/** Reads a Buchungsstapel strictly: Windows-1252, CRLF, semicolons, one line a row, as many fields as headings. */
export function readDatev(bytes: Buffer): DatevFile {
  const text = windows1252(bytes);
  if (!text.endsWith('\r\n') || /(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('lines must end in CRLF');
  const lines = text.slice(0, -2).split('\r\n');
  const fields = (line: string): string[] => {
    const parsed: string[][] = parse(line, { delimiter: ';' });
    const [row] = parsed;
    if (!row) throw new Error('an empty line');
    return row;
  };
  const [headerLine = '', headingLine = '', ...rowLines] = lines;
  const heading = fields(headingLine);
  const rows = rowLines.map((line) => {
    const row = fields(line);
    if (row.length !== heading.length) throw new Error(`${row.length} fields in ${line}`);
    return Object.fromEntries(row.map((field, index) => [heading[index] ?? '', field]));
  });
  return { headerLine, header: fields(headerLine), heading, rows, lines: rowLines };
}

interface Books {
  readonly debtors: string;
  readonly vat: string;
  /** Rates that the program takes by itself: of a BU-Schlüssel, and of an automatic account. */
  readonly rateOfKey: Readonly<Record<string, number>>;
  readonly rateOfAccount: Readonly<Record<string, number>>;
}

/** What DATEV would have on each account: gross rows are split by the rate of their key, customers are the debtors' account. */
export function datevBalances({ rows }: DatevFile, books: Books): Record<string, string> {
  return sums(
    rows.flatMap((row) => {
      const amount = cents(row['Basis-Umsatz'] || row['Umsatz (ohne Soll/Haben-Kz)']);
      const signed = row['Soll/Haben-Kennzeichen'] === 'S' ? amount : -amount;
      const [konto = '', contra = ''] = [row.Konto, row['Gegenkonto (ohne BU-Schlüssel)']];
      const key = row['BU-Schlüssel'] ?? '';
      const rate = books.rateOfKey[key] ?? (key === '' ? books.rateOfAccount[contra] : 0) ?? 0;
      const tax = Math.sign(signed) * Math.floor((amount * rate) / (100 + rate) + 0.5);
      const account = (number: string): string => (number.length > 4 ? books.debtors : number);
      return [
        [account(konto), signed] as const,
        [account(contra), tax - signed] as const,
        [books.vat, -tax] as const,
      ];
    }),
  );
}
