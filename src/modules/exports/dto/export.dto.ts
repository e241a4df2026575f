import { ApiProperty } from '@nestjs/swagger';
import { IsIdText, IsOneOf, IsPlainDateText, IsText, Optional } from '../../../platform/validation/fields';
import { SOURCE_TYPES } from '../../journal/dto/journal-entry.dto';
import { FORMAT_NAMES, type FormatName } from '../formats';

export class JournalExportQuery {
  /** The file's format. docs/exports.md says what each one holds and how its program takes it in. */
  @Optional()
  @IsOneOf(FORMAT_NAMES)
  @ApiProperty({ enum: FORMAT_NAMES, default: 'csv' })
  format?: FormatName;

  /** Entries dated on or after this day. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** Entries dated on or before this day. */
  @Optional()
  @IsPlainDateText()
  to?: string;

  /** Only lines on this account. */
  @Optional()
  @IsIdText('acc')
  accountId?: string;

  @Optional()
  @IsOneOf(SOURCE_TYPES)
  @ApiProperty({ enum: SOURCE_TYPES, description: 'Only entries of this kind of document.' })
  sourceType?: (typeof SOURCE_TYPES)[number];

  /** Only lines of this dimension, as `key:value`. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;
}
