import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsDecimalText,
  IsIdText,
  IsOneOf,
  IsPlainDateText,
  IsText,
  Optional,
} from '../../../platform/validation/fields';
import { JournalEntryView } from '../../journal/dto/journal-entry.dto';

export const WRITE_OFF_STATUSES = ['written_off', 'reversed'] as const;

export class CreateWriteOffRequest {
  /** By default all that is due. */
  @Optional()
  @IsDecimalText({ places: 4, min: 'positive' })
  amount?: string;

  /** By default today. */
  @Optional()
  @IsPlainDateText()
  date?: string;

  /** Why it will not be paid. */
  @Optional()
  @IsText({ max: 200 })
  reason?: string;
}

export class ListWriteOffsQuery extends PageQuery {
  @Optional()
  @IsIdText('inv')
  invoiceId?: string;

  @Optional()
  @IsOneOf(WRITE_OFF_STATUSES)
  @ApiProperty({ enum: WRITE_OFF_STATUSES })
  status?: (typeof WRITE_OFF_STATUSES)[number];

  /** Dated on or after. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** Dated on or before. */
  @Optional()
  @IsPlainDateText()
  to?: string;
}

export class WriteOffView {
  id!: string;
  @ApiProperty({ enum: WRITE_OFF_STATUSES })
  status!: (typeof WRITE_OFF_STATUSES)[number];
  invoiceId!: string;
  date!: string;
  amount!: string;
  currency!: string;
  reason!: string | null;
  journalEntryId!: string;
  reversalEntryId!: string | null;
  reversedAt!: string | null;
  reversalReason!: string | null;
  createdAt!: string;
  test!: boolean;
  /** To a test key: the entry that would have been posted. */
  @ApiProperty({ type: JournalEntryView, nullable: true })
  journalEntry?: JournalEntryView | null;
}
