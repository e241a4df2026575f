import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { BatchRequest } from '../../../platform/batch/batch-request.dto';
import {
  IsCurrencyCode,
  IsDecimalText,
  IsEmailText,
  IsIdText,
  IsListOf,
  IsOneOf,
  IsPlainDateText,
  IsRawList,
  IsStringPairs,
  IsText,
  Optional,
} from '../../../platform/validation/fields';
import { IsObjectOf } from '../../../platform/validation/nested';
import { MOST_IN_BATCH, MOST_ITEMS } from '../../invoices/dto/create-invoice.dto';
import { CreditNoteItemRequest } from './credit-note-item.dto';

export const REASON_CODES = [
  'returned',
  'overcharged',
  'duplicate',
  'order_change',
  'product_unsatisfactory',
  'goodwill',
  'fraudulent',
  'other',
] as const;

const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;
const flag = { message: 'must be true or false' };

export class OriginalInvoiceRequest {
  /** Its number in the other system. */
  @IsText({ max: 64 })
  number!: string;

  /** Not after the date of the credit note. */
  @IsPlainDateText()
  issueDate!: string;

  /** When the tax of it became due; by default its issue date. */
  @Optional()
  @IsPlainDateText()
  taxPoint?: string;

  /** The credit note's own, where it says one. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Units of base currency for one unit of the invoice's currency. */
  @Optional()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string;
}

export class CreateCreditNoteRequest {
  /** Supplies the name, e-mail and currency. */
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  /** The invoice that is corrected: customer, currency, rate, accounts and dimensions are then its own. */
  @Optional()
  @IsIdText('inv')
  invoiceId?: string;

  /** May stand in for `invoiceId`. */
  @Optional()
  @IsText({ max: 64 })
  invoiceNumber?: string;

  /** An invoice that lives in another system. */
  @Optional()
  @IsObjectOf(() => OriginalInvoiceRequest)
  originalInvoice?: OriginalInvoiceRequest;

  /** Who is credited; required without a customer or an invoice. */
  @Optional()
  @IsText({ max: 200 })
  clientName?: string;

  /** Where it is sent; by default the customer's. */
  @Optional()
  @IsEmailText()
  clientEmail?: string;

  /** By default today in the organisation's time zone. Not before the invoice, and not in the future. */
  @Optional()
  @IsPlainDateText()
  issueDate?: string;

  /** By default the invoice's, else the customer's, else the base currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Units of base currency for one unit of `currency`; by default the invoice's, else the latest of the rates table. */
  @Optional()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string;

  /** Whether unit prices and discounts include tax; by default as on the invoice. */
  @Optional()
  @IsBoolean(flag)
  pricesIncludeTax?: boolean;

  /** Why, in up to 200 characters; stands on the document. */
  @Optional()
  @IsText({ max: 200 })
  reason?: string;

  /** Why, for statistics. */
  @Optional()
  @IsOneOf(REASON_CODES)
  @ApiProperty({ enum: REASON_CODES })
  reasonCode?: (typeof REASON_CODES)[number];

  /** The sender's own number: the next of the series, or one outside it. */
  @Optional()
  @IsText({ max: 64 })
  number?: string;

  /** What the customer finds it by (BT-10); by default as on the invoice, else the customer's. */
  @Optional()
  @IsText({ max: 100 })
  buyerReference?: string;

  /** For the customer to read. */
  @Optional()
  @IsText({ max: 2000, multiline: true })
  notes?: string;

  /** For the books: it stands on the journal entry. */
  @Optional()
  @IsText({ max: 500 })
  memo?: string;

  /** Up to 50 string pairs of the sender's own. */
  @Optional()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiProperty(pairs)
  metadata?: Record<string, string>;

  /** String pairs that every item gets, unless it has its own. With an invoice they are the invoice's. */
  @Optional()
  @IsStringPairs({ most: 10, keyMax: 40, valueMax: 100 })
  @ApiProperty(pairs)
  dimensions?: Record<string, string>;

  /** At least one of type `item`. */
  @Optional()
  @IsListOf(() => CreditNoteItemRequest, { min: 1, max: MOST_ITEMS })
  items?: CreditNoteItemRequest[];

  /** In place of items, with an invoice: a flat gross amount, spread over all its rates. */
  @Optional()
  @IsDecimalText({ places: 4, min: 'positive' })
  amount?: string;

  /** The part to be paid back. */
  @Optional()
  @IsDecimalText({ places: 4 })
  refundAmount?: string;

  /** The part left on the customer's account; by default all of it. */
  @Optional()
  @IsDecimalText({ places: 4 })
  creditAmount?: string;

  /** The part settled outside the system; posts at once to `outOfBandAccountId`. */
  @Optional()
  @IsDecimalText({ places: 4 })
  outOfBandAmount?: string;

  /** The clearing account of `outOfBandAmount`. */
  @Optional()
  @IsIdText('acc')
  outOfBandAccountId?: string;

  /** The payment being refunded: `refundAmount`, by default all that no debt takes, is paid back at once. */
  @Optional()
  @IsIdText('pay')
  paymentId?: string;

  /** `issued` to skip the draft. */
  @Optional()
  @IsOneOf(['draft', 'issued'])
  @ApiProperty({ enum: ['draft', 'issued'], default: 'draft' })
  status?: 'draft' | 'issued';

  /** Send it to the client by e-mail at once, with the PDF. It is issued by that, whatever `status` says. */
  @Optional()
  @IsBoolean(flag)
  notify?: boolean;
}

export class CreateCreditNoteBatchRequest extends BatchRequest {
  /** Up to 1,000 requests as for a single credit note; each is validated by itself. */
  @ApiProperty({ type: [CreateCreditNoteRequest], minItems: 1, maxItems: MOST_IN_BATCH })
  @IsRawList({ min: 1, max: MOST_IN_BATCH })
  creditNotes!: unknown[];
}
