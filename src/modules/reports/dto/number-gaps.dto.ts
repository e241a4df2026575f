import { ApiProperty } from '@nestjs/swagger';
import { PaginationView } from '../../../platform/pagination/pagination.dto';
import { PagedReportQuery } from './report-query.dto';

export const NUMBERED = ['invoice', 'credit_note', 'journal_entry'] as const;

/** Pages are of the numbers outside the series. */
export class NumberGapsQuery extends PagedReportQuery {}

export class NumberGapView {
  from!: number;
  to!: number;
}

export class NumberSeriesView {
  @ApiProperty({ enum: NUMBERED })
  documentType!: (typeof NUMBERED)[number];
  /** The pattern, and the year where it restarts with the year; null for journal entries. */
  series!: string | null;
  /** Where the counter stands: the last number that was taken. */
  counter!: number;
  /** The last number that is there. */
  last!: number;
  /** How many are there. Without a gap as many as the counter says. */
  count!: number;
  missing!: number;
  /** The first hundred. */
  gaps!: NumberGapView[];
}

export class NumberOutsideView {
  @ApiProperty({ enum: ['invoice', 'credit_note'] })
  documentType!: 'invoice' | 'credit_note';
  id!: string;
  number!: string;
  issueDate!: string;
}

export class NumberGapsView {
  /** True when no series has a gap. */
  complete!: boolean;
  series!: NumberSeriesView[];
  /** Numbers that their senders gave and that fit no series, in the order in which they were made. */
  outside!: NumberOutsideView[];
  /** How many of them there are. */
  outsideTotal!: number;
  pagination!: PaginationView;
}
