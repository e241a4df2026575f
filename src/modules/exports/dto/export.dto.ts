import { ApiProperty } from '@nestjs/swagger';
import { IsIdText, IsOneOf, IsPlainDateText, IsText, Optional } from '../../../platform/validation/fields';
import { SOURCE_TYPES } from '../../journal/dto/journal-entry.dto';

const FORMATS = ['csv', 'jsonl'] as const;

export class JournalExportQuery {
  @Optional()
  @IsOneOf(FORMATS)
  @ApiProperty({ enum: FORMATS, default: 'csv' })
  format?: (typeof FORMATS)[number];

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
  @ApiProperty({ enum: SOURCE_TYPES })
  sourceType?: (typeof SOURCE_TYPES)[number];

  /** Only lines of this dimension, as `key:value`. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;
}
