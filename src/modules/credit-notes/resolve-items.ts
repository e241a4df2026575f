import type { CreditItemInput } from '../../domain/documents/credit-of-invoice';
import { FieldErrors } from '../../domain/documents/field-errors';
import type { PlainDate } from '../../domain/periods/plain-date';
import { chooseRate } from '../../domain/tax/rate-choice';
import type { VatZone } from '../../domain/tax/vat-zone';
import type { CatalogueFacts } from '../catalogue/catalogue';
import { requirePrice } from '../catalogue/require-price';
import type { CreditNoteItemRequest, ItemTaxRequest } from './dto/credit-note-item.dto';

/** What the price and the tax of a line from the catalogue depend on beside the line itself. */
export interface CatalogueTerms {
  readonly catalogue: CatalogueFacts;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly zone: VatZone;
  /** The invoice's own, or the day of a note that corrects none. */
  readonly taxPoint: PlainDate;
  /** False where the invoice's own accounts are corrected. */
  readonly ownAccounts: boolean;
}

const OWN_TAX = ['taxRate', 'taxCategory', 'taxExemptionReason', 'taxes'] as const;

/**
 * The lines as the domain reads them. One that names a price gets, as far as it does not bring its own: the product's name, the
 * unit price, the product's revenue account, and the tax of the product's tax code by zone and tax point.
 * @throws DomainError `validation_failed` with every wrong field; those of `requirePrice` and `chooseRate`.
 */
export function itemInputs(
  items: readonly CreditNoteItemRequest[],
  terms: CatalogueTerms,
  dimensions: Record<string, string> = {},
): CreditItemInput[] {
  const errors = new FieldErrors();
  const inputs = items.flatMap((item, index) => {
    const plain = plainInput(item, dimensions);
    if (item.priceId == null) return [plain];
    return errors.capture(() => fromCatalogue(item.priceId ?? '', plain, `items.${index}`, terms)) ?? [];
  });
  errors.throwIfAny();
  return inputs;
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

function fromCatalogue(
  priceId: string,
  item: CreditItemInput,
  path: string,
  terms: CatalogueTerms,
): CreditItemInput {
  const errors = new FieldErrors();
  if (item.lineType !== 'item')
    errors.add(`${path}.priceId`, `is not allowed on a line of type ${item.lineType}`);
  if (item.invoiceLineId !== undefined)
    errors.add(`${path}.priceId`, 'cannot be combined with an invoiceLineId');
  errors.throwIfAny();
  const price = requirePrice(terms.catalogue, priceId, {
    field: `${path}.priceId`,
    currency: terms.currency,
    pricesIncludeTax: item.unitPrice === undefined ? terms.pricesIncludeTax : undefined,
    forSale: false,
  });
  return {
    ...item,
    priceId,
    description: item.description.trim() === '' ? price.productName : item.description,
    unitPrice: item.unitPrice ?? price.unitPrice,
    ...(OWN_TAX.every((name) => item[name] === undefined) ? { taxes: taxesOf(price.taxCode, terms) } : {}),
    accountId: item.accountId ?? (terms.ownAccounts ? price.accountId : null),
  };
}

function taxesOf(taxCode: string, terms: CatalogueTerms): CreditItemInput['taxes'] {
  const { rate, ...tax } = chooseRate(terms.catalogue.rates, { ...terms, taxCode });
  return [{ ...tax, rate: rate.toFixed() }];
}

function taxInput({
  rate,
  category,
  name,
  exemptionReason,
}: ItemTaxRequest): NonNullable<CreditItemInput['taxes']>[number] {
  return { rate, category, name, exemptionReason };
}
