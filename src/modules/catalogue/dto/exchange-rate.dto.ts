import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsCurrencyCode,
  IsDecimalText,
  IsListOf,
  IsPlainDateText,
  Optional,
} from '../../../platform/validation/fields';

const MOST_AT_ONCE = 1000;

export class ExchangeRateEntry {
  /** Not the base currency, ISO 4217. */
  @IsCurrencyCode()
  currency!: string;

  /** The day from which it holds, until that of the next. */
  @IsPlainDateText()
  date!: string;

  /** Units of the base currency for ONE unit of the currency. */
  @IsDecimalText({ places: 12, min: 'positive' })
  rate!: string;
}

export class SetExchangeRatesRequest {
  /** Up to 1,000; each replaces that of the same currency and date. */
  @IsListOf(() => ExchangeRateEntry, { min: 1, max: MOST_AT_ONCE })
  rates!: ExchangeRateEntry[];
}

export class ListExchangeRatesQuery extends PageQuery {
  /** Only rates of this currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Only rates of this date or later. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** Only rates of this date or earlier. */
  @Optional()
  @IsPlainDateText()
  to?: string;

  /** Of each currency only the rate that holds on this date: the latest on or before it. */
  @Optional()
  @IsPlainDateText()
  asOf?: string;
}

export class ExchangeRateView {
  /** Made of date and currency: `fx_2026-05-04_EUR`. */
  id!: string;
  currency!: string;
  date!: string;
  /** A decimal string: units of the base currency for one of the currency. */
  rate!: string;
  updatedAt!: string;
}

export class ExchangeRatesView {
  data!: ExchangeRateView[];
}
