import { DomainError, notFound } from '../../domain/errors';
import type { CatalogueFacts, PriceFacts } from './catalogue';

export interface PriceUse {
  /** Where the document names the price, such as `items.3.priceId`. */
  readonly field: string;
  /** The document's currency. */
  readonly currency: string;
  /** The document's tax basis; left out where the line brings a unit price of its own, which is in the document's. */
  readonly pricesIncludeTax?: boolean;
  /** A sale needs a price that is active and not archived; what was sold once can be credited whatever became of it. */
  readonly forSale: boolean;
}

/**
 * The price that a line names.
 * @throws DomainError `not_found`; `price_unavailable`; `currency_mismatch`; `price_tax_basis_mismatch`, each with `field`.
 */
export function requirePrice({ prices }: CatalogueFacts, priceId: string, use: PriceUse): PriceFacts {
  const price = prices.get(priceId);
  if (!price) throw notFound('Price', priceId);
  const details = { field: use.field, priceId };
  if (use.forSale && (price.archived || !price.active)) {
    throw new DomainError(
      'price_unavailable',
      `The price ${priceId} is ${price.archived ? 'archived' : 'not active'}.`,
      details,
    );
  }
  if (price.currency !== use.currency) {
    throw new DomainError(
      'currency_mismatch',
      `The price ${priceId} is in ${price.currency}, the document in ${use.currency}.`,
      details,
    );
  }
  if (use.pricesIncludeTax !== undefined && use.pricesIncludeTax !== price.pricesIncludeTax) {
    throw new DomainError(
      'price_tax_basis_mismatch',
      `The price ${priceId} ${price.pricesIncludeTax ? 'includes' : 'does not include'} tax: send pricesIncludeTax: ${String(price.pricesIncludeTax)}, or a unitPrice of the line's own.`,
      details,
    );
  }
  return price;
}
