import type { CreditItemInput } from '../../domain/documents/credit-of-invoice';
import { FieldErrors } from '../../domain/documents/field-errors';
import { lineFromPrice, type CatalogueTerms } from '../catalogue/line-from-price';
import type { CreditNoteItemRequest, ItemTaxRequest } from './dto/credit-note-item.dto';

/** Which accounts the lines go to beside what else a line from the catalogue depends on. */
export interface CreditTerms extends Omit<CatalogueTerms, 'forSale'> {
  /** False where the invoice's own accounts are corrected. */
  readonly ownAccounts: boolean;
}

/**
 * The lines as the domain reads them; those that name a price are filled in from the catalogue.
 * @throws DomainError `validation_failed` with every wrong field; those of `lineFromPrice`.
 */
export function itemInputs(
  items: readonly CreditNoteItemRequest[],
  terms: CreditTerms,
  dimensions: Record<string, string> = {},
): CreditItemInput[] {
  const errors = new FieldErrors();
  const inputs = items.map((item, index) => {
    const plain = plainInput(item, dimensions);
    const path = `items.${index}`;
    if (item.priceId === undefined || !mayNamePrice(plain, path, errors)) return plain;
    const line = lineFromPrice(plain, item.priceId, path, { ...terms, forSale: false });
    return terms.ownAccounts ? line : { ...line, accountId: plain.accountId };
  });
  errors.throwIfAny();
  return inputs;
}

function mayNamePrice(
  { lineType, invoiceLineId }: CreditItemInput,
  path: string,
  errors: FieldErrors,
): boolean {
  if (lineType !== 'item') errors.add(`${path}.priceId`, `is not allowed on a line of type ${lineType}`);
  if (invoiceLineId !== undefined) errors.add(`${path}.priceId`, 'cannot be combined with an invoiceLineId');
  return lineType === 'item' && invoiceLineId === undefined;
}

function plainInput(item: CreditNoteItemRequest, dimensions: Record<string, string>): CreditItemInput {
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
    taxes: item.taxes?.map(taxInput),
    dimensions: lineType === 'item' ? { ...dimensions, ...item.dimensions } : {},
    ...(item.invoiceLineId == null ? {} : { invoiceLineId: item.invoiceLineId }),
    ...(item.amount == null ? {} : { amount: item.amount }),
  };
}

function taxInput({
  rate,
  category,
  name,
  exemptionReason,
}: ItemTaxRequest): NonNullable<CreditItemInput['taxes']>[number] {
  return { rate, category, name, exemptionReason };
}
