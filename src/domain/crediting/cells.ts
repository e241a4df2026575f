import { allocateWithin } from '../money/allocate';
import { Decimal, sum, ZERO } from '../money/decimal';
import type { CreditRow } from './forms';
import { fromColumns, type RateGroup } from './rate-groups';

/** What a form takes of a line, before tax. `position` is that of the line in its group. */
export interface Cell {
  readonly form: number;
  readonly position: number;
  readonly quantity: Decimal;
  readonly net: Decimal;
}

/** What a form takes in all; of tax, one amount a column. */
export interface FormTotal {
  readonly form: number;
  readonly net: Decimal;
  readonly taxes: readonly Decimal[];
}

/** What a form takes of a line, in whatever its amount is. */
export interface Part {
  readonly form: number;
  readonly position: number;
  readonly amount: Decimal;
}

/**
 * Matches what forms take in all with what is taken of lines in all, both adding up to the same, in order. So a hundred forms
 * spread over a thousand lines make some eleven hundred parts and not a hundred thousand; what each line and each form ends
 * with does not depend on who meets whom.
 */
export function match(
  forms: readonly { form: number; amount: Decimal }[],
  lines: readonly Decimal[],
): Part[] {
  const parts: Part[] = [];
  let position = 0;
  let room = lines[0] ?? ZERO;
  for (const { form, amount } of forms) {
    let left = amount;
    while (!left.isZero() && position < lines.length) {
      const taken = Decimal.min(left, room);
      if (!taken.isZero()) parts.push({ form, position, amount: taken });
      left = left.minus(taken);
      room = room.minus(taken);
      if (room.isZero()) room = lines[++position] ?? ZERO;
    }
  }
  return parts;
}

/**
 * Makes rows of cells by placing the taxes of the forms, `lineTaxes` of which each line bears (one list a line, one amount a
 * column, adding up to the same as those of the forms). A form's tax goes to its own cells by their nets; what the lines
 * there do not bear goes to others, on rows without net.
 */
export function rowsOf(
  group: RateGroup,
  cells: readonly Cell[],
  forms: readonly FormTotal[],
  lineTaxes: readonly (readonly Decimal[])[],
  currency: string,
): CreditRow[] {
  const all = new Map(
    cells.map((cell) => [`${cell.form} ${cell.position}`, { ...cell, taxes: zeros(group) }]),
  );
  const byForm = new Map<number, Cell[]>();
  for (const cell of cells) {
    const own = byForm.get(cell.form);
    if (own) own.push(cell);
    else byForm.set(cell.form, [cell]);
  }
  group.taxes.forEach((_, column) => {
    const totals = forms.map(({ form, taxes }) => ({ form, amount: taxes[column] ?? ZERO }));
    const borne = lineTaxes.map((taxes) => taxes[column] ?? ZERO);
    for (const { form, position, amount } of place(byForm, totals, borne, currency)) {
      const key = `${form} ${position}`;
      const cell = all.get(key) ?? { form, position, quantity: ZERO, net: ZERO, taxes: zeros(group) };
      cell.taxes[column] = (cell.taxes[column] ?? ZERO).plus(amount);
      all.set(key, cell);
    }
  });
  return [...all.values()].flatMap(({ form, position, quantity, net, taxes }) => {
    const line = group.lines[position];
    if (!line) return [];
    const own = fromColumns(line.taxes, taxes);
    return { form, invoiceLineId: line.id, quantity, net, taxes: own, tax: sum(own) };
  });
}

function place(
  cells: ReadonlyMap<number, readonly Cell[]>,
  forms: readonly { form: number; amount: Decimal }[],
  lines: readonly Decimal[],
  currency: string,
): Part[] {
  const room = [...lines];
  const over: { form: number; amount: Decimal }[] = [];
  const placed = forms.flatMap(({ form, amount }): Part[] => {
    const own = cells.get(form) ?? [];
    const caps = own.map(({ position }) => room[position] ?? ZERO);
    const fitting = Decimal.min(amount, sum(caps));
    over.push({ form, amount: amount.minus(fitting) });
    const nets = own.map(({ net }) => net);
    return allocateWithin(fitting, nets, caps, currency).flatMap((part, index) => {
      const position = own[index]?.position;
      if (position === undefined || part.isZero()) return [];
      room[position] = (room[position] ?? ZERO).minus(part);
      return { form, position, amount: part };
    });
  });
  return [...placed, ...match(over, room)];
}

const zeros = (group: RateGroup): Decimal[] => group.taxes.map(() => ZERO);

/** What the forms of cells take of net, in order of the forms. */
export function netsOfForms(cells: readonly Cell[]): { form: number; net: Decimal }[] {
  const nets = new Map<number, Decimal>();
  for (const { form, net } of cells) nets.set(form, (nets.get(form) ?? ZERO).plus(net));
  return [...nets].map(([form, net]) => ({ form, net })).sort((a, b) => a.form - b.form);
}
