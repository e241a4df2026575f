import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, Matches } from 'class-validator';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsOneOf, IsText, Optional } from '../../../platform/validation/fields';
import { Omittable } from '../../../platform/validation/omittable';
import { IsQueryFlag } from '../../../platform/validation/query-flag';
import { ACCOUNT_ROLES, ACCOUNT_TYPES, type AccountType } from '../account-types';
import { ACCOUNT_CODE } from '../account-code';

const code = {
  message: 'must be 1 to 20 letters, digits, dots, dashes, slashes or underscores, a letter or digit first',
};

export class CreateAccountRequest {
  /** The account's number in the chart, unique: 1 to 20 letters, digits, dots, dashes, slashes or underscores. */
  @Matches(ACCOUNT_CODE, code)
  code!: string;

  /** What the account is called. */
  @IsText({ max: 200 })
  name!: string;

  /** Decides where the account stands in the statements. It cannot change. */
  @IsOneOf(ACCOUNT_TYPES)
  @ApiProperty({ enum: ACCOUNT_TYPES })
  type!: AccountType;
}

export class UpdateAccountRequest {
  /** A new number in the chart; entries name the account itself, so they follow. */
  @Omittable()
  @Matches(ACCOUNT_CODE, code)
  code?: string;

  /** A new name. */
  @Omittable()
  @IsText({ max: 200 })
  name?: string;

  /** An archived account stays in reports and takes no new postings. One that holds a role cannot be archived. */
  @Omittable()
  @IsBoolean({ message: 'must be true or false' })
  archived?: boolean;
}

export class ListAccountsQuery extends PageQuery {
  /** Only accounts of this type. */
  @Optional()
  @IsOneOf(ACCOUNT_TYPES)
  @ApiPropertyOptional({ enum: ACCOUNT_TYPES })
  type?: AccountType;

  /** Only archived accounts, or only others. */
  @Optional()
  @IsQueryFlag()
  archived?: boolean;

  /** Only the account that holds this role now. */
  @Optional()
  @IsOneOf(ACCOUNT_ROLES)
  @ApiPropertyOptional({ enum: ACCOUNT_ROLES })
  role?: string;

  /** Part of the code or the name, in any case. */
  @Optional()
  @IsText({ max: 200 })
  q?: string;
}

export class AccountView {
  id!: string;
  code!: string;
  name!: string;
  @ApiProperty({ enum: ACCOUNT_TYPES })
  type!: AccountType;
  /** The role that the account holds now; the first of them where it holds several. */
  @ApiProperty({ type: String, enum: ACCOUNT_ROLES, nullable: true })
  role!: string | null;
  archived!: boolean;
  createdAt!: string;
  updatedAt!: string;
}
