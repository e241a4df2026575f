import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsCurrencyCode,
  IsIdText,
  IsOneOf,
  IsPlainDateText,
  IsText,
  Optional,
} from '../../../platform/validation/fields';
import { ENTRY_STATUSES, SOURCE_TYPES, type EntryStatus } from './journal-entry.dto';

export class ListEntriesQuery extends PageQuery {
  /** `posted` for the journal, `draft` for what is not in it yet. */
  @Optional()
  @IsOneOf(ENTRY_STATUSES)
  @ApiProperty({ enum: ENTRY_STATUSES, default: 'posted' })
  status?: EntryStatus;

  /** Entries dated on or after this day. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** Entries dated on or before this day. */
  @Optional()
  @IsPlainDateText()
  to?: string;

  /** Entries with a line on this account. */
  @Optional()
  @IsIdText('acc')
  accountId?: string;

  /** Entries with a line of this customer. */
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  @Optional()
  @IsOneOf(SOURCE_TYPES)
  @ApiProperty({ enum: SOURCE_TYPES })
  sourceType?: (typeof SOURCE_TYPES)[number];

  /** Entries of this document. */
  @Optional()
  @IsText({ max: 64 })
  sourceId?: string;

  @Optional()
  @IsText({ max: 64 })
  documentNumber?: string;

  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Entries with a line of this dimension, as `key:value`. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;

  /** `asc` for the order of the journal; by default the newest first. */
  @Optional()
  @IsOneOf(['asc', 'desc'])
  @ApiProperty({ enum: ['asc', 'desc'] })
  order?: 'asc' | 'desc';
}
