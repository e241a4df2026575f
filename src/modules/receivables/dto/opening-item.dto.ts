import { ApiProperty, PartialType } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsCurrencyCode,
  IsDecimalText,
  IsIdText,
  IsListOf,
  IsOneOf,
  IsPlainDateText,
  IsRawList,
  IsText,
  Optional,
} from '../../../platform/validation/fields';
import { JournalEntryView } from '../../journal/dto/journal-entry.dto';
import { AllocationView } from './allocation.dto';

export const OPENING_TYPES = ['invoice', 'credit'] as const;
export const OPENING_STATUSES = ['open', 'voided'] as const;
export const MOST_OPENING_ITEMS = 1000;

export class OpeningTaxRequest {
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

  /** What was invoiced at this rate, without tax. */
  @IsDecimalText({ places: 4, min: 'positive' })
  net!: string;

  /** The tax of it, as it was invoiced. */
  @IsDecimalText({ places: 4 })
  tax!: string;
}

export class OpeningItemRequest {
  /** An open invoice, or a credit that is not used up. */
  @IsOneOf(OPENING_TYPES)
  @ApiProperty({ enum: OPENING_TYPES })
  type!: (typeof OPENING_TYPES)[number];

  /** Whose account it opens on. */
  @IsIdText('cus')
  customerId!: string;

  /** Its number in the other system; required for an invoice. No invoice has it, and none of the series will. */
  @Optional()
  @IsText({ max: 64 })
  number?: string;

  /** Of an invoice: when it was issued. Required for one. */
  @Optional()
  @IsPlainDateText()
  issueDate?: string;

  /** Of an invoice: when it is due; by default its issue date and the customer’s payment terms. */
  @Optional()
  @IsPlainDateText()
  dueDate?: string;

  /** Of an invoice: when its tax became due; by default its issue date. */
  @Optional()
  @IsPlainDateText()
  taxPoint?: string;

  /** By default the customer's, else the base currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Units of base currency for one unit of `currency`; by default that of the rates table on the opening date. */
  @Optional()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string;

  /** What is still open of it. */
  @IsDecimalText({ places: 4, min: 'positive' })
  amount!: string;

  /** Of an invoice: what it was issued over, tax included; by default the sum of `taxBreakdown`, else `amount`. */
  @Optional()
  @IsDecimalText({ places: 4, min: 'positive' })
  gross?: string;

  /** Of an invoice: what it was issued over, by rate. Without it the invoice can be settled, not credited. */
  @Optional()
  @IsListOf(() => OpeningTaxRequest, { min: 1, max: 50 })
  taxBreakdown?: OpeningTaxRequest[];

  /** The opening date, on which it is posted; by default today. */
  @Optional()
  @IsPlainDateText()
  date?: string;
}

/** One opening item, or up to 1,000 in `items`, all or nothing. */
export class CreateOpeningItemsRequest extends PartialType(OpeningItemRequest) {
  /** In place of one item: several, each validated by itself; all of them or none. */
  @Optional()
  @ApiProperty({ type: [OpeningItemRequest], minItems: 1, maxItems: MOST_OPENING_ITEMS })
  @IsRawList({ min: 1, max: MOST_OPENING_ITEMS })
  items?: unknown[];
}

export class ListOpeningItemsQuery extends PageQuery {
  @Optional()
  @IsOneOf(OPENING_TYPES)
  @ApiProperty({ enum: OPENING_TYPES })
  type?: (typeof OPENING_TYPES)[number];

  @Optional()
  @IsIdText('cus')
  customerId?: string;

  @Optional()
  @IsCurrencyCode()
  currency?: string;

  @Optional()
  @IsText({ max: 64 })
  number?: string;
}

export class OpeningTaxView {
  taxRate!: string;
  taxCategory!: string;
  taxExemptionReason!: string | null;
  net!: string;
  tax!: string;
}

export class OpeningItemView {
  /** An invoice’s own id, or `oi_…` of a credit. */
  id!: string;
  @ApiProperty({ enum: OPENING_TYPES })
  type!: (typeof OPENING_TYPES)[number];
  @ApiProperty({ enum: OPENING_STATUSES })
  status!: (typeof OPENING_STATUSES)[number];
  number!: string | null;
  customerId!: string | null;
  /** The opening date. */
  date!: string;
  issueDate!: string | null;
  dueDate!: string | null;
  taxPoint!: string | null;
  currency!: string;
  /** Units of base currency for one unit of `currency`. */
  exchangeRate!: string;
  /** What was open of it when it was brought in. */
  amount!: string;
  /** Of an invoice, what it was issued over. */
  gross!: string | null;
  @ApiProperty({ type: [OpeningTaxView] })
  taxBreakdown!: OpeningTaxView[];
  /** What is open of it now. */
  openAmount!: string;
  /** Of a credit, what it settled, oldest first, with what was taken back. */
  allocations!: AllocationView[];
  journalEntryId!: string;
  reversalEntryId!: string | null;
  createdAt!: string;
  test!: boolean;
  /** To a test key: the entry that would have been posted. */
  @ApiProperty({ type: JournalEntryView, nullable: true })
  journalEntry?: JournalEntryView | null;
}

export class OpeningItemsView {
  /** Those of `items`, in order. */
  @ApiProperty({ type: [OpeningItemView] })
  data!: OpeningItemView[];
  created!: number;
  test!: boolean;
}
