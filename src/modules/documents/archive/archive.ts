import { Inject, Injectable, Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { DocumentModel } from '../../../domain/einvoice/document-model';
import { DomainError } from '../../../domain/errors';
import type { DocumentType } from '../../../platform/database/document-tables';
import type { Tx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Metrics } from '../../../platform/operations/metrics';
import type { RequestContext } from '../../../platform/request-context/request-context';
import { ARCHIVE_STORAGE, KeyTaken, type ObjectStorage } from '../../../platform/storage/object-storage';
import { AssembleDocument } from '../assemble';
import { Renderer } from '../rendering/renderer';
import { findArchived, newFiles, stageArchived, type ArchivedFile, type Format } from './archived-files';
import { storedBytes } from './stored-bytes';

/** A file from the archive, byte for byte what was put there. */
export interface FromArchive {
  readonly number: string;
  readonly content: Buffer;
  /** Of the content, in hexadecimal: it was checked against it. */
  readonly sha256: string;
}

/**
 * The files of issued documents: rendered once, recorded with their SHA-256, and from then on served as they are. Nothing in
 * it is ever changed, and what no longer has its SHA-256 is refused with an alarm, not made anew.
 */
@Injectable()
export class Archive {
  private readonly logger = new Logger('archive');
  private readonly corrupted: Counter;

  constructor(
    private readonly work: UnitOfWork,
    private readonly assembling: AssembleDocument,
    private readonly renderer: Renderer,
    @Inject(ARCHIVE_STORAGE) private readonly storage: ObjectStorage,
    metrics: Metrics,
  ) {
    this.corrupted = new Counter({
      name: 'contra_archive_corrupted_total',
      help: 'Archived files that were asked for and were missing or had other bytes than were archived',
      registers: [metrics.registry],
    });
  }

  /**
   * Archives the document first if it is issued and nobody has. Null for one that is not to be archived: a draft, or voided
   * before it was; and with a test key, which writes nothing, for one that is not archived yet.
   * @throws DomainError what the format was refused with when the document was archived; `archive_corrupted`; `unavailable`.
   */
  async read(
    ctx: RequestContext,
    type: DocumentType,
    id: string,
    format: Format,
  ): Promise<FromArchive | null> {
    let files = await this.files(ctx, type, id);
    if (files.length === 0 && !ctx.dry && ctx.caller.mode === 'live') {
      await this.archive(ctx, type, id);
      files = await this.files(ctx, type, id);
    }
    const file = files.find((each) => each.format === format);
    return file ? this.contentOf(ctx, file) : null;
  }

  /** What is on record of the document; empty when it is not archived. */
  files(ctx: RequestContext, type: DocumentType, id: string): Promise<ArchivedFile[]> {
    return this.work.read(ctx, (tx) => findArchived(tx, type, id));
  }

  /**
   * Renders, stores and records all formats of an issued document: in this order, so that no record is without its file. Any
   * number may do it at once, and any may die at it: the same document renders to the same bytes, and the first record
   * stands. `outcome` is staged in the same transaction, also when there was nothing to archive.
   */
  async archive(
    ctx: RequestContext,
    type: DocumentType,
    id: string,
    outcome?: (tx: Tx) => void,
  ): Promise<void> {
    const model = await this.missing(ctx, type, id);
    const files = model ? await this.renderer.everything(model) : null;
    const stored = model && files ? newFiles(ctx.organisation.id, model, files) : [];
    for (const { storageKey, bytes, mediaType } of stored)
      await this.storage.put(storageKey, bytes, mediaType).catch((error: unknown) => {
        throw error instanceof KeyTaken ? this.alarm(ctx, id, storageKey, 'has other bytes') : error;
      });
    if (!files && !outcome) return;
    await this.work.run(ctx, (tx) => {
      if (files) stageArchived(tx, id, stored, files);
      outcome?.(tx);
      return Promise.resolve();
    });
  }

  /** The document as it is to be archived; null when it is already, or is not to be. */
  private missing(ctx: RequestContext, type: DocumentType, id: string): Promise<DocumentModel | null> {
    return this.work.read(
      ctx,
      async (tx) => {
        if ((await findArchived(tx, type, id)).length > 0) return null;
        const model = await this.assembling.of(tx, ctx, type, id);
        return model.state === 'issued' ? model : null;
      },
      { oneInstant: true },
    );
  }

  private async contentOf(ctx: RequestContext, file: ArchivedFile): Promise<FromArchive> {
    const { documentId, number, storageKey, sha256, size, refusal } = file;
    if (refusal) throw new DomainError(refusal.code, refusal.message, refusal.details);
    if (storageKey === null || sha256 === null || size === null)
      throw new Error(`the record of ${documentId} in the archive is not complete`);
    const { bytes, fault } = await storedBytes(this.storage, { storageKey, sha256, size });
    if (bytes === null) throw this.alarm(ctx, documentId, storageKey, fault);
    return { number, content: bytes, sha256: sha256.toString('hex') };
  }

  private alarm(ctx: RequestContext, documentId: string, storageKey: string, fault: string): DomainError {
    this.corrupted.inc();
    this.logger.error(
      { alarm: 'archive_corrupted', organisation: ctx.organisation.id, documentId, storageKey },
      `an archived file ${fault}: ${storageKey}. It is not served; bring it back from a backup.`,
    );
    return new DomainError(
      'archive_corrupted',
      'The archived file of the document is not what was archived. It is not served; the operator has been alarmed.',
      { documentId },
    );
  }
}
