import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsOneOf, IsText, Optional } from '../../../platform/validation/fields';
import { JournalEntryView } from '../../journal/dto/journal-entry.dto';

export const YEAR_STATUSES = ['open', 'closed'] as const;

export class ListYearsQuery extends PageQuery {
  /** Only years of this status. */
  @Optional()
  @IsOneOf(YEAR_STATUSES)
  @ApiProperty({ enum: YEAR_STATUSES })
  status?: (typeof YEAR_STATUSES)[number];
}

export class CloseYearRequest {
  /** Why, for the history of the locks. */
  @Optional()
  @IsText({ max: 500 })
  reason?: string;
}

export class ReopenYearRequest {
  /** Why a closed year is opened again. */
  @IsText({ max: 500 })
  reason!: string;
}

export class YearClosingView {
  id!: string;
  /** In base currency; a loss is negative. */
  profit!: string;
  /** Null where nothing stood on any account of income or expense. */
  journalEntryId!: string | null;
  /** Where the `all` lock stood before. */
  previousAll!: string | null;
  closedAt!: string;
  closedBy!: string;
  reopenedAt!: string | null;
  reopenedBy!: string | null;
  reopenReason!: string | null;
  reversalEntryId!: string | null;
}

export class YearView {
  /** `fy_2026`: the year that ends in 2026. */
  id!: string;
  year!: number;
  startDate!: string;
  endDate!: string;
  @ApiProperty({ enum: YEAR_STATUSES })
  status!: (typeof YEAR_STATUSES)[number];
  /** Each time it was closed, the latest first. */
  @ApiProperty({ type: [YearClosingView] })
  closings!: YearClosingView[];
  test!: boolean;
  /** To a test key: the entry that would have been posted. */
  @ApiProperty({ type: JournalEntryView, nullable: true })
  journalEntry?: JournalEntryView | null;
}
