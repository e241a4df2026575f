import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { INVOICE_STATUSES } from '../../../domain/documents/invoice-states';
import {
  IsCurrencyCode,
  IsDecimalText,
  IsEmailText,
  IsIdText,
  IsListOf,
  IsOneOf,
  IsPlainDateText,
  IsStringPairs,
  IsText,
  Nullable,
  Optional,
} from '../../../platform/validation/fields';
import { MOST_ITEMS, MOST_TERMS_DAYS } from './create-invoice.dto';
import { InvoiceItemRequest } from './invoice-item.dto';

const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;
const terms = { message: `must be a whole number of days, 0 to ${MOST_TERMS_DAYS}` };

/** What of a draft can be edited: what is sent replaces what was, and null takes it away, so that the default holds again. */
class InvoiceEdits {
  /** Supplies the name, e-mail, currency, payment terms and VAT zone. */
  @Nullable()
  @IsIdText('cus')
  customerId?: string | null;

  /** Who is invoiced; required without a customer. */
  @Nullable()
  @IsText({ max: 200 })
  clientName?: string | null;

  /** Where it is sent; by default the customer's. */
  @Nullable()
  @IsEmailText()
  clientEmail?: string | null;

  /** The sender's own number, taken at issue. */
  @Nullable()
  @IsText({ max: 64 })
  number?: string | null;

  /** By default the day of the issue. */
  @Nullable()
  @IsPlainDateText()
  issueDate?: string | null;

  /** By default the issue date. */
  @Nullable()
  @IsPlainDateText()
  taxPoint?: string | null;

  /** By default the issue date and the payment terms. */
  @Nullable()
  @IsPlainDateText()
  dueDate?: string | null;

  /** By default the customer's, else 30. */
  @Nullable()
  @IsInt(terms)
  @Min(0, terms)
  @Max(MOST_TERMS_DAYS, terms)
  paymentTermsDays?: number | null;

  /** By default the customer's, else the base currency. */
  @Nullable()
  @IsCurrencyCode()
  currency?: string | null;

  /** By default the latest of the rates table at the issue date. */
  @Nullable()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string | null;

  /** Whether unit prices and discounts include tax. */
  @Nullable()
  @IsBoolean({ message: 'must be true or false' })
  pricesIncludeTax?: boolean | null;

  /** The customer's order number, or what the customer wants to find on it. */
  @Nullable()
  @IsText({ max: 100 })
  reference?: string | null;

  /** What the customer finds it by (BT-10); by default the customer's. */
  @Nullable()
  @IsText({ max: 100 })
  buyerReference?: string | null;

  /** String pairs that every item gets, unless it has its own. */
  @Nullable()
  @IsStringPairs({ most: 10, keyMax: 40, valueMax: 100 })
  @ApiProperty({ ...pairs, nullable: true })
  dimensions?: Record<string, string> | null;

  /** Replaces all lines. */
  @Optional()
  @IsListOf(() => InvoiceItemRequest, { min: 1, max: MOST_ITEMS })
  items?: InvoiceItemRequest[];
}

/** Edits of a draft, or a new status, or both; or the void action. Memo, notes and metadata can be edited after issue too. */
export class PatchInvoiceRequest extends InvoiceEdits {
  /** `issued` numbers and posts the draft. An invoice is voided by `action`, not by its status. */
  @Optional()
  @IsOneOf(INVOICE_STATUSES)
  @ApiProperty({ enum: ['draft', 'issued'] })
  status?: (typeof INVOICE_STATUSES)[number];

  /** Voids the invoice: posts the reversing entry. */
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
  @ApiProperty(pairs)
  metadata?: Record<string, string>;
}
