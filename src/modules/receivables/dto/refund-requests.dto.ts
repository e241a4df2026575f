import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsCurrencyCode,
  IsIdText,
  IsOneOf,
  IsPlainDateText,
  Optional,
} from '../../../platform/validation/fields';
import { REFUND_SOURCES, REFUND_STATUSES } from './refund.dto';
import { RefundCreditRequest } from './settlement-requests.dto';

/** Pays a customer's balance back: the oldest open credits first, reserves excluded. */
export class RefundBalanceRequest extends RefundCreditRequest {
  /** By default the customer's, else the base currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;
}

export class ListRefundsQuery extends PageQuery {
  @Optional()
  @IsOneOf(REFUND_STATUSES)
  @ApiProperty({ enum: REFUND_STATUSES })
  status?: (typeof REFUND_STATUSES)[number];

  @Optional()
  @IsOneOf(REFUND_SOURCES)
  @ApiProperty({ enum: REFUND_SOURCES })
  source?: (typeof REFUND_SOURCES)[number];

  @Optional()
  @IsIdText('cus')
  customerId?: string;

  @Optional()
  @IsIdText('cn')
  creditNoteId?: string;

  @Optional()
  @IsIdText('pay')
  paymentId?: string;

  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Dated on or after. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** Dated on or before. */
  @Optional()
  @IsPlainDateText()
  to?: string;
}
