import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsCurrencyCode,
  IsDayOrInstantText,
  IsDecimalText,
  IsIdText,
  IsOneOf,
  IsPlainDateText,
  IsStringPairs,
  IsText,
  Nullable,
  Optional,
} from '../../../platform/validation/fields';
import { IsObjectOf } from '../../../platform/validation/nested';
import { CreateCreditNoteRequest, REASON_CODES } from './create-credit-note.dto';

export const STATUSES = ['draft', 'issued', 'applied', 'voided'] as const;
export const DELIVERY_STATUSES = ['none', 'scheduled', 'sending', 'sent', 'failed'] as const;

/** One of three: a new status, the void action, or memo, notes and metadata (until issue). */
export class PatchCreditNoteRequest {
  /** `issued` or `applied`. A credit note is voided by `action`, not by its status. */
  @Optional()
  @IsOneOf(STATUSES)
  @ApiProperty({ enum: ['draft', 'issued', 'applied'] })
  status?: (typeof STATUSES)[number];

  /** Voids the credit note: posts the reversing entry. */
  @Optional()
  @IsOneOf(['void'])
  @ApiProperty({ enum: ['void'] })
  action?: 'void';

  /** With `void`: the date of the reversal. By default as the organisation's policy says. */
  @Optional()
  @IsPlainDateText()
  reversalDate?: string;

  /** With `void`: why. */
  @Optional()
  @IsText({ max: 200 })
  reason?: string;

  /** For the books. Null clears it. */
  @Nullable()
  @IsText({ max: 500 })
  memo?: string | null;

  /** For the customer to read. Null clears them. */
  @Nullable()
  @IsText({ max: 2000, multiline: true })
  notes?: string | null;

  /** Replaces all pairs. */
  @Optional()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  metadata?: Record<string, string>;
}

export class VoidAndReissueRequest {
  /** Why the credit note is voided. */
  @Optional()
  @IsText({ max: 200 })
  reason?: string;

  /** The date of the reversal. By default as the organisation's policy says. */
  @Optional()
  @IsPlainDateText()
  reversalDate?: string;

  /** The one that takes its place, as in `POST /credit-notes`. What the void gives back can be credited by it. */
  @IsObjectOf(() => CreateCreditNoteRequest)
  creditNote!: CreateCreditNoteRequest;
}

export class GetCreditNoteQuery {
  /** `journalEntry`, `customer`, `invoice`, separated by commas. */
  @Optional()
  @IsText({ max: 100 })
  expand?: string;
}

export class ListCreditNotesQuery extends PageQuery {
  @Optional()
  @IsOneOf(STATUSES)
  @ApiProperty({ enum: STATUSES })
  status?: (typeof STATUSES)[number];

  @Optional()
  @IsOneOf(DELIVERY_STATUSES)
  @ApiProperty({ enum: DELIVERY_STATUSES })
  deliveryStatus?: (typeof DELIVERY_STATUSES)[number];

  @Optional()
  @IsIdText('cus')
  customerId?: string;

  @Optional()
  @IsIdText('inv')
  invoiceId?: string;

  @Optional()
  @IsText({ max: 64 })
  number?: string;

  @Optional()
  @IsOneOf(REASON_CODES)
  @ApiProperty({ enum: REASON_CODES })
  reasonCode?: (typeof REASON_CODES)[number];

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

  /** Part of the number, the client's name or e-mail, the reason, or the original invoice's number. */
  @Optional()
  @IsText({ max: 100 })
  q?: string;
}
