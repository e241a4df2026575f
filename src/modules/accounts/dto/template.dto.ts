import { ApiProperty } from '@nestjs/swagger';
import { VAT_CATEGORIES } from '../../../domain/tax/category';
import { VAT_ZONES } from '../../../domain/tax/vat-zone';
import { ACCOUNT_ROLES, ACCOUNT_TYPES } from '../account-types';

export class TemplateAccountView {
  code!: string;
  name!: string;
  @ApiProperty({ enum: ACCOUNT_TYPES })
  type!: string;
  /** The role that the account opens with. */
  @ApiProperty({ type: String, enum: ACCOUNT_ROLES, nullable: true })
  role!: string | null;
  /** The VAT that the country's program takes out of every posting on this account by itself, such as `S19`. */
  automaticVatCode!: string | null;
}

export class TemplateVatKeyView {
  /** The system whose files use the key. */
  @ApiProperty({ enum: ['datev', 'saft'] })
  system!: string;
  /** Category and rate, as journal lines carry them. */
  vatCode!: string;
  key!: string;
  /** For entries dated on or after this day. */
  validFrom!: string | null;
  /** For entries dated on or before this day. */
  validTo!: string | null;
}

export class TemplateTaxRateView {
  taxCode!: string;
  @ApiProperty({ enum: VAT_ZONES })
  zone!: string;
  name!: string;
  @ApiProperty({ enum: VAT_CATEGORIES })
  category!: string;
  /** Per cent, a decimal string. */
  rate!: string;
  exemptionReason!: string | null;
  validFrom!: string;
  validTo!: string | null;
}

export class ChartTemplateView {
  /** For `chartTemplate` when an organisation is opened. */
  name!: string;
  title!: string;
  /** Countries that open with this chart unless they choose another. */
  countries!: string[];
  accounts!: TemplateAccountView[];
  /** The tax rates that the catalogue opens with. */
  taxRates!: TemplateTaxRateView[];
  /** How exports name each VAT code in the files of other systems. */
  vatKeys!: TemplateVatKeyView[];
}

export class ChartTemplatesView {
  data!: ChartTemplateView[];
}
