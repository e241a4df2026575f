import { ApiProperty } from '@nestjs/swagger';

const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class InvoiceTotalsView {
  net!: string;
  tax!: string;
  gross!: string;
}

export class InvoiceLineTaxView {
  category!: string;
  rate!: string;
  name!: string | null;
  exemptionReason!: string | null;
  /** This line's share of the document's tax at this rate. */
  tax!: string;
}

export class InvoiceTaxBreakdownView {
  category!: string;
  rate!: string;
  exemptionReason!: string | null;
  taxable!: string;
  tax!: string;
}

export class InvoiceItemView {
  id!: string;
  lineNo!: number;
  @ApiProperty({ enum: ['item', 'text', 'separator'] })
  lineType!: string;
  description!: string;
  quantity!: string | null;
  unitPrice!: string | null;
  discount!: string;
  /** The VAT rate and category of the line's first tax. */
  taxRate!: string | null;
  taxCategory!: string | null;
  taxExemptionReason!: string | null;
  taxes!: InvoiceLineTaxView[];
  net!: string;
  tax!: string;
  gross!: string;
  /** The revenue account; once issued, the one that it was posted to. */
  accountId!: string | null;
  priceId!: string | null;
  productId!: string | null;
  @ApiProperty(pairs)
  dimensions!: Record<string, string>;
}
