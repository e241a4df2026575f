import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DocumentModel } from '../../../domain/einvoice/document-model';
import type { Config } from '../../../platform/config/config';
import { CONFIG } from '../../../platform/config/config.token';
import { ThreadPool } from '../../../platform/threads/thread-pool';
import type { Everything, Refusal, Rendered, RenderTask, Syntax, Watermark } from './render-task';

/** Renderings that may wait for a thread: at some 5 to 500 ms each, more would wait in vain. */
const WAITING = 100;
const SECONDS = 30;
const MEGABYTES = 512;
const IDLE_SECONDS = 60;

/** The files of an issued document. */
export interface RenderedFiles {
  readonly pdf: Buffer;
  readonly ubl: Buffer | Refusal;
  readonly cii: Buffer | Refusal;
}

/**
 * Makes files of documents, in threads beside the service's own. Answers `unavailable` when too many are waiting and when one
 * takes too long, and what the renderers refuse (`einvoice_incomplete`) as they do.
 */
@Injectable()
export class Renderer implements OnApplicationShutdown {
  private readonly pool: ThreadPool<RenderTask, Rendered>;

  constructor(@Inject(CONFIG) { renderThreads }: Pick<Config, 'renderThreads'>) {
    this.pool = new ThreadPool({
      name: 'rendering',
      file: join(__dirname, 'render-thread'),
      threads: renderThreads,
      waiting: WAITING,
      seconds: SECONDS,
      megabytes: MEGABYTES,
      idleSeconds: IDLE_SECONDS,
    });
  }

  /** With the electronic invoice attached, where the document has all that one needs and there is no watermark. */
  async pdf(model: DocumentModel, watermark: Watermark = null): Promise<Buffer> {
    return bufferOf((await this.pool.run({ what: 'pdf', model, watermark })) as Uint8Array);
  }

  /** @throws DomainError `einvoice_incomplete` */
  async xml(model: DocumentModel, syntax: Syntax): Promise<Buffer> {
    return bufferOf((await this.pool.run({ what: syntax, model })) as Uint8Array);
  }

  async everything(model: DocumentModel): Promise<RenderedFiles> {
    const { pdf, ubl, cii } = (await this.pool.run({ what: 'everything', model })) as Everything;
    return {
      pdf: bufferOf(pdf),
      ubl: 'code' in ubl ? ubl : bufferOf(ubl),
      cii: 'code' in cii ? cii : bufferOf(cii),
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
