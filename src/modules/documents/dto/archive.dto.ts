import { ApiProperty } from '@nestjs/swagger';
import { FORMATS, type Format } from '../archive/archived-files';

export class ArchivedFileView {
  /** The PDF, or the electronic invoice in UBL or CII. */
  @ApiProperty({ enum: [...FORMATS] })
  format!: Format;

  mediaType!: string;

  /** Of the bytes that are served, in hexadecimal; the ETag of the file. */
  sha256!: string;

  /** In bytes. */
  size!: number;

  archivedAt!: string;
}

export class AbsentFileView {
  @ApiProperty({ enum: [...FORMATS] })
  format!: Format;

  /** Why it could not be made when the document was archived: `einvoice_incomplete`. */
  code!: string;

  /** The same for people. */
  detail!: string;
}

export class ArchiveView {
  documentId!: string;

  /** Empty until the document is archived, which follows its issue. */
  @ApiProperty({ type: [ArchivedFileView] })
  data!: ArchivedFileView[];

  /** What could not be made of the document as it was issued, and is never made of it later. */
  @ApiProperty({ type: [AbsentFileView] })
  absent!: AbsentFileView[];
}
