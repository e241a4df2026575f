import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsIdText,
  IsInstantText,
  IsOneOf,
  IsPlainDateText,
  IsText,
  IsTextList,
  Optional,
} from '../../../platform/validation/fields';

const LOCKS = ['period', 'sales', 'tax', 'all'] as const;
const STATUSES = ['active', 'expired', 'revoked'] as const;

export class GrantExceptionRequest {
  /** The key of this organisation that may post in spite of the locks. */
  @IsIdText('key')
  keyId!: string;

  /** The locks that it may pass; all soft ones when left out. The hard lock has no exception. */
  @Optional()
  @IsTextList({ min: 1, most: 4, max: 10 })
  @ApiProperty({ enum: LOCKS, isArray: true })
  locks?: string[];

  /** The first day that may be posted to; from the beginning when left out. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** The last day that may be posted to. */
  @IsPlainDateText()
  to!: string;

  /** Why, for the auditor. */
  @IsText({ max: 500 })
  reason!: string;

  /** From this instant on nothing more passes; at most 90 days away. */
  @IsInstantText()
  expiresAt!: string;
}

export class ListExceptionsQuery extends PageQuery {
  /** Only exceptions of this key. */
  @Optional()
  @IsIdText('key')
  keyId?: string;

  /** Only those that can be used now, or can no longer. */
  @Optional()
  @IsOneOf(STATUSES)
  @ApiProperty({ enum: STATUSES })
  status?: (typeof STATUSES)[number];
}

export class LockExceptionView {
  id!: string;
  keyId!: string;
  @ApiProperty({ enum: LOCKS, isArray: true })
  locks!: string[];
  @ApiProperty({ type: String, nullable: true })
  from!: string | null;
  to!: string;
  reason!: string;
  expiresAt!: string;
  @ApiProperty({ enum: STATUSES })
  status!: string;
  grantedAt!: string;
  /** The key that granted it. */
  grantedBy!: string;
  @ApiProperty({ type: String, nullable: true })
  revokedAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  revokedBy!: string | null;
  requestId!: string;
}
