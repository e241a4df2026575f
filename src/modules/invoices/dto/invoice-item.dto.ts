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

export const LINE_TYPES = ['item', 'text', 'separator'] as const;
const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class InvoiceItemTaxRequest {
  /** Per cent, such as `20` or `17.5`. */
  @Optional()
  @IsDecimalText({ places: 4, digits: 3 })
  rate?: string;

  /** UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %. */
  @Optional()
  @IsText({ max: 2 })
  category?: string;

  /** What the tax is called on the document. */
  @Optional()
  @IsText({ max: 50 })
  name?: string;

  /** Why no tax is due; required for E, AE, K, G and O. */
  @Optional()
  @IsText({ max: 200 })
  exemptionReason?: string;
}

export class InvoiceItemRequest {
  /** `text` and `separator` lines carry no amounts. */
  @Optional()
  @IsOneOf(LINE_TYPES)
  @ApiProperty({ enum: LINE_TYPES, default: 'item' })
  lineType?: (typeof LINE_TYPES)[number];

  /** What is sold. May be left out on a separator, and with a `priceId`: then it is the name of the product. */
  @Optional()
  @IsText({ max: 1000, multiline: true })
  description?: string;

  /** Greater than 0, up to 6 decimals. */
  @Optional()
  @IsDecimalText({ places: 6, min: 'positive' })
  quantity?: string;

  /** Per unit, at least 0, up to 6 decimals; net of tax unless `pricesIncludeTax`. With a `priceId`, in place of its price. */
  @Optional()
  @IsDecimalText({ places: 6 })
  unitPrice?: string;

  /** Per cent, such as `20`. With a `priceId`, left out to have the rate of the product. */
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
  @IsListOf(() => InvoiceItemTaxRequest, { min: 1, max: 10 })
  taxes?: InvoiceItemTaxRequest[];

  /** An amount for the line, in the price's tax basis, at most quantity × price. */
  @Optional()
  @IsDecimalText({ places: 4 })
  discount?: string;

  /** Another revenue account than the product's, or than the one that holds the role `sales`. */
  @Optional()
  @IsIdText('acc')
  accountId?: string;

  /** String pairs to report by; they stand on the journal lines. */
  @Optional()
  @IsStringPairs({ most: 10, keyMax: 40, valueMax: 100 })
  @ApiProperty(pairs)
  dimensions?: Record<string, string>;

  /** A price of the catalogue. */
  @Optional()
  @IsIdText('price')
  priceId?: string;
}
