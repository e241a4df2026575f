import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf, IsText, Optional } from '../../../platform/validation/fields';
import { rule } from '../../../platform/validation/rule';
import { FILE_TYPES } from '../attachments/file-types.data';
import { MOST_CHARACTERS } from '../attachments/read-file';

const TYPES = Object.keys(FILE_TYPES);

/** Whether it really is base64 is seen when it is decoded. */
const IsBase64Text = (): PropertyDecorator =>
  rule(
    'base64',
    (value) => typeof value === 'string' && value.length > 0 && value.length <= MOST_CHARACTERS,
    'must be a file of at most 10 MiB in base64',
    { format: 'byte', minLength: 1, maxLength: MOST_CHARACTERS },
  );

export class AttachFileRequest {
  /** Its name; of a path only the last part is kept. */
  @IsText({ max: 250 })
  fileName!: string;

  /** What kind of file it is. */
  @IsOneOf(TYPES)
  @ApiProperty({ enum: TYPES })
  contentType!: string;

  /** The file in base64, at most 10 MiB of it. */
  @IsBase64Text()
  content!: string;

  /** What the file shows. */
  @Optional()
  @IsText({ max: 500 })
  note?: string;
}

export class WithdrawAttachmentRequest {
  /** Why the file does not belong to the entry. */
  @IsText({ max: 500 })
  reason!: string;
}

export class AttachmentView {
  id!: string;
  entryId!: string;
  fileName!: string;
  contentType!: string;
  /** In bytes. */
  size!: number;
  /** Of the bytes, in hexadecimal. */
  sha256!: string;
  note!: string | null;
  createdAt!: string;
  /** The API key that attached it. */
  createdBy!: string;
  /** A wrong file is withdrawn, not deleted: it can still be read. */
  withdrawnAt!: string | null;
  withdrawnBy!: string | null;
  withdrawalReason!: string | null;
}

export class AttachmentsView {
  data!: AttachmentView[];
}
