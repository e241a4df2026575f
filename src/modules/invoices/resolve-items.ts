import { FieldErrors } from '../../domain/documents/field-errors';
import type { DocumentItemInput } from '../../domain/documents/priced-document';
import type { PlainDate } from '../../domain/periods/plain-date';
import { chooseRate } from '../../domain/tax/rate-choice';
import type { VatZone } from '../../domain/tax/vat-zone';
import type { CatalogueFacts } from '../catalogue/catalogue';
import { requirePrice } from '../catalogue/require-price';
import type { InvoiceItemRequest } from './dto/invoice-item.dto';

/** What the price and the tax of a line from the catalogue depend on beside the line itself. */
export interface CatalogueTerms {
  readonly catalogue: CatalogueFacts;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly zone: VatZone;
  readonly taxPoint: PlainDate;
}

const OWN_TAX = ['taxRate', 'taxCategory', 'taxExemptionReason', 'taxes'] as const;

/**
 * The lines as the domain reads them. One that names a price gets, as far as it does not bring its own: the product's name,
 * the unit price, the product's revenue account, and the tax of the product's tax code by zone and tax point.
 * @throws DomainError `validation_failed` with every wrong field; those of `requirePrice` and `chooseRate`.
 */
export function itemInputs(
  items: readonly InvoiceItemRequest[],
  terms: CatalogueTerms,
  dimensions: Record<string, string> = {},
): DocumentItemInput[] {
  const errors = new FieldErrors();
  const inputs = items.map((item, index) => {
    const input = plainInput(item, dimensions);
    if (item.priceId === undefined) return input;
    if (input.lineType !== 'item') {
      errors.add(`items.${index}.priceId`, `is not allowed on a line of type ${input.lineType}`);
      return input;
    }
    return fromCatalogue(item.priceId, input, `items.${index}.priceId`, terms);
  });
  errors.throwIfAny();
  return inputs;
}

function plainInput(item: InvoiceItemRequest, dimensions: Record<string, string>): DocumentItemInput {
  const lineType = item.lineType ?? 'item';
  return {
    lineType,
    description: item.description ?? '',
    quantity: item.quantity,
    unitPrice: item.unitPrice,
    discount: item.discount,
    accountId: item.accountId,
    taxRate: item.taxRate,
    taxCategory: item.taxCategory,
    taxExemptionReason: item.taxExemptionReason,
    taxes: item.taxes?.map(({ rate, category, name, exemptionReason }) => ({
      rate,
      category,
      name,
      exemptionReason,
    })),
    dimensions: lineType === 'item' ? { ...dimensions, ...item.dimensions } : {},
  };
}

function fromCatalogue(
  priceId: string,
  item: DocumentItemInput,
  field: string,
  terms: CatalogueTerms,
): DocumentItemInput {
  const price = requirePrice(terms.catalogue, priceId, {
    field,
    currency: terms.currency,
    pricesIncludeTax: item.unitPrice === undefined ? terms.pricesIncludeTax : undefined,
    forSale: true,
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
