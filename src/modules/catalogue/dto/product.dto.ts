import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsIdText, IsStringPairs, IsText, Nullable, Optional } from '../../../platform/validation/fields';
import { Omittable } from '../../../platform/validation/omittable';
import { IsQueryFlag } from '../../../platform/validation/query-flag';
import { IsTaxCode } from './codes';

const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;
const flag = { message: 'must be true or false' };

/** What may be absent of a product: null clears it. */
class ProductDetails {
  /** What the line of a document says, where it says nothing itself, below the name. */
  @Nullable()
  @IsText({ max: 1000, multiline: true })
  description?: string | null;

  /** Your own article number, unique among your products. */
  @Nullable()
  @IsText({ max: 100 })
  sku?: string | null;

  /** What one of it is: `piece`, `hour`, `kg`. */
  @Nullable()
  @IsText({ max: 20 })
  unit?: string | null;

  /** The product's own revenue account. Without one its sales go to the account that holds the role `sales`. */
  @Nullable()
  @IsIdText('acc')
  accountId?: string | null;
}

export class CreateProductRequest extends ProductDetails {
  /** The name on documents. */
  @IsText({ max: 200 })
  name!: string;

  /** How it is taxed: with the customer's zone and the tax point, the code chooses the rate. See `/tax-rates`. */
  @IsTaxCode()
  taxCode!: string;

  /** Up to 50 string pairs of your own. */
  @Optional()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiPropertyOptional(pairs)
  metadata?: Record<string, string>;

  /** An archived product is not sold any more. */
  @Optional()
  @IsBoolean(flag)
  archived?: boolean;
}

export class UpdateProductRequest extends ProductDetails {
  /** The name on later documents. */
  @Omittable()
  @IsText({ max: 200 })
  name?: string;

  /** How later documents tax it. */
  @Omittable()
  @IsTaxCode()
  taxCode?: string;

  /** Replaces all pairs. */
  @Omittable()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiPropertyOptional(pairs)
  metadata?: Record<string, string>;

  /** An archived product is not sold any more, at none of its prices. */
  @Omittable()
  @IsBoolean(flag)
  archived?: boolean;
}

export class ListProductsQuery extends PageQuery {
  /** Part of the name, the description or the SKU, in any case. */
  @Optional()
  @IsText({ max: 200 })
  q?: string;

  /** Only the product with this SKU. */
  @Optional()
  @IsText({ max: 100 })
  sku?: string;

  /** Only products that are taxed by this code. */
  @Optional()
  @IsTaxCode()
  taxCode?: string;

  /** Only products with this revenue account of their own. */
  @Optional()
  @IsIdText('acc')
  accountId?: string;

  /** Only archived products, or only others. */
  @Optional()
  @IsQueryFlag()
  archived?: boolean;
}

export class ProductView {
  id!: string;
  name!: string;
  description!: string | null;
  sku!: string | null;
  unit!: string | null;
  accountId!: string | null;
  taxCode!: string;
  @ApiProperty(pairs)
  metadata!: Record<string, string>;
  archived!: boolean;
  createdAt!: string;
  updatedAt!: string;
}
