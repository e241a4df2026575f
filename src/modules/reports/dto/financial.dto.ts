import { ApiProperty } from '@nestjs/swagger';
import { IsPlainDateText, IsText, Optional } from '../../../platform/validation/fields';
import { ReportQuery } from './report-query.dto';

export class ProfitAndLossQuery extends ReportQuery {
  /** The first day; by default the first of the fiscal year of the last day. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** The last day; by default today. */
  @Optional()
  @IsPlainDateText()
  to?: string;

  /** Only lines of this dimension, as `key:value`. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;
}

export class BalanceSheetQuery extends ReportQuery {
  /** Entries dated up to and including this day. By default today. */
  @Optional()
  @IsPlainDateText()
  asOf?: string;

  /** Only lines of this dimension, as `key:value`; such a part need not balance by itself. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;
}

export class ReportAccountView {
  code!: string;
  name!: string;
  /** Positive on the side where such an account usually stands. */
  amount!: string;
}

export class ReportSectionView {
  accounts!: ReportAccountView[];
  total!: string;
}

export class ProfitAndLossView {
  from!: string;
  to!: string;
  /** The base currency. */
  currency!: string;
  income!: ReportSectionView;
  expenses!: ReportSectionView;
  /** Income less expenses; a loss is negative. */
  profit!: string;
}

export class BalanceSheetTotals {
  assets!: string;
  /** Liabilities, equity and the profit not closed: as much as the assets. */
  liabilitiesAndEquity!: string;
}

export class BalanceSheetView {
  asOf!: string;
  /** The base currency. */
  currency!: string;
  assets!: ReportSectionView;
  liabilities!: ReportSectionView;
  /** The accounts of equity; without the profit that no year end has closed into them yet. */
  equity!: ReportSectionView;
  @ApiProperty({ description: 'Profit that no year end has closed yet; a loss is negative. Part of equity.' })
  profitNotClosed!: string;
  totals!: BalanceSheetTotals;
}
