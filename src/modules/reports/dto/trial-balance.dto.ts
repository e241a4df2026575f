import { ApiProperty } from '@nestjs/swagger';
import { IsPlainDateText, IsText, Optional } from '../../../platform/validation/fields';
import { ReportQuery, SidesView } from './report-query.dto';

const ACCOUNT_TYPES = ['asset', 'liability', 'equity', 'income', 'expense'];

export class TrialBalanceQuery extends ReportQuery {
  /** Entries dated up to and including this day. By default today. */
  @Optional()
  @IsPlainDateText()
  asOf?: string;

  /** With it each account also shows its balance before that day, and what was posted to either side from then on. */
  @Optional()
  @IsPlainDateText()
  from?: string;

  /** Only lines of this dimension, as `key:value`; such a part need not balance by itself. */
  @Optional()
  @IsText({ max: 150 })
  dimension?: string;
}

export class TrialBalanceTotals {
  debit!: string;
  credit!: string;
  /** Only with `from`. */
  opening?: SidesView;
  /** Only with `from`. */
  movement?: SidesView;
  /** Only with `from`; the same as `debit` and `credit`. */
  closing?: SidesView;
}

export class TrialBalanceRow {
  code!: string;
  name!: string;
  @ApiProperty({ enum: ACCOUNT_TYPES })
  type!: string;
  /** The account's balance, on the side where it stands; the other is zero. In base currency. */
  debit!: string;
  credit!: string;
  /** Only with `from`: the balance before that day. */
  opening?: SidesView;
  /** Only with `from`: what was posted to either side since. */
  movement?: SidesView;
  /** Only with `from`: the balance, as in `debit` and `credit`. */
  closing?: SidesView;
}

export class TrialBalanceView {
  /** Only when it was asked for. */
  from?: string;
  asOf!: string;
  /** The base currency. */
  currency!: string;
  accounts!: TrialBalanceRow[];
  totals!: TrialBalanceTotals;
}
