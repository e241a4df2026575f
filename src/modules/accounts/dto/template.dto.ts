import { ApiProperty } from '@nestjs/swagger';
import { ACCOUNT_ROLES, ACCOUNT_TYPES } from '../account-types';

export class TemplateAccountView {
  code!: string;
  name!: string;
  @ApiProperty({ enum: ACCOUNT_TYPES })
  type!: string;
  /** The role that the account opens with. */
  @ApiProperty({ type: String, enum: ACCOUNT_ROLES, nullable: true })
  role!: string | null;
}

export class ChartTemplateView {
  /** For `chartTemplate` when an organisation is opened. */
  name!: string;
  title!: string;
  /** Countries that open with this chart unless they choose another. */
  countries!: string[];
  accounts!: TemplateAccountView[];
}

export class ChartTemplatesView {
  data!: ChartTemplateView[];
}
