import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  CREDIT_STATUSES,
  INVOICE_STATUSES,
  PAYMENT_STATUSES,
} from '../../../domain/documents/invoice-states';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsCurrencyCode,
  IsDayOrInstantText,
  IsDecimalText,
  IsIdText,
  IsOneOf,
  IsPlainDateText,
  IsText,
  Optional,
} from '../../../platform/validation/fields';
import { IsQueryFlag } from '../../../platform/validation/query-flag';
import { DELIVERY_STATUSES, InvoiceView } from './invoice.dto';

export class IssueInvoiceRequest {
  /** By default the draft's, else today in the organisation's time zone. Not in the future. */
  @Optional()
  @IsPlainDateText()
  issueDate?: string;
}

export class VoidInvoiceRequest {
  /** The date of the reversal. By default as the organisation's policy says. */
  @Optional()
  @IsPlainDateText()
  reversalDate?: string;

  /** Why. */
  @Optional()
  @IsText({ max: 200 })
  reason?: string;
}

export class GetInvoiceQuery {
  /** `journalEntry`, `customer`, `creditNotes`, separated by commas. */
  @Optional()
  @IsText({ max: 100 })
  expand?: string;
}

export class ListInvoicesQuery extends PageQuery {
  @Optional()
  @IsOneOf(INVOICE_STATUSES)
  @ApiProperty({ enum: INVOICE_STATUSES })
  status?: (typeof INVOICE_STATUSES)[number];

  @Optional()
  @IsOneOf(DELIVERY_STATUSES)
  @ApiProperty({ enum: DELIVERY_STATUSES })
  deliveryStatus?: (typeof DELIVERY_STATUSES)[number];

  @Optional()
  @IsOneOf(PAYMENT_STATUSES)
  @ApiProperty({ enum: PAYMENT_STATUSES })
  paymentStatus?: (typeof PAYMENT_STATUSES)[number];

  @Optional()
  @IsOneOf(CREDIT_STATUSES)
  @ApiProperty({ enum: CREDIT_STATUSES })
  creditStatus?: (typeof CREDIT_STATUSES)[number];

  @Optional()
  @IsIdText('cus')
  customerId?: string;

  @Optional()
  @IsText({ max: 64 })
  number?: string;

  @Optional()
  @IsText({ max: 100 })
  reference?: string;

  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Issue date on or after. */
  @Optional()
  @IsPlainDateText()
  issuedFrom?: string;

  /** Issue date on or before. */
  @Optional()
  @IsPlainDateText()
  issuedTo?: string;

  /** Due date on or after. */
  @Optional()
  @IsPlainDateText()
  dueFrom?: string;

  /** Due date on or before. */
  @Optional()
  @IsPlainDateText()
  dueTo?: string;

  /** Created at or after this instant, or on or after this day (UTC). */
  @Optional()
  @IsDayOrInstantText()
  createdFrom?: string;

  /** Created at or before this instant, or on or before this day (UTC). */
  @Optional()
  @IsDayOrInstantText()
  createdTo?: string;

  /** Gross of at least. */
  @Optional()
  @IsDecimalText({ places: 4 })
  minGross?: string;

  /** Gross of at most. */
  @Optional()
  @IsDecimalText({ places: 4 })
  maxGross?: string;

  /** Whether its due date has passed with something still to be paid. */
  @Optional()
  @IsQueryFlag()
  overdue?: boolean;

  /** Part of the number, the client's name or e-mail, or the reference. */
  @Optional()
  @IsText({ max: 100 })
  q?: string;
}

export class InvoiceBatchResultView {
  /** Position in the request, from 0. */
  index!: number;
  /** 201, or the status that the request would have had by itself. */
  status!: number;
  @ApiProperty({ type: InvoiceView, required: false })
  invoice?: InvoiceView;
  /** The problem, as a single request would have answered it. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  error?: object;
}

export class InvoiceBatchView {
  data!: InvoiceBatchResultView[];
  created!: number;
  failed!: number;
}
