import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DocumentModel } from '../../domain/einvoice/document-model';
import { conflict } from '../../domain/errors';
import type { DocumentType } from '../../platform/database/document-tables';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Archive } from './archive/archive';
import { AssembleDocument } from './assemble';
import type { Syntax, Watermark } from './rendering/render-task';
import { Renderer } from './rendering/renderer';

/** A document as a file, ready to be sent. */
export interface DocumentFile {
  readonly content: Buffer;
  readonly mediaType: 'application/pdf' | 'application/xml';
  /** Safe on any disk; named by the number where there is one. */
  readonly fileName: string;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
}

/** Documents as files: what a person reads, and what a program does. */
@Injectable()
export class Documents {
  constructor(
    private readonly work: UnitOfWork,
    private readonly assembling: AssembleDocument,
    private readonly renderer: Renderer,
    private readonly archive: Archive,
  ) {}

  /** What renderings see of a document now. @throws DomainError `not_found`, `document_of_another_system` */
  model(ctx: RequestContext, type: DocumentType, id: string): Promise<DocumentModel> {
    return this.work.read(ctx, (tx) => this.assembling.of(tx, ctx, type, id), { oneInstant: true });
  }

  /**
   * The PDF, with the electronic invoice in it where one can be made. `draft` marks it as a draft whatever it is, and is
   * rendered as the document is now; else what is issued comes from the archive.
   * @throws DomainError as `model`; `archive_corrupted`
   */
  async pdf(
    ctx: RequestContext,
    type: DocumentType,
    id: string,
    { draft = false }: { readonly draft?: boolean } = {},
  ): Promise<DocumentFile> {
    const archived = draft ? null : await this.archive.read(ctx, type, id, 'pdf');
    if (archived) return fileOf(archived.number, archived, 'pdf');
    const model = await this.model(ctx, type, id);
    const content = await this.renderer.pdf(model, draft ? 'draft' : watermarkOf(model));
    return renderedFile(model, content, 'pdf');
  }

  /**
   * The electronic invoice of EN 16931; of what is issued, from the archive.
   * @throws DomainError as `pdf`; `einvoice_incomplete`; conflict `invoice_not_issued`, `already_voided`.
   */
  async xml(ctx: RequestContext, type: DocumentType, id: string, syntax: Syntax): Promise<DocumentFile> {
    const archived = await this.archive.read(ctx, type, id, syntax);
    if (archived) return fileOf(archived.number, archived, 'xml');
    const model = await this.model(ctx, type, id);
    if (model.number === null)
      throw conflict('invoice_not_issued', 'A draft invoice has no number yet: issue it first.');
    if (model.state === 'voided') throw conflict('already_voided', 'The document is voided.');
    return renderedFile(model, await this.renderer.xml(model, syntax), 'xml');
  }
}

/** A credit note is numbered and booked while it is a draft; an invoice is nothing before its issue. */
function watermarkOf({ kind, state }: DocumentModel): Watermark {
  if (state === 'voided') return 'void';
  return kind === 'invoice' && state === 'draft' ? 'draft' : null;
}

const MEDIA_TYPES = { pdf: 'application/pdf', xml: 'application/xml' } as const;
type Extension = keyof typeof MEDIA_TYPES;

function fileOf(
  name: string,
  { content, sha256 }: Pick<DocumentFile, 'content' | 'sha256'>,
  extension: Extension,
): DocumentFile {
  return { content, sha256, mediaType: MEDIA_TYPES[extension], fileName: `${safeStem(name)}.${extension}` };
}

function renderedFile(
  { id, number }: Pick<DocumentModel, 'id' | 'number'>,
  content: Buffer,
  extension: Extension,
): DocumentFile {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return fileOf(number ?? `draft-${id}`, { content, sha256 }, extension);
}

/** A number is what its sender made it: without what a file system or a reader trips over, and not hidden. */
function safeStem(number: string): string {
  return number
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^[._]+/, '_');
}
