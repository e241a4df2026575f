import { IsBoolean } from 'class-validator';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsCurrencyCode, IsDecimalText, IsIdText, Optional } from '../../../platform/validation/fields';
import { Omittable } from '../../../platform/validation/omittable';
import { IsQueryFlag } from '../../../platform/validation/query-flag';

const flag = { message: 'must be true or false' };

export class CreatePriceRequest {
  /** The product that it is a price of. */
  @IsIdText('prod')
  productId!: string;

  /** By default the organisation's base currency, ISO 4217. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** For one unit of the product, up to 6 decimals. It never changes: a price that changes is a new price. */
  @IsDecimalText({ places: 6 })
  unitPrice!: string;

  /** Whether tax is in it. By default it is not. */
  @Optional()
  @IsBoolean(flag)
  pricesIncludeTax?: boolean;

  /** The product's default in this currency, in place of the one before. By default true for the first, else false. */
  @Optional()
  @IsBoolean(flag)
  default?: boolean;

  /** A price that is not active is not offered. By default it is. */
  @Optional()
  @IsBoolean(flag)
  active?: boolean;
}

export class UpdatePriceRequest {
  /** True makes it the product's default in its currency, in place of the one before. */
  @Omittable()
  @IsBoolean(flag)
  default?: boolean;

  /** Whether it is offered. One that is not is no default either. */
  @Omittable()
  @IsBoolean(flag)
  active?: boolean;

  /** An archived price is not offered, nor shown among those that are. It is no default either. */
  @Omittable()
  @IsBoolean(flag)
  archived?: boolean;
}

export class ListPricesQuery extends PageQuery {
  /** Only prices of this product. */
  @Optional()
  @IsIdText('prod')
  productId?: string;

  /** Only prices in this currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Only the default of each product and currency, or only others. */
  @Optional()
  @IsQueryFlag()
  default?: boolean;

  /** Only active prices, or only others. */
  @Optional()
  @IsQueryFlag()
  active?: boolean;

  /** Only archived prices, or only others. */
  @Optional()
  @IsQueryFlag()
  archived?: boolean;
}

export class PriceView {
  id!: string;
  productId!: string;
  currency!: string;
  /** A decimal string. */
  unitPrice!: string;
  pricesIncludeTax!: boolean;
  default!: boolean;
  active!: boolean;
  archived!: boolean;
  createdAt!: string;
  updatedAt!: string;
}
