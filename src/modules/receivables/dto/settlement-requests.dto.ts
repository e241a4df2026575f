import { ApiProperty } from '@nestjs/swagger';
import {
  IsDecimalText,
  IsIdText,
  IsListOf,
  IsPlainDateText,
  IsStringPairs,
  IsText,
  Optional,
} from '../../../platform/validation/fields';

const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;
export const MOST_ALLOCATIONS = 500;

export class AllocationTargetRequest {
  /** The invoice that is settled … */
  @Optional()
  @IsIdText('inv')
  invoiceId?: string;

  /** … or another debt: an item of the customer's account. */
  @Optional()
  @IsIdText('oi')
  openItemId?: string;

  /** By default as much as both have open. */
  @Optional()
  @IsDecimalText({ places: 4, min: 'positive' })
  amount?: string;
}

export class AllocateRequest {
  /** By default today; not before either side, nor in the future. */
  @Optional()
  @IsPlainDateText()
  date?: string;

  /** What is settled, in order. */
  @IsListOf(() => AllocationTargetRequest, { min: 1, max: MOST_ALLOCATIONS })
  allocations!: AllocationTargetRequest[];
}

export class UnallocateQuery {
  /** The date on which it is taken back; by default as the organisation's policy for reversals says. */
  @Optional()
  @IsPlainDateText()
  date?: string;
}

export class RefundCreditRequest {
  /** By default all that can be paid back. */
  @Optional()
  @IsDecimalText({ places: 4, min: 'positive' })
  amount?: string;

  /** The day on which the money goes; by default today. */
  @Optional()
  @IsPlainDateText()
  date?: string;

  /** The account that it goes from; by default the one with the role `bank`. */
  @Optional()
  @IsIdText('acc')
  bankAccountId?: string;

  /** Units of base currency for one unit of the refund's; by default that of the rates table. */
  @Optional()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string;

  /** What stands on the bank statement. */
  @Optional()
  @IsText({ max: 100 })
  reference?: string;

  /** For the books: it stands on the journal entry. */
  @Optional()
  @IsText({ max: 500 })
  memo?: string;

  /** Up to 50 string pairs of the sender's own. */
  @Optional()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiProperty(pairs)
  metadata?: Record<string, string>;
}

export class ReverseRequest {
  /** The date of the reversal; by default as the organisation's policy says. */
  @Optional()
  @IsPlainDateText()
  date?: string;

  /** Why. */
  @Optional()
  @IsText({ max: 200 })
  reason?: string;
}
