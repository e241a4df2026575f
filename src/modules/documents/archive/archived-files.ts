import { createHash } from 'node:crypto';
import type { DocumentModel } from '../../../domain/einvoice/document-model';
import { DOCUMENT_TABLES, type DocumentType } from '../../../platform/database/document-tables';
import type { Tx } from '../../../platform/database/transaction';
import type { Refusal } from '../rendering/render-task';
import type { RenderedFiles } from '../rendering/renderer';

export const FORMATS = ['pdf', 'ubl', 'cii'] as const;
export type Format = (typeof FORMATS)[number];

/** What is on record of a format of an archived document: the file, or why there is none. */
export interface ArchivedFile {
  readonly documentId: string;
  /** Of the document. */
  readonly number: string;
  readonly format: Format;
  readonly sha256: Buffer | null;
  readonly size: number | null;
  readonly storageKey: string | null;
  readonly refusal: Refusal | null;
  readonly archivedAt: Date;
}

/** A file on its way into the archive. */
export interface NewFile {
  readonly format: Format;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  readonly mediaType: string;
  readonly storageKey: string;
}

const KINDS = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  ubl: { extension: 'xml', mediaType: 'application/xml' },
  cii: { extension: 'xml', mediaType: 'application/xml' },
} as const;

export const mediaTypeOf = (format: Format): string => KINDS[format].mediaType;

/** All formats of the document, or none when it is not archived. */
export function findArchived(tx: Tx, type: DocumentType, id: string): Promise<ArchivedFile[]> {
  return tx.query<ArchivedFile & object>(
    `SELECT a.document_id AS "documentId", d.number, a.format, a.sha256, a.size, a.storage_key AS "storageKey", a.refusal,
       a.archived_at AS "archivedAt"
     FROM archived_files a JOIN ${DOCUMENT_TABLES[type]} d ON d.organisation_id = $1 AND d.id = a.document_id
     WHERE a.organisation_id = $1 AND a.document_id = $2 ORDER BY a.format DESC`,
    [tx.organisationId, id],
  );
}

/**
 * The key tells whose document it is and what its bytes are: whoever archives it, and however often, comes to the same
 * key for the same bytes, and never to it with others.
 */
export function newFiles(organisation: string, { id }: DocumentModel, files: RenderedFiles): NewFile[] {
  return FORMATS.flatMap((format) => {
    const bytes = files[format];
    if (!Buffer.isBuffer(bytes)) return [];
    const sha256 = createHash('sha256').update(bytes).digest();
    const storageKey = `${organisation}/${id}/${sha256.toString('hex')}.${KINDS[format].extension}`;
    return [{ format, bytes, sha256, mediaType: mediaTypeOf(format), storageKey }];
  });
}

/** Stages the rows of all formats. Where another was faster, its rows stand. */
export function stageArchived(
  tx: Tx,
  documentId: string,
  files: readonly NewFile[],
  of: RenderedFiles,
): void {
  for (const format of FORMATS) {
    const file = files.find((each) => each.format === format);
    tx.writes.insert('archived_files', {
      organisation_id: tx.organisationId,
      document_id: documentId,
      format,
      sha256: file ? `\\x${file.sha256.toString('hex')}` : null,
      size: file?.bytes.length ?? null,
      storage_key: file?.storageKey ?? null,
      refusal: file ? null : of[format],
      archived_at: tx.ctx.now,
    });
  }
}
