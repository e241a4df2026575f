import { ApiPropertyOptional } from '@nestjs/swagger';
import { VAT_ZONES, type VatZone } from '../../../domain/tax/vat-zone';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsCountryCode, IsOneOf, IsText, Optional } from '../../../platform/validation/fields';
import { IsQueryFlag } from '../../../platform/validation/query-flag';
import { IsVatNumber } from './vat-number';

export class ListCustomersQuery extends PageQuery {
  /** Part of the name, the e-mail address or the reference, in any case. */
  @Optional()
  @IsText({ max: 200 })
  q?: string;

  /** Only customers with this e-mail address, in any case. */
  @Optional()
  @IsText({ max: 254 })
  email?: string;

  /** Only customers with this VAT number; spaces and case do not matter. */
  @Optional()
  @IsVatNumber()
  vatNumber?: string;

  /** Only the customer with this reference. */
  @Optional()
  @IsText({ max: 100 })
  reference?: string;

  /** Only customers of this country, ISO 3166-1 alpha-2. */
  @Optional()
  @IsCountryCode()
  country?: string;

  /** Only customers of this zone. */
  @Optional()
  @IsOneOf(VAT_ZONES)
  @ApiPropertyOptional({ enum: VAT_ZONES })
  vatZone?: VatZone;

  /** Only archived customers, or only others. */
  @Optional()
  @IsQueryFlag()
  archived?: boolean;
}
