import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsTextList, Optional } from '../../../platform/validation/fields';
import { JournalEntryView, ReverseEntryRequest } from './journal-entry.dto';

export const MOST_REVERSALS = 1000;

/** `reversalDate` and `memo` hold for each of the entries. */
export class ReverseEntriesRequest extends ReverseEntryRequest {
  /** All or nothing; or false for a result each, in order. */
  @Optional()
  @IsBoolean({ message: 'must be true or false' })
  @ApiProperty({ default: true })
  atomic?: boolean;

  /** Up to 1,000 manual entries, by id. */
  @IsTextList({ min: 1, most: MOST_REVERSALS, max: 64 })
  entryIds!: string[];
}

export class ReversalResultView {
  /** Position in the request, from 0. */
  index!: number;
  /** 201, or the status that the request would have had by itself. */
  status!: number;
  /** The reversing entry. */
  @ApiProperty({ type: JournalEntryView, required: false })
  entry?: JournalEntryView;
  /** The problem, as a single request would have answered it. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  error?: object;
}

export class ReversalsView {
  data!: ReversalResultView[];
  created!: number;
  failed!: number;
}
