import type { DocumentModel, LineModel } from '../../../domain/einvoice/document-model';
import { LEFT, RIGHT } from './geometry';
import type { Wording } from './wording';

/** A column of the lines: where it lies, and what an item has in it, a text under each other. */
export interface Column {
  readonly label: string;
  /** The left edge of a text, the right edge of a number. */
  readonly x: number;
  readonly width: number;
  readonly numeric: boolean;
  readonly cell: (line: LineModel) => readonly string[];
}

const GAP = 13;
const NUMBERS_FROM = 28;
const DESCRIPTION_FROM = LEFT + 26;
/** A description narrower than this would be a tower; the numbers shrink instead. */
const NARROWEST_DESCRIPTION = 130;

/** The columns that the document needs: discounts where there are any, gross amounts where prices include tax. */
export function columnsFor(
  model: DocumentModel,
  wording: Wording,
  widthOf: (text: string, kind: 'heading' | 'cell') => number,
): readonly Column[] {
  const { labels } = wording;
  const numbers = numbersFor(model, wording).map(({ label, cell }) => ({ label, cell, width: NUMBERS_FROM }));
  for (const column of numbers) {
    column.width = Math.max(column.width, widthOf(column.label, 'heading'));
    for (const line of model.lines) {
      if (line.lineType !== 'item') continue;
      for (const text of column.cell(line)) column.width = Math.max(column.width, widthOf(text, 'cell'));
    }
  }
  const room = RIGHT - DESCRIPTION_FROM - NARROWEST_DESCRIPTION - numbers.length * GAP;
  const share = Math.min(1, room / numbers.reduce((sum, { width }) => sum + width, 0));

  const columns: Column[] = [];
  let right = RIGHT;
  for (const { label, width, cell } of numbers.reverse()) {
    columns.unshift({ label, x: right, width: width * share, numeric: true, cell });
    right -= width * share + GAP;
  }
  return [
    { label: labels.lineNo, x: LEFT, width: 24, numeric: false, cell: ({ lineNo }) => [String(lineNo)] },
    {
      label: labels.description,
      x: DESCRIPTION_FROM,
      width: right - DESCRIPTION_FROM - 2,
      numeric: false,
      cell: ({ description }) => [description],
    },
    ...columns,
  ];
}

function numbersFor(model: DocumentModel, wording: Wording): Pick<Column, 'label' | 'cell'>[] {
  const { labels, amount, reduction, price, quantity, tax } = wording;
  const discounted = model.lines.some(({ discount }) => Number(discount) !== 0);
  const gross = model.pricesIncludeTax;
  const off: Column['cell'] = ({ discount }) => (Number(discount) === 0 ? [] : [reduction(discount)]);
  return [
    { label: labels.quantity, cell: (line) => (line.quantity === null ? [] : [quantity(line.quantity)]) },
    { label: labels.unitPrice, cell: (line) => (line.unitPrice === null ? [] : [price(line.unitPrice)]) },
    ...(discounted ? [{ label: labels.discount, cell: off }] : []),
    { label: labels.vat, cell: (line) => line.taxes.map(tax) },
    { label: labels.net, cell: (line) => [amount(line.net)] },
    ...(gross ? [{ label: labels.gross, cell: (line: LineModel) => [amount(line.gross)] }] : []),
  ];
}
