import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
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
import { InvoiceItemRequest } from './invoice-item.dto';

/** The longest real document seen has 1,114 lines. */
export const MOST_ITEMS = 2000;
export const MOST_IN_BATCH = 1000;
export const MOST_TERMS_DAYS = 3650;

const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;
const flag = { message: 'must be true or false' };
const terms = { message: `must be a whole number of days, 0 to ${MOST_TERMS_DAYS}` };

export class CreateInvoiceRequest {
  /** Supplies the name, e-mail, currency, payment terms and VAT zone. */
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  /** Who is invoiced; required without a customer. */
  @Optional()
  @IsText({ max: 200 })
  clientName?: string;

  /** Where it is sent; by default the customer's. */
  @Optional()
  @IsEmailText()
  clientEmail?: string;

  /** The sender's own number, taken at issue: the next of the series, or one outside it. */
  @Optional()
  @IsText({ max: 64 })
  number?: string;

  /** By default the day of the issue in the organisation's time zone. It cannot be issued before that day. */
  @Optional()
  @IsPlainDateText()
  issueDate?: string;

  /** When the tax becomes due, which decides the rates of the catalogue; by default the issue date. */
  @Optional()
  @IsPlainDateText()
  taxPoint?: string;

  /** By default the issue date and the payment terms. Not before the issue date. */
  @Optional()
  @IsPlainDateText()
  dueDate?: string;

  /** By default the customer's, else 30. */
  @Optional()
  @IsInt(terms)
  @Min(0, terms)
  @Max(MOST_TERMS_DAYS, terms)
  paymentTermsDays?: number;

  /** By default the customer's, else the base currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Units of base currency for one unit of `currency`; by default the latest of the rates table at the issue date. */
  @Optional()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string;

  /** Whether unit prices and discounts include tax. */
  @Optional()
  @IsBoolean(flag)
  pricesIncludeTax?: boolean;

  /** The customer's order number, or what the customer wants to find on it. */
  @Optional()
  @IsText({ max: 100 })
  reference?: string;

  /** What the customer finds it by (BT-10): a cost centre, a Leitweg-ID; by default the customer's. */
  @Optional()
  @IsText({ max: 100 })
  buyerReference?: string;

  /** For the books: it stands on the journal entry. */
  @Optional()
  @IsText({ max: 500 })
  memo?: string;

  /** For the customer to read. */
  @Optional()
  @IsText({ max: 2000, multiline: true })
  notes?: string;

  /** Up to 50 string pairs of the sender's own. */
  @Optional()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiProperty(pairs)
  metadata?: Record<string, string>;

  /** String pairs that every item gets, unless it has its own. */
  @Optional()
  @IsStringPairs({ most: 10, keyMax: 40, valueMax: 100 })
  @ApiProperty(pairs)
  dimensions?: Record<string, string>;

  /** At least one of type `item`. */
  @IsListOf(() => InvoiceItemRequest, { min: 1, max: MOST_ITEMS })
  items!: InvoiceItemRequest[];

  /** `issued` to number and post it at once. In a batch, `issued` is the default. */
  @Optional()
  @IsOneOf(['draft', 'issued'])
  @ApiProperty({ enum: ['draft', 'issued'], default: 'draft' })
  status?: 'draft' | 'issued';

  /** Send it to the client by e-mail at once, with the PDF. It is issued by that, whatever `status` says. */
  @Optional()
  @IsBoolean(flag)
  notify?: boolean;
}

export class CreateInvoiceBatchRequest extends BatchRequest {
  /** Up to 1,000 requests as for a single invoice, issued unless they say `draft`; each is validated by itself. */
  @ApiProperty({ type: [CreateInvoiceRequest], minItems: 1, maxItems: MOST_IN_BATCH })
  @IsRawList({ min: 1, max: MOST_IN_BATCH })
  invoices!: unknown[];
}
