import { setPriority } from 'node:os';
import { DomainError } from '../../../domain/errors';
import type { DocumentModel } from '../../../domain/einvoice/document-model';
import { inThread } from '../../../platform/threads/in-thread';
import { ciiXml } from '../einvoice/cii-xml';
import { ublXml } from '../einvoice/ubl-xml';
import { renderPdf } from '../pdf/render-pdf';
import type { Everything, Refusal, Rendered, RenderTask, Watermark } from './render-task';

// Requests go first when processors are short. Elsewhere it would hold for the whole process.
if (process.platform === 'linux') setPriority(10);

/** What a rendering thread runs. The same task has the same result, whenever and wherever it runs. */
export default inThread<RenderTask, Rendered>(async (task) => {
  switch (task.what) {
    case 'pdf':
      return pdfOf(
        task.model,
        task.watermark,
        attempt(() => ciiXml(task.model)),
      );
    case 'ubl':
      return bytesOf(ublXml(task.model));
    case 'cii':
      return bytesOf(ciiXml(task.model));
    case 'everything':
      return everything(task.model);
  }
});

async function everything(model: DocumentModel): Promise<Everything> {
  const [ubl, cii] = [attempt(() => ublXml(model)), attempt(() => ciiXml(model))];
  return {
    pdf: await pdfOf(model, null, cii),
    ubl: typeof ubl === 'string' ? bytesOf(ubl) : ubl,
    cii: typeof cii === 'string' ? bytesOf(cii) : cii,
  };
}

/** The electronic invoice is attached where there is one; what is marked as no invoice carries none. */
function pdfOf(model: DocumentModel, watermark: Watermark, cii: string | Refusal): Promise<Uint8Array> {
  const xml = watermark === null && typeof cii === 'string' ? cii : null;
  return renderPdf(model, { watermark, xml });
}

function attempt(make: () => string): string | Refusal {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, details } = error;
    return { code, message, details };
  }
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
