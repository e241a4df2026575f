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
      return pdf(task.model, task.watermark);
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
    pdf: await renderPdf(model, { watermark: null, xml: attached(cii) }),
    ubl: typeof ubl === 'string' ? bytesOf(ubl) : ubl,
    cii: typeof cii === 'string' ? bytesOf(cii) : cii,
  };
}

/** What is marked as no invoice carries none. */
function pdf(model: DocumentModel, watermark: Watermark): Promise<Uint8Array> {
  const xml = watermark === null ? attached(attempt(() => ciiXml(model))) : null;
  return renderPdf(model, { watermark, xml });
}

/** The electronic invoice is attached where there is one. */
const attached = (cii: string | Refusal): string | null => (typeof cii === 'string' ? cii : null);

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
