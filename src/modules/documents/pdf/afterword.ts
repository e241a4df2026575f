import { formatIban } from '../../../domain/documents/localised';
import type { DocumentModel } from '../../../domain/einvoice/document-model';
import type { Body } from './body';
import { HAIRLINE, INK, MUTED } from './colours';
import { LEFT, RIGHT, WIDTH } from './geometry';
import type { TextStyle } from './sheet';
import type { Wording } from './wording';

const TEXT: TextStyle = { font: 'regular', size: 9, colour: INK };
const HEADING: TextStyle = { ...TEXT, font: 'bold' };
const LABEL: TextStyle = { ...TEXT, size: 8, colour: MUTED };
const LEADING = 13;
const LABEL_WIDTH = 110;
const HEADING_HEIGHT = 36;

/** Text over as many lines and pages as it takes. */
export function drawParagraph(body: Body, text: string): void {
  for (const line of body.sheet.lines(text, WIDTH, TEXT)) {
    body.ensure(LEADING);
    body.sheet.text(line, LEFT, body.y + 10, TEXT);
    body.y += LEADING;
  }
}

/** How to pay: on invoices that are owed. How a credit is settled, the document cannot know. */
export function drawPayment(body: Body, model: DocumentModel, { labels, date }: Wording): void {
  if (model.kind !== 'invoice' || model.state === 'voided') return;
  const account = model.seller.bankAccount;
  const rows: [string, string | null][] = [
    [labels.payBy, model.dueDate === null ? null : date(model.dueDate)],
    [labels.accountName, account === null ? null : (account.accountName ?? model.seller.name)],
    ['IBAN', account === null ? null : formatIban(account.iban)],
    ['BIC', account?.bic ?? null],
    [labels.paymentReference, model.number],
  ];
  const told = rows
    .filter((row): row is [string, string] => row[1] !== null)
    .map(([label, value]) => ({ label, lines: body.sheet.lines(value, WIDTH - LABEL_WIDTH, TEXT) }));
  if (told.length < (model.number === null ? 1 : 2)) return;
  const count = told.reduce((sum, { lines }) => sum + lines.length, 0);
  body.ensure(HEADING_HEIGHT + count * LEADING);
  drawHeading(body, labels.payment);
  for (const { label, lines } of told) {
    body.sheet.text(label, LEFT, body.y + 10, LABEL);
    for (const line of lines) {
      body.sheet.text(line, LEFT + LABEL_WIDTH, body.y + 10, TEXT);
      body.y += LEADING;
    }
  }
}

export function drawNotes(body: Body, model: DocumentModel, { labels }: Wording): void {
  if (model.notes === null || model.notes.trim() === '') return;
  const lines = body.sheet.lines(model.notes, WIDTH, TEXT).length;
  body.ensure(HEADING_HEIGHT + Math.min(lines, 3) * LEADING);
  drawHeading(body, labels.notes);
  drawParagraph(body, model.notes);
}

function drawHeading(body: Body, heading: string): void {
  // A page begins with a rule of its own.
  if (!body.atTop) body.sheet.rule(LEFT, RIGHT, body.y + 14, HAIRLINE);
  body.sheet.text(heading, LEFT, body.y + (body.atTop ? 8 : 30), HEADING);
  body.y += body.atTop ? 14 : HEADING_HEIGHT;
}
