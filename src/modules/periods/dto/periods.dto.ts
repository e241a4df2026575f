import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsOneOf, IsPlainDateText, IsText, Nullable, Optional } from '../../../platform/validation/fields';

const STATUSES = ['open', 'locked'] as const;
const LOCKS = ['period', 'sales', 'tax', 'all', 'hard'] as const;

export class ListPeriodsQuery extends PageQuery {
  /** The first month to show is the one of this date. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** The last month to show is the one of this date. */
  @Optional()
  @IsPlainDateText()
  to?: string;

  /** Only months of this status. */
  @Optional()
  @IsOneOf(STATUSES)
  @ApiProperty({ enum: STATUSES })
  status?: (typeof STATUSES)[number];
}

export class LockPeriodRequest {
  /** Why, for the history. */
  @Optional()
  @IsText({ max: 500 })
  reason?: string;
}

export class UnlockPeriodRequest {
  /** Why a closed month is opened again. */
  @IsText({ max: 500 })
  reason!: string;
}

export class ChangeLocksRequest {
  /** Documents of trade dated up to and including this day are refused. Null lifts the lock. */
  @Nullable()
  @IsPlainDateText()
  sales?: string | null;

  /** Entries with a VAT code dated up to and including this day are refused. Null lifts the lock. */
  @Nullable()
  @IsPlainDateText()
  tax?: string | null;

  /** Every entry dated up to and including this day is refused. Null lifts the lock. */
  @Nullable()
  @IsPlainDateText()
  all?: string | null;

  /** As `all`, and it can never move back. */
  @Nullable()
  @IsPlainDateText()
  hard?: string | null;

  /** Why, for the history. */
  @Optional()
  @IsText({ max: 500 })
  reason?: string;
}

export class PeriodView {
  /** `per_2026-04`. Periods exist for every month; none has to be opened. */
  id!: string;
  name!: string;
  startDate!: string;
  endDate!: string;
  /** The calendar year in which the fiscal year ends. */
  fiscalYear!: number;
  @ApiProperty({ enum: STATUSES })
  status!: string;
  /** The locks that cover the whole month: its own, or a through-date at or after its end. */
  @ApiProperty({ enum: LOCKS, isArray: true })
  lockedBy!: string[];
  changedAt!: string | null;
  changedBy!: string | null;
  reason!: string | null;
}

export class LocksView {
  sales!: string | null;
  tax!: string | null;
  all!: string | null;
  hard!: string | null;
}

export class LockChangeView {
  id!: string;
  @ApiProperty({ enum: LOCKS })
  lock!: string;
  periodId!: string | null;
  previous!: string | null;
  value!: string | null;
  reason!: string | null;
  changedBy!: string;
  changedAt!: string;
  requestId!: string;
}
