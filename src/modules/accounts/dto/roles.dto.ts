import { ApiProperty } from '@nestjs/swagger';
import type { AccountRole } from '../../../domain/posting/roles';
import { IsIdText, Nullable } from '../../../platform/validation/fields';

type PerRole = Readonly<Record<AccountRole, unknown>>;

/** Roles that are left out keep their accounts. */
export class AssignRolesRequest implements Partial<PerRole> {
  /** The control account of the customers' open items. An asset that was never posted to without one. */
  @Nullable()
  @IsIdText('acc')
  debtors?: string | null;

  /** Revenue of lines that name no account. */
  @Nullable()
  @IsIdText('acc')
  sales?: string | null;

  /** VAT on sales. */
  @Nullable()
  @IsIdText('acc')
  vat_output?: string | null;

  /** Where payments arrive and refunds leave. */
  @Nullable()
  @IsIdText('acc')
  bank?: string | null;

  /** Debts written off. */
  @Nullable()
  @IsIdText('acc')
  bad_debts?: string | null;

  /** Gains when items of different exchange rates are allocated. */
  @Nullable()
  @IsIdText('acc')
  realised_gain?: string | null;

  /** Losses when items of different exchange rates are allocated. */
  @Nullable()
  @IsIdText('acc')
  realised_loss?: string | null;

  /** Differences that conversion into the base currency leaves. */
  @Nullable()
  @IsIdText('acc')
  exchange_rounding?: string | null;

  /** The other side of opening items. */
  @Nullable()
  @IsIdText('acc')
  opening_balance?: string | null;

  /** Where the year's profit goes at its end. */
  @Nullable()
  @IsIdText('acc')
  retained_earnings?: string | null;
}

const accountId = { type: String, nullable: true, example: 'acc_01kaa3w8wdf8v9t6rzqj1b0k7h' } as const;

/** The account that holds each role; null where none does. */
export class RolesView implements PerRole {
  @ApiProperty(accountId)
  debtors!: string | null;
  @ApiProperty(accountId)
  sales!: string | null;
  @ApiProperty(accountId)
  vat_output!: string | null;
  @ApiProperty(accountId)
  bank!: string | null;
  @ApiProperty(accountId)
  bad_debts!: string | null;
  @ApiProperty(accountId)
  realised_gain!: string | null;
  @ApiProperty(accountId)
  realised_loss!: string | null;
  @ApiProperty(accountId)
  exchange_rounding!: string | null;
  @ApiProperty(accountId)
  opening_balance!: string | null;
  @ApiProperty(accountId)
  retained_earnings!: string | null;
}
