import type { DocumentModel } from '../../../domain/einvoice/document-model';
import { drawNotes, drawParagraph, drawPayment } from './afterword';
import { Body } from './body';
import { Closing } from './closing';
import { accentOf } from './colours';
import { drawLetterhead } from './letterhead';
import { LineTable } from './line-table';
import { PageFrame } from './page-frame';
import { attachInvoice, bytesOf, pdfaDocument } from './pdfa-document';
import { Sheet } from './sheet';
import { wordingOf } from './wording';

export interface PdfOptions {
  /** A word across every page, in the document's language. */
  readonly watermark: 'draft' | 'void' | null;
  /** The document as UN/CEFACT CII of EN 16931, attached as Factur-X. */
  readonly xml: string | null;
}

/**
 * A document as PDF/A-3b. A pure function of what it is given: no clock, no chance, no setting of the machine, so the same
 * document is the same file whenever and wherever it is rendered with one version of the service.
 */
export async function renderPdf(model: DocumentModel, options: PdfOptions): Promise<Buffer> {
  const wording = wordingOf(model);
  const accent = accentOf(model.seller.accentColour);
  const createdAt = new Date(model.createdAt);
  const document = pdfaDocument({
    title: wording.title,
    author: model.seller.name,
    language: model.locale,
    createdAt,
    digest: JSON.stringify([model, options.watermark, options.xml]),
  });
  const sheet = new Sheet(document);
  const frame = new PageFrame(sheet, model, wording, options.watermark);
  frame.begin();
  const start = drawLetterhead(sheet, model, wording, accent);
  const body = new Body(sheet, { start, bottom: frame.bottom, turn: () => frame.continue() });
  if (model.reason !== null && model.reason.trim() !== '') {
    drawParagraph(body, wording.labels.reason + wording.labels.colon + model.reason);
  }
  body.y += 12;
  const closing = new Closing(body, model, wording, accent);
  new LineTable(body, model, wording, accent).draw(closing.reserved);
  closing.draw();
  drawPayment(body, model, wording);
  drawNotes(body, model, wording);
  frame.finish();
  if (options.xml !== null) attachInvoice(document, options.xml, createdAt);
  return bytesOf(document);
}
