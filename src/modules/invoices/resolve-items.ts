import { FieldErrors } from '../../domain/documents/field-errors';
import type { DocumentItemInput } from '../../domain/documents/priced-document';
import { lineFromPrice, type CatalogueTerms } from '../catalogue/line-from-price';
import type { InvoiceItemRequest } from './dto/invoice-item.dto';

/**
 * The lines as the domain reads them; those that name a price are filled in from the catalogue.
 * @throws DomainError `validation_failed` with every wrong field; those of `lineFromPrice`.
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
    if (input.lineType === 'item') return lineFromPrice(input, item.priceId, `items.${index}`, terms);
    errors.add(`items.${index}.priceId`, `is not allowed on a line of type ${input.lineType}`);
    return input;
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
