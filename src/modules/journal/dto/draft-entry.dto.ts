import { IsBoolean } from 'class-validator';
import {
  IsCurrencyCode,
  IsDecimalText,
  IsListOf,
  IsPlainDateText,
  IsText,
  Nullable,
  Optional,
} from '../../../platform/validation/fields';
import { ManualLineRequest, MOST_MANUAL_LINES } from './journal-entry.dto';

/** What is sent replaces what was; null takes it away, so that the default holds again. */
export class UpdateDraftEntryRequest {
  /** The day on which it is to be posted. */
  @Optional()
  @IsPlainDateText()
  date?: string;

  /** What the entry is for. */
  @Nullable()
  @IsText({ max: 500 })
  memo?: string | null;

  /** By default the base currency. */
  @Nullable()
  @IsCurrencyCode()
  currency?: string | null;

  /** Units of base currency for one unit of `currency`; required for a foreign currency. */
  @Nullable()
  @IsDecimalText({ places: 12, min: 'positive' })
  exchangeRate?: string | null;

  /** All the lines anew; they must balance. */
  @Optional()
  @IsListOf(() => ManualLineRequest, { min: 2, max: MOST_MANUAL_LINES })
  lines?: ManualLineRequest[];

  /** Reverses the entry on the first day of the period after it is posted. */
  @Optional()
  @IsBoolean({ message: 'must be true or false' })
  autoReverse?: boolean;
}

export class PostDraftEntryRequest {
  /** By default the draft's. Not in the future. */
  @Optional()
  @IsPlainDateText()
  date?: string;
}
