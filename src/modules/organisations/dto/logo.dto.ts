import { ApiProperty } from '@nestjs/swagger';
import type { LogoModel } from '../../../domain/einvoice/document-model';
import { IsOneOf } from '../../../platform/validation/fields';
import { rule } from '../../../platform/validation/rule';
import { LOGO_TYPES, MOST_LOGO_CHARACTERS } from '../logo/read-logo';

export class PutLogoRequest {
  /** What kind of image it is; its bytes must agree. */
  @IsOneOf(LOGO_TYPES)
  @ApiProperty({ enum: [...LOGO_TYPES] })
  contentType!: LogoModel['mediaType'];

  /** The image in base64, at most 512 KiB of it. */
  @rule(
    'base64',
    (value) => typeof value === 'string' && value.length > 0 && value.length <= MOST_LOGO_CHARACTERS,
    'must be an image of at most 512 KiB in base64',
    { format: 'byte', minLength: 1, maxLength: MOST_LOGO_CHARACTERS },
  )
  data!: string;
}

export class LogoView {
  @ApiProperty({ enum: [...LOGO_TYPES] })
  contentType!: string;
  /** In pixels. */
  width!: number;
  height!: number;
  /** In bytes. */
  size!: number;
  /** Of the bytes, in hexadecimal. */
  sha256!: string;
}

export class LogoFileView extends LogoView {
  /** The image in base64. */
  data!: string;
}
