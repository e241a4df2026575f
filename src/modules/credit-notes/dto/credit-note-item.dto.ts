import { ApiProperty } from '@nestjs/swagger';
import {
  IsDecimalText,
  IsIdText,
  IsListOf,
  IsOneOf,
  IsStringPairs,
  IsText,
  Optional,
} from '../../../platform/validation/fields';
import { InvoiceItemTaxRequest, LINE_TYPES } from '../../invoices/dto/invoice-item.dto';

const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class ItemTaxRequest extends InvoiceItemTaxRequest {}

export class CreditNoteItemRequest {
  /** `text` and `separator` lines carry no amounts. */
  @Optional()
  @IsOneOf(LINE_TYPES)
  @ApiProperty({ enum: LINE_TYPES, default: 'item' })
  lineType?: (typeof LINE_TYPES)[number];

  /** What is credited. May be left out on a separator and on a line from the catalogue or an invoice. */
  @Optional()
  @IsText({ max: 1000, multiline: true })
  description?: string;

  /** Greater than 0, up to 6 decimals. The sender always sends positive numbers. */
  @Optional()
  @IsDecimalText({ places: 6, min: 'positive' })
  quantity?: string;

  /** Per unit, at least 0, up to 6 decimals; net of tax unless `pricesIncludeTax`. */
  @Optional()
  @IsDecimalText({ places: 6 })
  unitPrice?: string;

  /** Per cent, such as `20`. */
  @Optional()
  @IsDecimalText({ places: 4, digits: 3 })
  taxRate?: string;

  /** UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %. */
  @Optional()
  @IsText({ max: 2 })
  taxCategory?: string;

  /** Why no tax is due; required for E, AE, K, G and O. */
  @Optional()
  @IsText({ max: 200 })
  taxExemptionReason?: string;

  /** Several taxes on one line, each computed on its net; in place of `taxRate`. */
  @Optional()
  @IsListOf(() => ItemTaxRequest, { min: 1, max: 10 })
  taxes?: ItemTaxRequest[];

  /** An amount for the line, in the price's tax basis, at most quantity × price. */
  @Optional()
  @IsDecimalText({ places: 4 })
  discount?: string;

  /** Another revenue account than the one that holds the role `sales`. With an invoice it is the invoice's. */
  @Optional()
  @IsIdText('acc')
  accountId?: string;

  /** String pairs to report by; they stand on the journal lines. */
  @Optional()
  @IsStringPairs({ most: 10, keyMax: 40, valueMax: 100 })
  @ApiProperty(pairs)
  dimensions?: Record<string, string>;

  /** A price of the catalogue: supplies description, unit price, account and tax, unless the item brings its own. */
  @Optional()
  @IsIdText('price')
  priceId?: string;

  /** A line of the invoice, credited by `quantity` or by `amount`. */
  @Optional()
  @IsIdText('il')
  invoiceLineId?: string;

  /** Net amount to credit of an invoice line; consumes no quantity. */
  @Optional()
  @IsDecimalText({ places: 4, min: 'positive' })
  amount?: string;
}
