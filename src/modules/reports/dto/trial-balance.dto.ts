import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf, IsPlainDateText, IsText, Optional } from '../../../platform/validation/fields';

export class TrialBalanceQuery {
  /** Entries dated up to and including this day. By default today. */
  @Optional()
  @IsPlainDateText()
  asOf?: string;

  /** Only lines of this dimension, as `key:value`; such a part need not balance by itself. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;

  /** `csv` for a file; also by `Accept: text/csv`. */
  @Optional()
  @IsOneOf(['json', 'csv'])
  @ApiProperty({ enum: ['json', 'csv'], default: 'json' })
  format?: 'json' | 'csv';
}

export class TrialBalanceRow {
  code!: string;
  name!: string;
  @ApiProperty({ enum: ['asset', 'liability', 'equity', 'income', 'expense'] })
  type!: string;
  /** The account's balance, on the side where it stands; the other is zero. In base currency. */
  debit!: string;
  credit!: string;
}

export class TrialBalanceTotals {
  debit!: string;
  credit!: string;
}

export class TrialBalanceView {
  asOf!: string;
  /** The base currency. */
  currency!: string;
  accounts!: TrialBalanceRow[];
  totals!: TrialBalanceTotals;
}
