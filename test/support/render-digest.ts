import { createHash } from 'node:crypto';
import { renderPdf } from '../../src/modules/documents/pdf/render-pdf';
import { documentModel } from './document-model';

/** Run as a process of its own: prints the SHA-256 of a document rendered there. */
void renderPdf(documentModel({ locale: 'fr' }), { watermark: null, xml: '<invoice/>' }).then((bytes) =>
  process.stdout.write(createHash('sha256').update(bytes).digest('hex')),
);
