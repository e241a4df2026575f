import { formatMoney } from '../../../domain/documents/localised';
import type { DocumentModel, TaxBreakdownModel } from '../../../domain/einvoice/document-model';
import type { Body } from './body';
import { type Accent, HAIRLINE, INK, MUTED } from './colours';
import { LEFT, RIGHT } from './geometry';
import { filled } from './labels.data';
import { present } from './party-lines';
import type { TextStyle } from './sheet';
import type { Wording } from './wording';

const SMALL: TextStyle = { font: 'regular', size: 8, colour: INK };
const QUIET: TextStyle = { ...SMALL, colour: MUTED };
const HEADING: TextStyle = { ...QUIET, font: 'bold' };
const TOTAL: TextStyle = { font: 'regular', size: 9, colour: INK };
const GRAND: TextStyle = { font: 'bold', size: 11, colour: INK };

const TOTALS_LEFT = RIGHT - 186;
const TAXABLE_RIGHT = LEFT + 182;
const TAX_RIGHT = LEFT + 252;
const LEADING = 10.5;
const ROW_GAP = 4;

interface BreakdownRow {
  readonly rate: string;
  readonly meaning: readonly string[];
  readonly taxable: string;
  readonly tax: string;
  readonly height: number;
}

/** What sums the lines up: VAT by category and rate on the left, the totals on the right. */
export class Closing {
  private readonly rows: readonly BreakdownRow[];
  private readonly remarks: readonly string[];

  constructor(
    private readonly body: Body,
    private readonly model: DocumentModel,
    private readonly wording: Wording,
    private readonly accent: Accent,
  ) {
    this.rows = model.taxBreakdown.map((row) => {
      const meaning = meaningOf(row, wording).flatMap((text) => this.wrapped(text));
      const height = (1 + meaning.length) * LEADING + ROW_GAP;
      const { taxable, tax } = row;
      return {
        rate: wording.tax(row),
        meaning,
        taxable: wording.amount(taxable),
        tax: wording.amount(tax),
        height,
      };
    });
    this.remarks = remarksOn(model, wording).flatMap((remark) => this.wrapped(remark));
  }

  /** What must stay with the last line: all of it, unless it would take most of a page. */
  get reserved(): number {
    const breakdown = this.rows.reduce((sum, { height }) => sum + height, 20) + this.remarks.length * LEADING;
    return Math.min(Math.max(breakdown + 18, this.totals.length * 15 + 40), 320);
  }

  draw(): void {
    this.body.ensure(Math.min(this.reserved, 120));
    this.body.y += 14;
    const top = this.body.y;
    const totalsEnd = this.drawTotals(top);
    this.drawBreakdown();
    // The breakdown may have run over to a page that the totals are not on.
    if (this.body.y >= top) this.body.y = Math.max(this.body.y, totalsEnd);
  }

  private get totals(): [string, string][] {
    const { labels, amount } = this.wording;
    const { net, tax } = this.model.totals;
    const { baseTax, baseCurrency, currency, locale, kind } = this.model;
    const rows: [string, string][] = [
      [labels.totalNet, amount(net)],
      [labels.totalTax, amount(tax)],
    ];
    if (baseTax !== null && baseCurrency !== currency) {
      const shown = formatMoney(
        kind === 'credit_note' && Number(baseTax) !== 0 ? `-${baseTax}` : baseTax,
        baseCurrency,
        locale,
      );
      rows.push([filled(labels.taxInBase, { base: baseCurrency }), shown]);
    }
    return rows;
  }

  private drawTotals(top: number): number {
    const { sheet } = this.body;
    let y = top + 10;
    for (const [label, value] of this.totals) {
      sheet.text(label, TOTALS_LEFT, y, { ...TOTAL, colour: MUTED });
      sheet.textRight(value, RIGHT, y, TOTAL, 100);
      y += 15;
    }
    sheet.rule(TOTALS_LEFT, RIGHT, y - 6, this.accent.line, 1.2);
    y += 10;
    const { labels, amount } = this.wording;
    sheet.text(`${labels.total} ${this.model.currency}`, TOTALS_LEFT, y, GRAND);
    sheet.textRight(amount(this.model.totals.gross), RIGHT, y, GRAND, 100);
    return y + 14;
  }

  private drawBreakdown(): void {
    this.drawHeadings();
    for (const row of this.rows) {
      if (row.height > this.body.room) {
        this.body.turn();
        this.drawHeadings();
      }
      this.drawRow(row);
    }
    for (const remark of this.remarks) {
      this.body.ensure(LEADING);
      this.body.sheet.text(remark, LEFT, this.body.y + 10, QUIET);
      this.body.y += LEADING;
    }
    this.body.y += 6;
  }

  private drawHeadings(): void {
    const { sheet } = this.body;
    const { labels } = this.wording;
    const y = this.body.y + 9;
    sheet.text(labels.breakdownRate, LEFT, y, HEADING);
    sheet.textRight(labels.breakdownTaxable, TAXABLE_RIGHT, y, HEADING, 84);
    sheet.textRight(labels.breakdownTax, TAX_RIGHT, y, HEADING, 62);
    sheet.rule(LEFT, TAX_RIGHT, y + 5, HAIRLINE, 0.8);
    this.body.y += 18;
  }

  private drawRow({ rate, meaning, taxable, tax, height }: BreakdownRow): void {
    const { sheet } = this.body;
    const y = this.body.y + 9;
    sheet.textRight(taxable, TAXABLE_RIGHT, y, SMALL, 76);
    sheet.textRight(tax, TAX_RIGHT, y, SMALL, 62);
    sheet.text(rate, LEFT, y, SMALL);
    meaning.forEach((line, index) => sheet.text(line, LEFT, y + (index + 1) * LEADING, QUIET));
    this.body.y += height;
  }

  private wrapped(text: string): string[] {
    return this.body.sheet.lines(text, TAX_RIGHT - LEFT, QUIET);
  }
}

/** The category in words and the reason that the seller gave, once if they are the same. */
function meaningOf(row: TaxBreakdownModel, wording: Wording): string[] {
  const category = wording.category(row);
  const reason =
    row.exemptionReason?.trim().toLowerCase() === category?.toLowerCase() ? null : row.exemptionReason;
  return present([category, reason]);
}

function remarksOn(model: DocumentModel, { labels, rate }: Wording): string[] {
  const { currency, baseCurrency, exchangeRate } = model;
  return present([
    model.pricesIncludeTax ? labels.pricesIncludeTax : null,
    currency === baseCurrency
      ? null
      : filled(labels.exchangeRate, { currency, base: baseCurrency, rate: rate(exchangeRate) }),
  ]);
}
