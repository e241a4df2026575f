import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MOST_PER_PAGE } from '../../../platform/pagination/page-query.dto';
import { IsText, Optional } from '../../../platform/validation/fields';

const limit = { message: `must be a whole number from 1 to ${MOST_PER_PAGE}` };

export class ListEventsQuery {
  /** Events after this sequence number; 0 or left out to begin with the first. */
  @Optional()
  @IsText({ max: 16 })
  cursor?: string;

  /** How many. */
  @Optional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value,
  )
  @IsInt(limit)
  @Min(1, limit)
  @Max(MOST_PER_PAGE, limit)
  limit?: number;

  /** A type, or a family such as `credit_note.*`. */
  @Optional()
  @IsText({ max: 60 })
  type?: string;

  /** Events of one object. */
  @Optional()
  @IsText({ max: 64 })
  objectId?: string;
}

export class EventView {
  id!: string;
  /** 1, 2, 3, … per organisation, without a gap. */
  sequence!: number;
  type!: string;
  objectType!: string;
  objectId!: string;
  createdAt!: string;
  requestId!: string;
  /** The API key that caused it. */
  apiKeyId!: string;
  /** True for what happened in a sandbox: nothing of it is real. */
  sandbox!: boolean;
  /** The object as it was after the change. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  data!: object;
}
