import type { DocumentModel, LineModel } from '../../../domain/einvoice/document-model';
import type { Body } from './body';
import { type Accent, HAIRLINE, INK, MUTED } from './colours';
import { LEFT, RIGHT } from './geometry';
import { type Column, columnsFor } from './line-columns';
import type { TextStyle } from './sheet';
import type { Wording } from './wording';

const CELL: TextStyle = { font: 'regular', size: 8.5, colour: INK };
const STRONG: TextStyle = { ...CELL, font: 'bold' };
const QUIET: TextStyle = { ...CELL, size: 8, colour: MUTED };
const HEADING: TextStyle = { font: 'bold', size: 8, colour: MUTED };
const LEADING = 11.5;
const ABOVE = 6.5;
const BELOW = 4;
const HEADING_HEIGHT = 22;
/** A row of more lines than these may be parted by the end of a page, with no fewer than so many on either side. */
const WHOLE_LINES = 12;
const FEWEST_LINES = 3;

/** The lines of a document over as many pages as they take, the headings on each. */
export class LineTable {
  private readonly columns: readonly Column[];

  constructor(
    private readonly body: Body,
    private readonly model: DocumentModel,
    wording: Wording,
    private readonly accent: Accent,
  ) {
    this.columns = columnsFor(model, wording, (text, kind) =>
      body.sheet.width(text, kind === 'heading' ? HEADING : CELL),
    );
  }

  /** Keeps `reserved` points free below the last line, so that what sums the lines up never stands alone. */
  draw(reserved: number): void {
    const { lines } = this.model;
    const [first] = lines;
    this.body.ensure(HEADING_HEIGHT + (first === undefined ? 0 : Math.min(this.heightOf(first), 60)));
    this.drawHeadings();
    lines.forEach((line, index) => this.drawLine(line, index === lines.length - 1 ? reserved : 0));
  }

  private drawHeadings(): void {
    const { sheet } = this.body;
    const y = this.body.y + 10;
    for (const { label, x, width, numeric } of this.columns) {
      if (numeric) sheet.textRight(label, x, y, HEADING, width + 2);
      else sheet.text(label, x, y, HEADING);
    }
    sheet.rule(LEFT, RIGHT, y + 7, this.accent.line, 1.2);
    this.body.y += HEADING_HEIGHT - 4;
  }

  private turn(): void {
    this.body.turn();
    this.drawHeadings();
  }

  private drawLine(line: LineModel, reserved: number): void {
    const described = this.linesOf(line);
    const count = this.countOf(line, described);
    const whole = heightOf(count);
    if (count > WHOLE_LINES) {
      this.drawParted(line, described, reserved);
      return;
    }
    if (whole + reserved > this.body.room) this.turn();
    this.drawCells(line);
    this.drawDescription(line, described);
    this.close(line, whole);
  }

  /** A description longer than fits: what is left of the page, then the rest. */
  private drawParted(line: LineModel, described: readonly string[], reserved: number): void {
    let rest = described;
    const fitting = (): number => Math.floor((this.body.room - ABOVE - BELOW) / LEADING);
    if (fitting() < FEWEST_LINES) this.turn();
    this.drawCells(line);
    for (;;) {
      const last = Math.floor((this.body.room - ABOVE - BELOW - reserved) / LEADING);
      if (rest.length <= last) break;
      const here = rest.slice(0, Math.max(1, Math.min(fitting(), rest.length - FEWEST_LINES)));
      this.drawDescription(line, here);
      rest = rest.slice(here.length);
      this.turn();
    }
    this.drawDescription(line, rest);
    this.close(line, rest.length * LEADING + ABOVE + BELOW);
  }

  private drawCells(line: LineModel): void {
    if (line.lineType !== 'item') return;
    const { sheet } = this.body;
    for (const { x, width, numeric, cell, label } of this.columns) {
      if (label === this.description.label) continue;
      cell(line).forEach((value, index) => {
        const y = this.body.y + ABOVE + 8 + index * LEADING;
        if (numeric) sheet.textRight(value, x, y, CELL, width);
        else sheet.text(value, x, y, QUIET);
      });
    }
  }

  private drawDescription(line: LineModel, lines: readonly string[]): void {
    const style = this.styleOf(line);
    lines.forEach((text, index) => {
      this.body.sheet.text(text, this.description.x, this.body.y + ABOVE + 8 + index * LEADING, style);
    });
  }

  private close(line: LineModel, height: number): void {
    this.body.y += height;
    const strong = line.lineType === 'separator';
    this.body.sheet.rule(LEFT, RIGHT, this.body.y, strong ? MUTED : HAIRLINE, strong ? 0.8 : 0.5);
  }

  private heightOf(line: LineModel): number {
    return heightOf(this.countOf(line, this.linesOf(line)));
  }

  private countOf(line: LineModel, described: readonly string[]): number {
    if (line.lineType === 'item') return Math.max(described.length, line.taxes.length);
    return line.description.trim() === '' ? 0 : described.length;
  }

  private linesOf(line: LineModel): string[] {
    const { x, width } = this.description;
    const room = line.lineType === 'item' ? width : RIGHT - x;
    return this.body.sheet.lines(line.description, room, this.styleOf(line));
  }

  private styleOf({ lineType }: LineModel): TextStyle {
    return lineType === 'separator' ? STRONG : CELL;
  }

  private get description(): Column {
    const [, column] = this.columns;
    if (column === undefined) throw new Error('the lines of a document have a description');
    return column;
  }
}

/** A separator without words is a line on the line, and takes no room. */
const heightOf = (lines: number): number => (lines === 0 ? 0 : lines * LEADING + ABOVE + BELOW);
