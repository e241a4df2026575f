import { ApiProperty } from '@nestjs/swagger';
import { PaginationView } from '../../../platform/pagination/pagination.dto';
import { IsIdText, Optional } from '../../../platform/validation/fields';
import { PagedReportQuery } from './report-query.dto';

export class ExceptionPostingsQuery extends PagedReportQuery {
  /** Only what was posted by this key. */
  @Optional()
  @IsIdText('key')
  keyId?: string;

  /** Only what was posted under this exception. */
  @Optional()
  @IsIdText('lex')
  exceptionId?: string;
}

export class ExceptionPostingView {
  entryNumber!: number;
  entryId!: string;
  date!: string;
  sourceType!: string;
  @ApiProperty({ type: String, nullable: true })
  documentNumber!: string | null;
  /** In base currency. */
  baseTotal!: string;
  postedAt!: string;
  exceptionId!: string;
  keyId!: string;
  /** The locks that the exception lifts. */
  @ApiProperty({ type: String, isArray: true })
  locks!: string[];
  reason!: string;
  grantedBy!: string;
}

export class ExceptionPostingsView {
  currency!: string;
  @ApiProperty({ type: [ExceptionPostingView] })
  data!: ExceptionPostingView[];
  pagination!: PaginationView;
}
