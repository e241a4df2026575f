import { Injectable } from '@nestjs/common';
import type { DocumentType } from '../../../platform/database/document-tables';
import type { RequestContext } from '../../../platform/request-context/request-context';
import type { ArchiveView } from '../dto/archive.dto';
import { Documents } from '../documents';
import { Archive } from './archive';
import { mediaTypeOf } from './archived-files';

/** What the archive holds of a document. */
@Injectable()
export class ArchiveListing {
  constructor(
    private readonly archive: Archive,
    private readonly documents: Documents,
  ) {}

  async of(ctx: RequestContext, type: DocumentType, id: string): Promise<ArchiveView> {
    const files = await this.archive.files(ctx, type, id);
    // Of a document that there is not, or that is another system's, there is no archive either.
    if (files.length === 0) await this.documents.model(ctx, type, id);
    const view: ArchiveView = { documentId: id, data: [], absent: [] };
    for (const { format, sha256, size, refusal, archivedAt } of files)
      if (refusal) view.absent.push({ format, code: refusal.code, detail: refusal.message });
      else
        view.data.push({
          format,
          mediaType: mediaTypeOf(format),
          sha256: sha256?.toString('hex') ?? '',
          size: size ?? 0,
          archivedAt: archivedAt.toISOString(),
        });
    return view;
  }
}
