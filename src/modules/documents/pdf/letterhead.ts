import type { DocumentModel } from '../../../domain/einvoice/document-model';
import { type Accent, HAIRLINE, INK, MUTED } from './colours';
import { ASIDE, ASIDE_WIDTH, LEFT, LOGO, RIGHT, TITLE, TOP, WIDTH, WINDOW } from './geometry';
import { usableLogo } from './logo';
import { countryLine, present, streetLines } from './party-lines';
import type { Sheet, TextStyle } from './sheet';
import type { Wording } from './wording';

const NORMAL: TextStyle = { font: 'regular', size: 9, colour: INK };
const STRONG: TextStyle = { ...NORMAL, font: 'bold' };
const LABEL: TextStyle = { ...NORMAL, size: 8, colour: MUTED };
const FACT: TextStyle = { ...NORMAL, size: 8.5 };
const TINY: TextStyle = { ...LABEL, size: 6.5 };
const ADDRESS: TextStyle = { ...NORMAL, size: 10 };
const LABEL_WIDTH = 90;
/** A value of an unreasonable length must not push the lines off the page. */
const MOST_LINES = 4;

/** The two columns of the letterhead. French envelopes have their window on the right, others on the left. */
interface Columns {
  readonly window: number;
  readonly aside: number;
  readonly mirrored: boolean;
}

function columnsOf(model: DocumentModel): Columns {
  const mirrored = model.seller.country === 'FR';
  return mirrored
    ? { window: RIGHT - WINDOW.width, aside: LEFT, mirrored }
    : { window: LEFT, aside: ASIDE, mirrored };
}

/** Everything above the lines of the first page; answers where they may begin. */
export function drawLetterhead(sheet: Sheet, model: DocumentModel, wording: Wording, accent: Accent): number {
  const columns = columnsOf(model);
  const named = drawSign(sheet, model, columns, accent);
  const senderEnd = drawSender(sheet, model, wording, columns, named);
  const addressEnd = drawAddress(sheet, model, columns);
  const factsEnd = drawFacts(
    sheet,
    factsOf(model, wording),
    columns.aside,
    Math.max(senderEnd + 14, WINDOW.sender),
  );
  return drawTitle(sheet, wording, accent, Math.max(TITLE, addressEnd + 30, factsEnd + 26));
}

/** The logo, or the seller's name in its place; answers whether it is the name. */
function drawSign(sheet: Sheet, model: DocumentModel, columns: Columns, accent: Accent): boolean {
  const left = columns.mirrored ? columns.window : LEFT;
  const logo = usableLogo(model.seller.logo);
  if (logo !== null) {
    const align = columns.mirrored ? 'right' : undefined;
    const x = columns.mirrored ? RIGHT - LOGO.width : LEFT;
    sheet.document.image(logo, x, TOP, { fit: [LOGO.width, LOGO.height], align, valign: 'center' });
    return false;
  }
  const style: TextStyle = { font: 'bold', size: 15, colour: accent.text };
  const width = columns.mirrored ? WINDOW.width : ASIDE - LEFT - 20;
  sheet
    .lines(model.seller.name, width, style)
    .slice(0, 3)
    .forEach((line, index) => {
      sheet.text(line, left, TOP + 14 + index * 19, style);
    });
  return true;
}

function drawSender(
  sheet: Sheet,
  model: DocumentModel,
  { labels }: Wording,
  { aside }: Columns,
  named: boolean,
): number {
  const { seller } = model;
  const vat = seller.vatNumber === null ? null : `${labels.vatNumber} ${seller.vatNumber}`;
  const contact = seller.contactName === null ? null : labels.contact + labels.colon + seller.contactName;
  let y = TOP + 8;
  const write = (values: readonly (string | null)[], style: TextStyle, leading: number): void => {
    for (const value of present(values)) {
      for (const line of sheet.lines(value, ASIDE_WIDTH, style).slice(0, MOST_LINES)) {
        sheet.text(line, aside, y, style);
        y += leading;
      }
    }
  };
  if (!named) write([seller.name], STRONG, 12.5);
  write([...streetLines(seller), ...countryLine(seller, model.buyer, model.locale)], LABEL, 11);
  y += 3;
  write([vat, contact, seller.email, seller.phone], LABEL, 11);
  return y;
}

function drawAddress(sheet: Sheet, model: DocumentModel, { window }: Columns): number {
  const { seller, buyer } = model;
  const sender = present([seller.name, ...streetLines(seller)]).join(' · ');
  const [small = ''] = sheet.lines(sender, WINDOW.width, TINY);
  sheet.text(small, window, WINDOW.sender, TINY);
  sheet.rule(window, window + sheet.width(small, TINY), WINDOW.sender + 3.5, HAIRLINE);
  let y = WINDOW.address;
  present([buyer.name, buyer.contactName, ...streetLines(buyer), ...countryLine(buyer, seller, model.locale)])
    .flatMap((value, index) =>
      sheet
        .lines(value, WINDOW.width - 8, ADDRESS)
        .slice(0, MOST_LINES)
        .map((line) => ({ line, name: index === 0 })),
    )
    .forEach(({ line, name }) => {
      sheet.text(line, window, y, name ? { ...ADDRESS, font: 'bold' } : ADDRESS);
      y += 13.5;
    });
  return y;
}

function factsOf(model: DocumentModel, { labels, date }: Wording): [string, string][] {
  const { kind, preceding } = model;
  const facts: [string, string | null][] = [
    [labels.number, model.number],
    [labels.issueDate, date(model.issueDate)],
    [labels.taxPoint[kind], date(model.taxPoint)],
    [labels.dueDate, kind === 'invoice' && model.dueDate !== null ? date(model.dueDate) : null],
    [labels.preceding, preceding?.number ?? null],
    [labels.precedingDate, preceding === null ? null : date(preceding.issueDate)],
    [labels.buyerReference, model.buyerReference],
    [labels.purchaseOrder, model.purchaseOrderReference],
    [labels.buyerVatNumber, model.buyer.vatNumber],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null && fact[1].trim() !== '');
}

function drawFacts(sheet: Sheet, facts: readonly [string, string][], x: number, top: number): number {
  let y = top;
  for (const [label, value] of facts) {
    sheet.text(label, x, y, LABEL);
    for (const line of sheet.lines(value, ASIDE_WIDTH - LABEL_WIDTH, FACT).slice(0, MOST_LINES)) {
      sheet.text(line, x + LABEL_WIDTH, y, FACT);
      y += 12.5;
    }
  }
  return y - 12.5;
}

function drawTitle(sheet: Sheet, { title }: Wording, accent: Accent, top: number): number {
  const style: TextStyle = { font: 'bold', size: 18, colour: accent.text };
  const lines = sheet.lines(title, WIDTH, style).slice(0, MOST_LINES);
  lines.forEach((line, index) => sheet.text(line, LEFT, top + index * 23, style));
  return top + (lines.length - 1) * 23 + 13;
}
