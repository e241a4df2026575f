import type { DocumentModel } from '../../../domain/einvoice/document-model';
import { HAIRLINE, MUTED, WATERMARK } from './colours';
import { FOOTER_BOTTOM, LEFT, PAGE, RIGHT, TOP, WIDTH } from './geometry';
import { filled } from './labels.data';
import { present } from './party-lines';
import type { Sheet, TextStyle } from './sheet';
import type { Wording } from './wording';

const SMALL: TextStyle = { font: 'regular', size: 7.5, colour: MUTED };
const LEADING = 10.5;
const PAGE_NUMBER_WIDTH = 130;
/** A footer of an unreasonable length must leave room for the document. */
const MOST_FOOTER_LINES = 12;

/** What every page carries around its body: watermark below, running title above, footer and number of the page. */
export class PageFrame {
  private readonly footer: readonly string[];

  constructor(
    private readonly sheet: Sheet,
    private readonly model: DocumentModel,
    private readonly wording: Wording,
    private readonly watermark: 'draft' | 'void' | null,
  ) {
    this.footer = footerLines(sheet, model, wording);
  }

  /** The lower edge of the body. */
  get bottom(): number {
    return FOOTER_BOTTOM - this.footer.length * LEADING - 16;
  }

  begin(): void {
    this.sheet.addPage();
    if (this.watermark !== null) this.stamp(this.wording.labels.watermarks[this.watermark]);
  }

  /** Begins a further page; answers the upper edge of its body. */
  continue(): number {
    this.begin();
    const y = TOP + 8;
    this.sheet.text(this.sheet.lines(this.wording.title, WIDTH / 2, SMALL)[0] ?? '', LEFT, y, SMALL);
    this.sheet.textRight(this.model.seller.name, RIGHT, y, SMALL, WIDTH / 2 - 12);
    this.sheet.rule(LEFT, RIGHT, y + 7, HAIRLINE);
    return y + 24;
  }

  /** Once all pages are there: only then is their number known. */
  finish(): void {
    const { document } = this.sheet;
    const { start, count } = document.bufferedPageRange();
    const first = FOOTER_BOTTOM - (this.footer.length - 1) * LEADING;
    const { labels } = this.wording;
    // The watermark's word again, upright: programs that read text break a slanted word up.
    const mark = this.watermark === null ? '' : `${labels.watermarks[this.watermark]} · `;
    for (let index = 0; index < count; index += 1) {
      document.switchToPage(start + index);
      this.sheet.rule(LEFT, RIGHT, first - LEADING - 3, HAIRLINE);
      this.footer.forEach((line, at) => this.sheet.text(line, LEFT, first + at * LEADING, SMALL));
      const number = filled(labels.page, { page: String(index + 1), pages: String(count) });
      this.sheet.textRight(mark + number, RIGHT, first, SMALL, PAGE_NUMBER_WIDTH - 6);
    }
  }

  /** Drawn before anything else on the page, so that all of it stays readable. */
  private stamp(word: string): void {
    const { document } = this.sheet;
    const style: TextStyle = { font: 'bold', size: 100, colour: WATERMARK };
    const size = Math.min(150, (100 * 640) / this.sheet.width(word, style));
    const width = this.sheet.width(word, { ...style, size });
    const [x, y] = [PAGE.width / 2, PAGE.height / 2];
    document.save().rotate(-54, { origin: [x, y] });
    this.sheet.text(word, x - width / 2, y + size * 0.35, { ...style, size });
    document.restore();
  }
}

function footerLines(sheet: Sheet, model: DocumentModel, { labels }: Wording): string[] {
  const { seller } = model;
  const numbers = present([
    seller.name,
    seller.registrationNumber && `${labels.registrationNumber} ${seller.registrationNumber}`,
    seller.vatNumber && `${labels.vatNumber} ${seller.vatNumber}`,
  ]);
  const reach = present([seller.email, seller.phone, seller.website?.replace(/^https?:\/\//, '')]);
  return [numbers.join(' · '), reach.join(' · '), seller.footer ?? '']
    .filter((line) => line.trim() !== '')
    .flatMap((line) => sheet.lines(line, WIDTH - PAGE_NUMBER_WIDTH, SMALL))
    .slice(0, MOST_FOOTER_LINES);
}
