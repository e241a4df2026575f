import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsCurrencyCode,
  IsDecimalText,
  IsIdText,
  IsListOf,
  IsOneOf,
  IsPlainDateText,
  IsStringPairs,
  IsText,
  Optional,
} from '../../../platform/validation/fields';
import { AllocationTargetRequest, MOST_ALLOCATIONS } from '../../receivables/dto/settlement-requests.dto';

export const PAYMENT_METHODS = [
  'bank_transfer',
  'card',
  'direct_debit',
  'cash',
  'cheque',
  'wallet',
  'other',
] as const;
export const PAYMENT_STATUSES = ['received', 'reversed'] as const;

export class CreatePaymentRequest {
  /** Who paid. Without a customer and a name it is whoever the first allocation belongs to. */
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  /** Who paid, where there is no customer record; it settles invoices without one. */
  @Optional()
  @IsText({ max: 200 })
  clientName?: string;

  /** The day on which the money came; by default today. Not in the future. */
  @Optional()
  @IsPlainDateText()
  date?: string;

  /** What came. */
  @IsDecimalText({ places: 4, min: 'positive' })
  amount!: string;

  /** By default that of the first allocation, else the customer's, else the base currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Units of base currency for one unit of `currency`; by default that of the rates table. */
  @Optional()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string;

  /** How it was paid. */
  @Optional()
  @IsOneOf(PAYMENT_METHODS)
  @ApiProperty({ enum: PAYMENT_METHODS })
  method?: (typeof PAYMENT_METHODS)[number];

  /** What stands on the bank statement. */
  @Optional()
  @IsText({ max: 100 })
  reference?: string;

  /** The account that it came to; by default the one with the role `bank`. */
  @Optional()
  @IsIdText('acc')
  bankAccountId?: string;

  /** For the books: it stands on the journal entry. */
  @Optional()
  @IsText({ max: 500 })
  memo?: string;

  /** Up to 50 string pairs of the sender's own. */
  @Optional()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  metadata?: Record<string, string>;

  /** What it settles, in order; what is left stays on the customer's account. */
  @Optional()
  @IsListOf(() => AllocationTargetRequest, { min: 0, max: MOST_ALLOCATIONS })
  allocations?: AllocationTargetRequest[];
}

export class ListPaymentsQuery extends PageQuery {
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  @Optional()
  @IsOneOf(PAYMENT_STATUSES)
  @ApiProperty({ enum: PAYMENT_STATUSES })
  status?: (typeof PAYMENT_STATUSES)[number];

  @Optional()
  @IsCurrencyCode()
  currency?: string;

  @Optional()
  @IsOneOf(PAYMENT_METHODS)
  @ApiProperty({ enum: PAYMENT_METHODS })
  method?: (typeof PAYMENT_METHODS)[number];

  @Optional()
  @IsText({ max: 100 })
  reference?: string;

  /** Dated on or after. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** Dated on or before. */
  @Optional()
  @IsPlainDateText()
  to?: string;
}
