import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { VAT_CATEGORIES, type VatCategory } from '../../../domain/tax/category';
import { VAT_ZONES, type VatZone } from '../../../domain/tax/vat-zone';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import {
  IsDecimalText,
  IsOneOf,
  IsPlainDateText,
  IsText,
  Nullable,
  Optional,
} from '../../../platform/validation/fields';
import { Omittable } from '../../../platform/validation/omittable';
import { IsTaxCode } from './codes';

export class CreateTaxRateRequest {
  /** The code that products name. */
  @IsTaxCode()
  taxCode!: string;

  /** Of which customers: in the seller's own country, in the EU, or outside both. By default `domestic`. */
  @Optional()
  @IsOneOf(VAT_ZONES)
  @ApiPropertyOptional({ enum: VAT_ZONES, default: 'domestic' })
  zone?: VatZone;

  /** What the tax is called on documents. */
  @Optional()
  @IsText({ max: 50 })
  name?: string;

  /** UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %. */
  @Optional()
  @IsOneOf(VAT_CATEGORIES)
  @ApiPropertyOptional({ enum: VAT_CATEGORIES })
  category?: VatCategory;

  /** Per cent, such as `20` or `17.5`. Every category but S has 0, which may be left out. */
  @Optional()
  @IsDecimalText({ places: 4, digits: 3 })
  rate?: string;

  /** Why no tax is due; required for E, AE, K, G and O. */
  @Optional()
  @IsText({ max: 200 })
  exemptionReason?: string;

  /** The first tax point at which it is in force. */
  @IsPlainDateText()
  validFrom!: string;

  /** The last one; by default it is in force until further notice. */
  @Optional()
  @IsPlainDateText()
  validTo?: string;
}

/** `name` and `validTo` can always change; the rest only while the rate has not been used. */
export class UpdateTaxRateRequest {
  /** What the tax is called on later documents. */
  @Nullable()
  @IsText({ max: 50 })
  name?: string | null;

  /** The last tax point at which it is in force; null is until further notice. */
  @Nullable()
  @IsPlainDateText()
  validTo?: string | null;

  /** Only while the rate has not been used. */
  @Omittable()
  @IsOneOf(VAT_CATEGORIES)
  @ApiPropertyOptional({ enum: VAT_CATEGORIES })
  category?: VatCategory;

  /** Only while the rate has not been used. */
  @Omittable()
  @IsDecimalText({ places: 4, digits: 3 })
  rate?: string;

  /** Only while the rate has not been used. */
  @Nullable()
  @IsText({ max: 200 })
  exemptionReason?: string | null;

  /** Only while the rate has not been used. */
  @Omittable()
  @IsPlainDateText()
  validFrom?: string;
}

export class ListTaxRatesQuery extends PageQuery {
  /** Only rates of this code. */
  @Optional()
  @IsTaxCode()
  taxCode?: string;

  /** Only rates of this zone. */
  @Optional()
  @IsOneOf(VAT_ZONES)
  @ApiPropertyOptional({ enum: VAT_ZONES })
  zone?: VatZone;

  /** Only rates of this category. */
  @Optional()
  @IsOneOf(VAT_CATEGORIES)
  @ApiPropertyOptional({ enum: VAT_CATEGORIES })
  category?: VatCategory;

  /** Only rates that are in force at this tax point. */
  @Optional()
  @IsPlainDateText()
  validOn?: string;
}

export class TaxRateView {
  id!: string;
  taxCode!: string;
  @ApiProperty({ enum: VAT_ZONES })
  zone!: string;
  name!: string | null;
  @ApiProperty({ enum: VAT_CATEGORIES })
  category!: string;
  /** Per cent, a decimal string. */
  rate!: string;
  exemptionReason!: string | null;
  validFrom!: string;
  validTo!: string | null;
  createdAt!: string;
  updatedAt!: string;
}
