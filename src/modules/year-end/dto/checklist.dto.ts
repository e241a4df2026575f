import { ApiProperty } from '@nestjs/swagger';
import { YEAR_STATUSES } from './year.dto';

const CHECK_STATUSES = ['passed', 'warning', 'failed'] as const;

export class YearCheckView {
  /** `year_over`, `draft_invoices`, `debtors_tie_out` and the like; stable. */
  check!: string;
  /** A failed one stands in the way of closing. */
  @ApiProperty({ enum: CHECK_STATUSES })
  status!: (typeof CHECK_STATUSES)[number];
  /** How many were found; 0 is passed. */
  count!: number;
  detail!: string;
}

export class YearChecklistView {
  id!: string;
  year!: number;
  startDate!: string;
  endDate!: string;
  @ApiProperty({ enum: YEAR_STATUSES })
  status!: (typeof YEAR_STATUSES)[number];
  /** The year is open and nothing stands in the way of closing it. */
  ready!: boolean;
  @ApiProperty({ type: [YearCheckView] })
  checks!: YearCheckView[];
}
