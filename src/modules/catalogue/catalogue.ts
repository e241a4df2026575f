import { Injectable } from '@nestjs/common';
import { Decimal } from '../../domain/money/decimal';
import type { DatedRate } from '../../domain/tax/rate-choice';
import type { Tx } from '../../platform/database/transaction';
import { isStubId } from '../../platform/ids';

/** A price as documents see it, with what its product says about the line. */
export interface PriceFacts {
  readonly id: string;
  readonly productId: string;
  readonly productName: string;
  readonly description: string | null;
  readonly unit: string | null;
  /** The product's own revenue account; null for the account that holds the role `sales`. */
  readonly accountId: string | null;
  readonly taxCode: string;
  readonly currency: string;
  /** A decimal string, up to 6 decimals. */
  readonly unitPrice: string;
  readonly pricesIncludeTax: boolean;
  readonly active: boolean;
  /** The price or its product. */
  readonly archived: boolean;
}

/** What lines from the catalogue are decided from: see `requirePrice` and `chooseRate`. */
export interface CatalogueFacts {
  readonly prices: ReadonlyMap<string, PriceFacts>;
  /** Every rate, of all zones and times, of the tax codes of those prices' products. */
  readonly rates: readonly DatedRate[];
}

const PRICES = `
  SELECT r.id, p.id AS "productId", p.name AS "productName", p.description, p.unit, p.account_id AS "accountId",
    p.tax_code AS "taxCode", r.currency, trim_scale(r.unit_price) AS "unitPrice", r.prices_include_tax AS "pricesIncludeTax",
    r.active, r.archived_at IS NOT NULL OR p.archived_at IS NOT NULL AS archived
  FROM prices r JOIN products p ON p.organisation_id = r.organisation_id AND p.id = r.product_id
  WHERE r.organisation_id = $1 AND r.id = ANY ($2)`;

const RATES = `
  SELECT tax_code AS "taxCode", zone, name, category, rate, valid_from AS "validFrom", valid_to AS "validTo",
    exemption_reason AS "exemptionReason"
  FROM tax_rates WHERE organisation_id = $1 AND tax_code = ANY ($2) ORDER BY valid_from`;

/** Products, prices and tax rates, for code that decides documents inside a transaction. */
@Injectable()
export class Catalogue {
  /**
   * The prices by id, and the rates that their lines can need; ids that name no price of the organisation are absent. With
   * a test key the stub id of a price that a test request "created" finds a stub, so that an integration can go on from there.
   */
  async load(tx: Tx, priceIds: Iterable<string>): Promise<CatalogueFacts> {
    const ids = [...new Set(priceIds)];
    if (ids.length === 0) return { prices: new Map(), rates: [] };
    const stubs = tx.ctx.test ? ids.filter((id) => isStubId('price', id)).map((id) => stubPrice(tx, id)) : [];
    const prices = [...(await tx.query<PriceFacts>(PRICES, [tx.organisationId, ids])), ...stubs];
    const codes = [...new Set(prices.map(({ taxCode }) => taxCode))];
    const rates = await tx.query<Omit<DatedRate, 'rate'> & { rate: string }>(RATES, [
      tx.organisationId,
      codes,
    ]);
    return {
      prices: new Map(prices.map((price) => [price.id, price])),
      rates: rates.map((row) => ({ ...row, rate: new Decimal(row.rate) })),
    };
  }
}

function stubPrice(tx: Tx, id: string): PriceFacts {
  return {
    id,
    productId: id.replace('price', 'prod'),
    productName: 'Test product',
    description: null,
    unit: null,
    accountId: null,
    taxCode: 'standard',
    currency: tx.ctx.organisation?.baseCurrency ?? 'EUR',
    unitPrice: '100',
    pricesIncludeTax: false,
    active: true,
    archived: false,
  };
}
