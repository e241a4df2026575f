import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import {
  IsCurrencyCode,
  IsDecimalText,
  IsIdText,
  IsListOf,
  IsOneOf,
  IsPlainDateText,
  IsStringPairs,
  IsText,
  Optional,
} from '../../../platform/validation/fields';
import { AutoReverseView } from './auto-reverse.dto';

export const SOURCE_TYPES = [
  'credit_note',
  'invoice',
  'payment',
  'refund',
  'settlement',
  'write_off',
  'allocation',
  'opening',
  'manual',
  'year_end',
] as const;

export const MOST_MANUAL_LINES = 1000;
export const ENTRY_STATUSES = ['draft', 'posted'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

export class ManualLineRequest {
  /** The account, by id … */
  @Optional()
  @IsIdText('acc')
  accountId?: string;

  /** … or by code. */
  @Optional()
  @IsText({ max: 20 })
  accountCode?: string;

  /** Amount on the debit side, in the entry's currency. One of `debit` and `credit`. */
  @Optional()
  @IsDecimalText({ places: 4, min: 'positive' })
  debit?: string;

  /** Amount on the credit side, in the entry's currency. */
  @Optional()
  @IsDecimalText({ places: 4, min: 'positive' })
  credit?: string;

  /** Category and rate, such as `S20` or `Z0`; required on a VAT account. */
  @Optional()
  @IsText({ max: 12 })
  vatCode?: string;

  /** Required on a debtors account: the line becomes an open item of this customer. */
  @Optional()
  @IsIdText('cus')
  customerId?: string;

  /** What this line is for. */
  @Optional()
  @IsText({ max: 500 })
  description?: string;

  /** String pairs to report by, such as `{ "project": "north" }`. */
  @Optional()
  @IsStringPairs({ most: 10, keyMax: 40, valueMax: 100 })
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  dimensions?: Record<string, string>;
}

export class CreateJournalEntryRequest {
  /** The day on which it is posted; it must be open. */
  @IsPlainDateText()
  date!: string;

  /** What the entry is for. */
  @Optional()
  @IsText({ max: 500 })
  memo?: string;

  /** By default the base currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Units of base currency for one unit of `currency`; required for a foreign currency. */
  @Optional()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string;

  /** Two or more lines, each on one side, that balance. */
  @IsListOf(() => ManualLineRequest, { min: 2, max: MOST_MANUAL_LINES })
  lines!: ManualLineRequest[];

  /** `draft` to keep it beside the journal until it is posted. A draft must balance, but may lie in a locked month or the future. */
  @Optional()
  @IsOneOf(ENTRY_STATUSES)
  @ApiProperty({ enum: ENTRY_STATUSES, default: 'posted' })
  status?: EntryStatus;

  /** Reverses the entry on the first day of the next period: at once when that day has come, else by itself on that day. */
  @Optional()
  @IsBoolean({ message: 'must be true or false' })
  @ApiProperty({ default: false })
  autoReverse?: boolean;
}

export class ReverseEntryRequest {
  /** By default as the organisation's policy says. */
  @Optional()
  @IsPlainDateText()
  reversalDate?: string;

  /** Why it is reversed. */
  @Optional()
  @IsText({ max: 500 })
  memo?: string;
}

export class LineAccountView {
  id!: string;
  code!: string;
  name!: string;
  /** What the account is for, if it holds or held a role. */
  role!: string | null;
}

export class JournalLineView {
  lineNo!: number;
  account!: LineAccountView;
  /** In the entry's currency; one of `debit` and `credit` is zero. */
  debit!: string;
  credit!: string;
  /** In base currency. */
  baseDebit!: string;
  baseCredit!: string;
  vatCode!: string | null;
  customerId!: string | null;
  /** The open item that a line on a debtors account makes or settles. */
  openItemId!: string | null;
  description!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  dimensions!: Record<string, string>;
}

export class JournalEntryView {
  id!: string;
  /** A draft is no entry yet: it has no number and moves no balance. */
  @ApiProperty({ enum: ENTRY_STATUSES })
  status!: EntryStatus;
  /** 1, 2, 3, … per organisation, without a gap. Null for a draft, and for an entry that would be posted. */
  number!: number | null;
  date!: string;
  @ApiProperty({ enum: SOURCE_TYPES })
  sourceType!: (typeof SOURCE_TYPES)[number];
  sourceId!: string | null;
  documentNumber!: string | null;
  counterpartyName!: string | null;
  memo!: string | null;
  currency!: string;
  /** Units of base currency for one unit of `currency`. */
  exchangeRate!: string;
  reversesEntryId!: string | null;
  reversedByEntryId!: string | null;
  /** What becomes of the reversal that the entry asked for; null where it asked for none. */
  @ApiProperty({ type: AutoReverseView, nullable: true })
  autoReverse!: AutoReverseView | null;
  /** Null for a draft. */
  postedAt!: string | null;
  /** The API key that posted it, or `auto_reversal`. Null for a draft. */
  postedBy!: string | null;
  requestId!: string;
  lines!: JournalLineView[];
}
