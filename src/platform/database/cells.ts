/** How many columns the types `cells_16`, `cells_24` and `cells_48` have, each a text; see the migration `Cells`. */
const WIDTHS = [16, 24, 48];
const TEXT_OID = 25;
const NULL = -1;
const MOST_BYTES_A_CHARACTER = 3;
const START_BYTES = 256 * 1024;
/** A larger buffer is not kept for the next rows. */
const KEPT_BYTES = 4 * 1024 * 1024;

export type Cell = string | null;

/** The narrowest type that has room for rows of so many columns. */
export const cellsType = (columns: number): string => `cells_${widthFor(columns)}`;

function widthFor(columns: number): number {
  const width = WIDTHS.find((each) => each >= columns);
  if (width === undefined) throw new Error(`no type has ${columns} columns: see the migration Cells`);
  return width;
}

/**
 * Rows as an array of `cellsType`, in the binary form that PostgreSQL's `array_recv` and `record_recv` read. A text goes with its
 * length, so that nothing in it is taken for anything else. The array does not name the type of its elements: since
 * PostgreSQL 14 types of the database's own are not compared.
 */
export function encodeCells(
  rows: number,
  columns: number,
  cellAt: (row: number, column: number) => Cell,
): Buffer {
  const [dimensions, hasNulls, elementType, firstIndex] = [1, 0, 0, 1];
  const width = widthFor(columns);
  const writer = new CellWriter();
  for (const int of [dimensions, hasNulls, elementType, rows, firstIndex]) writer.int(int);
  for (let row = 0; row < rows; row += 1) {
    const start = writer.int(0);
    writer.int(width);
    for (let column = 0; column < columns; column += 1) writer.cell(cellAt(row, column));
    for (let column = columns; column < width; column += 1) writer.cell(null);
    writer.setLengthFrom(start);
  }
  return writer.finish();
}

class CellWriter {
  private static spare = Buffer.allocUnsafeSlow(START_BYTES);
  private bytes = CellWriter.spare;
  private view = viewOf(this.bytes);
  private at = 0;

  /** Answers where it wrote. */
  int(value: number): number {
    this.reserve(4);
    this.view.setInt32(this.at, value);
    this.at += 4;
    return this.at - 4;
  }

  cell(text: Cell): void {
    this.reserve(8 + (text === null ? 0 : text.length * MOST_BYTES_A_CHARACTER));
    this.view.setInt32(this.at, TEXT_OID);
    this.view.setInt32(this.at + 4, NULL);
    this.at += 8;
    if (text === null) return;
    const length = this.bytes.write(text, this.at);
    this.view.setInt32(this.at - 4, length);
    this.at += length;
  }

  /** Writes in the place of an int how much has followed it. */
  setLengthFrom(place: number): void {
    this.view.setInt32(place, this.at - place - 4);
  }

  /** A copy: the next rows are written over these. */
  finish(): Buffer {
    CellWriter.spare = this.bytes.length <= KEPT_BYTES ? this.bytes : Buffer.allocUnsafeSlow(START_BYTES);
    return Buffer.from(this.bytes.subarray(0, this.at));
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + bytes));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
    this.view = viewOf(grown);
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer): DataView =>
  new DataView(buffer, byteOffset, byteLength);
