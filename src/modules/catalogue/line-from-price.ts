import type { DocumentItemInput } from '../../domain/documents/priced-document';
import type { PlainDate } from '../../domain/periods/plain-date';
import { chooseRate } from '../../domain/tax/rate-choice';
import type { VatZone } from '../../domain/tax/vat-zone';
import type { CatalogueFacts } from './catalogue';
import { requirePrice } from './require-price';

/** What the price and the tax of a line from the catalogue depend on beside the line itself. */
export interface CatalogueTerms {
  readonly catalogue: CatalogueFacts;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly zone: VatZone;
  readonly taxPoint: PlainDate;
  /** A sale needs a price that is offered; what was sold once can be credited whatever became of it. */
  readonly forSale: boolean;
}

const OWN_TAX = ['taxRate', 'taxCategory', 'taxExemptionReason', 'taxes'] as const;

/**
 * A line that names a price gets, as far as it does not bring its own: the product's name, the unit price, the product's revenue
 * account, and the tax of the product's tax code by zone and tax point. `path` is the line's place, such as `items.3`.
 * @throws DomainError those of `requirePrice` and `chooseRate`.
 */
export function lineFromPrice<T extends DocumentItemInput>(
  item: T,
  priceId: string,
  path: string,
  terms: CatalogueTerms,
): T {
  const price = requirePrice(terms.catalogue, priceId, {
    field: `${path}.priceId`,
    currency: terms.currency,
    pricesIncludeTax: item.unitPrice === undefined ? terms.pricesIncludeTax : undefined,
    forSale: terms.forSale,
  });
  return {
    ...item,
    ...(OWN_TAX.every((name) => item[name] === undefined) ? { taxes: taxesOf(price.taxCode, terms) } : {}),
    description: item.description.trim() === '' ? price.productName : item.description,
    unitPrice: item.unitPrice ?? price.unitPrice,
    accountId: item.accountId ?? price.accountId,
    priceId,
    productId: price.productId,
  };
}

function taxesOf(taxCode: string, terms: CatalogueTerms): DocumentItemInput['taxes'] {
  const { rate, ...tax } = chooseRate(terms.catalogue.rates, { ...terms, taxCode });
  return [{ ...tax, rate: rate.toFixed() }];
}
