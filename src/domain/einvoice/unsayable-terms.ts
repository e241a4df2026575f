import { Decimal } from '../money/decimal';
import { vatCode } from '../tax/category';
import type { DocumentModel, LineModel } from './document-model';
import type { MissingTerm } from './missing-terms';
import { sayableText } from './sayable-text';

/** EN 16931 writes amounts with at most this many decimals (BR-DEC-01 to BR-DEC-28). */
const AMOUNT_DECIMALS = 2;

/** The tax of a rate may differ from taxable × rate by less than this (BR-CO-17 as its official rules allow). */
const TAX_ALLOWANCE = 1;

/** Amounts that the standard has no room for: those of a currency of three decimals that use the third. */
export function unsayableAmounts(model: DocumentModel): MissingTerm[] {
  const { totals, lines, taxBreakdown, baseTax } = model;
  const amounts = [
    ...Object.values(totals),
    ...lines.flatMap(({ net, discount }) => [net, discount]),
    ...taxBreakdown.flatMap(({ taxable, tax }) => [taxable, tax]),
  ];
  const tooFine = (text: string): boolean => new Decimal(text).decimalPlaces() > AMOUNT_DECIMALS;
  const message = 'has amounts of three decimals; the standard allows two (BR-DEC-01 to BR-DEC-28)';
  return [
    ...(amounts.some(tooFine)
      ? [{ term: 'BT-5', name: 'Invoice currency code', field: 'currency', message }]
      : []),
    ...(baseTax !== null && tooFine(baseTax)
      ? [{ term: 'BT-6', name: 'VAT accounting currency code', field: 'organisation.baseCurrency', message }]
      : []),
  ];
}

/** What the VAT breakdown cannot hold: category O beside another, and a tax that is too far from its rate. */
export function unsayableTaxes({ taxBreakdown }: DocumentModel): MissingTerm[] {
  const outOfScope = taxBreakdown.some(({ category }) => category === 'O');
  const mixed = outOfScope && taxBreakdown.some(({ category }) => category !== 'O');
  return [
    ...(mixed
      ? [
          {
            term: 'BG-23',
            name: 'VAT breakdown',
            field: 'items.taxCategory',
            message: 'has category O beside another, which the standard forbids (BR-O-11, BR-O-12)',
          },
        ]
      : []),
    ...taxBreakdown.flatMap(({ category, rate, taxable, tax }) =>
      isFar(new Decimal(taxable), new Decimal(rate), new Decimal(tax))
        ? [
            {
              term: 'BT-117',
              name: 'VAT category tax amount',
              field: 'items',
              message: `of ${vatCode(category, rate)} is ${tax} on ${taxable}, 1.00 or more from the rate (BR-CO-17)`,
            },
          ]
        : [],
    ),
  ];
}

/** The official rules compare with the tax rounded to two decimals, and take a rate below a half for none. */
function isFar(taxable: Decimal, rate: Decimal, tax: Decimal): boolean {
  if (rate.round().isZero()) return !tax.round().isZero();
  const exact = taxable.times(rate).div(100).toDecimalPlaces(AMOUNT_DECIMALS);
  return exact.minus(tax).abs().greaterThanOrEqualTo(TAX_ALLOWANCE);
}

/** What the lines cannot say. Text lines and separators are none of the standard's lines. */
export function unsayableLines({ lines }: DocumentModel): MissingTerm[] {
  const items = lines.filter(({ lineType }) => lineType === 'item');
  if (items.length === 0)
    return [{ term: 'BG-25', name: 'Invoice line', field: 'items', message: 'is required (BR-16)' }];
  return items.flatMap(unsayableLine);
}

function unsayableLine({ lineNo, description, taxes, quantity, unitPrice }: LineModel): MissingTerm[] {
  const at = `items.${lineNo - 1}`;
  const missing: (MissingTerm | false)[] = [
    quantity === null && {
      term: 'BT-129',
      name: 'Invoiced quantity',
      field: `${at}.quantity`,
      message: 'is required (BR-22)',
    },
    unitPrice === null && {
      term: 'BT-146',
      name: 'Item net price',
      field: `${at}.unitPrice`,
      message: 'is required (BR-26)',
    },
    sayableText(description) === '' && {
      term: 'BT-153',
      name: 'Item name',
      field: `${at}.description`,
      message: 'is required (BR-25)',
    },
    taxes.length !== 1 && {
      term: 'BG-30',
      name: 'Line VAT information',
      field: `${at}.taxes`,
      message:
        taxes.length === 0
          ? 'is required (BR-CO-04)'
          : `has ${taxes.length} taxes; a line of the standard has one VAT category (BT-151, BR-CO-04)`,
    },
  ];
  return missing.filter((each) => each !== false);
}
