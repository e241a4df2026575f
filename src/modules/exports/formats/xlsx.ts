import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ExportEntry, ExportFormat, ExportSource } from './export-format';
import { COLUMNS, LETTERS } from './spreadsheet/columns.data';
import { otherParts, SHEET_END, sheetHead, sheetPath } from './spreadsheet/parts';

/**
 * An Excel workbook with the columns of the CSV export: dates and amounts as such, text as inline strings. Written row by row into a
 * zip that is streamed, since the libraries for workbooks hold all of one in memory; what cannot be known before the end
 * (how many sheets there are) stands at its end. Rows beyond what a sheet can hold go on on the next one.
 */
export const xlsx: ExportFormat = {
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  write,
};

const MOST_ROWS = 1_048_576;
const PIECE = 64 * 1024;
/** Quick rather than small: a journal repeats itself enough. */
const OPTIONS = { compressionLevel: 1 } as const;

async function* write(source: ExportSource): AsyncGenerator<Buffer> {
  const entries = new Ahead(source.entries());
  await entries.advance();
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream as AsyncIterable<Buffer>);
  const fail = (error: Error): void => void output.destroy(error);
  zip.on('error', fail);
  fill(zip, entries, source.organisation.baseCurrency).catch(fail);
  yield* output as AsyncIterable<Buffer>;
}

async function fill(zip: ZipFile, entries: Ahead<ExportEntry>, base: string): Promise<void> {
  let sheets = 0;
  do {
    sheets += 1;
    const sheet = Readable.from(sheetText(entries, base), { objectMode: false, highWaterMark: PIECE });
    zip.addReadStream(sheet, sheetPath(sheets), OPTIONS);
    await once(sheet, 'end');
  } while (entries.next !== undefined);
  for (const [path, xml] of otherParts(sheets)) zip.addBuffer(Buffer.from(xml), path, OPTIONS);
  zip.end();
}

async function* sheetText(entries: Ahead<ExportEntry>, base: string): AsyncGenerator<string> {
  let piece = sheetHead();
  let row = 1;
  for (let entry = entries.next; entry !== undefined; entry = entries.next) {
    if (row + entry.lines.length > MOST_ROWS) break;
    for (const line of entry.lines) {
      row += 1;
      piece += `<row r="${row}">`;
      for (const [i, { cell }] of COLUMNS.entries())
        piece += cell(`${LETTERS[i] ?? ''}${row}`, entry, line, base);
      piece += '</row>';
    }
    await entries.advance();
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece + SHEET_END;
}

/** Reads with a view of the next one. */
class Ahead<T> {
  next: T | undefined;
  private readonly rest: AsyncIterator<T>;

  constructor(all: AsyncIterable<T>) {
    this.rest = all[Symbol.asyncIterator]();
  }

  async advance(): Promise<void> {
    const read = await this.rest.next();
    this.next = read.done ? undefined : read.value;
  }
}
