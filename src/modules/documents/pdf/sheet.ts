import type PDFDocument from 'pdfkit';
import { PAGE } from './geometry';
import { printable, typed } from './printable';
import { wrap } from './wrap';

export interface TextStyle {
  readonly font: 'regular' | 'bold';
  readonly size: number;
  readonly colour: string;
}

/** Numbers shrink to fit their column; nothing is cut off, nothing runs into its neighbour. */
const SMALLEST = 4;

/** What pdfkit keeps to itself: the parsed font, which knows the characters it has. */
interface FontInternals {
  _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** Pages to write on. Text is made printable here and nowhere else, so nothing hostile reaches a page. */
export class Sheet {
  private readonly hasGlyph: (codePoint: number) => boolean;

  constructor(readonly document: InstanceType<typeof PDFDocument>) {
    document.font('regular');
    const { font } = (document as unknown as FontInternals)._font;
    this.hasGlyph = (codePoint) => font.hasGlyphForCodePoint(codePoint);
  }

  addPage(): void {
    this.document.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
  }

  /** Writes one line from `x` on. */
  text(value: string, x: number, y: number, style: TextStyle): void {
    const line = this.shown(value).replaceAll('\n', ' ');
    if (line.trim() === '') return;
    this.use(style).fillColor(style.colour).text(line, x, y, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** Writes one line that ends at `right`, smaller if it is wider than `room`. */
  textRight(value: string, right: number, y: number, style: TextStyle, room = Infinity): void {
    const width = this.width(value, style);
    const size = width > room ? Math.max(SMALLEST, (style.size * room) / width) : style.size;
    const fitted = { ...style, size };
    this.text(value, right - (width * size) / style.size, y, fitted);
  }

  /** The lines of a text in a column; at least one, which may be empty. */
  lines(value: string, width: number, style: TextStyle): string[] {
    return wrap(printable(value, this.hasGlyph).trimEnd(), width, (text) => this.measure(typed(text), style));
  }

  width(value: string, style: TextStyle): number {
    return this.measure(this.shown(value), style);
  }

  rule(from: number, to: number, y: number, colour: string, thickness = 0.5): void {
    this.document.moveTo(from, y).lineTo(to, y).lineWidth(thickness).strokeColor(colour).stroke();
  }

  private shown(value: string): string {
    return typed(printable(value, this.hasGlyph));
  }

  private measure(text: string, style: TextStyle): number {
    return this.use(style).widthOfString(text);
  }

  private use(style: TextStyle): InstanceType<typeof PDFDocument> {
    return this.document.font(style.font).fontSize(style.size);
  }
}
