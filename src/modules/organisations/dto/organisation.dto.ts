import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import {
  IsCountryCode,
  IsCurrencyCode,
  IsOneOf,
  IsStringPairs,
  IsText,
  Nullable,
  Optional,
} from '../../../platform/validation/fields';
import { IsObjectOf } from '../../../platform/validation/nested';
import { chartTemplateNames } from '../../accounts/templates';
import { DocumentSettingsRequest, DocumentSettingsView } from './document-settings.dto';
import { ExportSettingsRequest, ExportSettingsView } from './export-settings.dto';

const POLICIES = ['today', 'original', 'first_open_day'] as const;
const month = { message: 'must be a month, 1 to 12' };
const limit = { message: 'must be a whole number from 1 to 200' };

class OrganisationSettings {
  /** IANA name; decides what date "today" is. By default the country's, or UTC. */
  @Optional()
  @IsText({ max: 64 })
  timeZone?: string;

  /** First month of the fiscal year, 1 to 12. */
  @Optional()
  @IsInt(month)
  @Min(1, month)
  @Max(12, month)
  fiscalYearStartMonth?: number;

  /** How a reversal is dated when its request does not say. */
  @Optional()
  @IsOneOf(POLICIES)
  @ApiProperty({ enum: POLICIES })
  reversalDatePolicy?: (typeof POLICIES)[number];

  /** The organisation's own VAT number. */
  @Nullable()
  @IsText({ max: 20 })
  vatNumber?: string | null;

  /** The organisation's own postal address: `line1`, `line2`, `city`, `region`, `postalCode`. */
  @Nullable()
  @IsStringPairs({ most: 5, keyMax: 20, valueMax: 200 })
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  address?: Record<string, string> | null;

  /** The number of the company's register, such as a SIREN or an organisasjonsnummer, which are checked in FR and NO. */
  @Nullable()
  @IsText({ max: 35 })
  registrationNumber?: string | null;

  /** What the programs of the accountant need in their files; replaces what was said before. */
  @Nullable()
  @IsObjectOf(() => ExportSettingsRequest)
  exportSettings?: ExportSettingsRequest | null;

  /** How the organisation shows itself on documents. Fields that are left out stay; null clears one, or all of them. */
  @Nullable()
  @IsObjectOf(() => DocumentSettingsRequest)
  documents?: DocumentSettingsRequest | null;
}

export class CreateOrganisationRequest extends OrganisationSettings {
  /** The name on documents. */
  @IsText({ max: 200 })
  name!: string;

  /** ISO 3166-1 alpha-2; chooses the chart of accounts where `chartTemplate` does not. */
  @IsCountryCode()
  country!: string;

  /** The currency of the books, ISO 4217. It cannot change. */
  @IsCurrencyCode()
  baseCurrency!: string;

  /** The chart of accounts to begin with. */
  @Optional()
  @IsOneOf(chartTemplateNames)
  @ApiProperty({ enum: chartTemplateNames })
  chartTemplate?: string;

  /** A sandbox has data and keys of its own. It cannot become live, nor a live organisation a sandbox. */
  @Optional()
  @IsBoolean({ message: 'must be true or false' })
  sandbox?: boolean;
}

export class UpdateOrganisationRequest extends OrganisationSettings {
  /** The name on documents from now on. */
  @Optional()
  @IsText({ max: 200 })
  name?: string;

  /** Number patterns by document type, such as `{ "credit_note": "CN-{YYYY}-{seq:4}" }`. */
  @Optional()
  @IsStringPairs({ most: 2, keyMax: 20, valueMax: 60 })
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  numberSeries?: Record<string, string>;
}

export class ListOrganisationsQuery {
  /** How many to show. */
  @Optional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value,
  )
  @IsInt(limit)
  @Min(1, limit)
  @Max(200, limit)
  limit?: number;

  /** `pagination.nextCursor` of the page before. */
  @Optional()
  @IsText({ max: 64 })
  cursor?: string;
}

export class OrganisationView {
  id!: string;
  name!: string;
  country!: string;
  baseCurrency!: string;
  timeZone!: string;
  fiscalYearStartMonth!: number;
  @ApiProperty({ enum: POLICIES })
  reversalDatePolicy!: string;
  chartTemplate!: string;
  sandbox!: boolean;
  vatNumber!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  address!: Record<string, string> | null;
  registrationNumber!: string | null;
  exportSettings!: ExportSettingsView;
  documents!: DocumentSettingsView;
  /** Number patterns by document type; left out in lists. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  numberSeries?: Record<string, string>;
  createdAt!: string;
}
