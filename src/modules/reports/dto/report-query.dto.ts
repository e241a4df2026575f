import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MOST_PER_PAGE } from '../../../platform/pagination/page-query.dto';
import { IsOneOf, IsPlainDateText, IsText, Optional } from '../../../platform/validation/fields';

const toInteger = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
const LIMIT = { message: `must be a whole number from 1 to ${MOST_PER_PAGE}` };

export class ReportQuery {
  /** `csv` for a file; also by `Accept: text/csv`. */
  @Optional()
  @IsOneOf(['json', 'csv'])
  @ApiProperty({ enum: ['json', 'csv'], default: 'json' })
  format?: 'json' | 'csv';
}

/** A list in an order of its own: pages follow each other by cursor. A CSV file holds all of it. */
export class PagedReportQuery extends ReportQuery {
  /** Rows a page. A CSV file holds all of them. */
  @Optional()
  @Transform(toInteger)
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(MOST_PER_PAGE, LIMIT)
  limit?: number;

  /** `pagination.nextCursor` of the page before. */
  @Optional()
  @IsText({ max: 2000 })
  cursor?: string;
}

export class RangeReportQuery extends PagedReportQuery {
  /** The first day; by default the first of the month of the last day. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** The last day; by default today. */
  @Optional()
  @IsPlainDateText()
  to?: string;
}

export class SidesView {
  debit!: string;
  credit!: string;
}
