import { least, most, rounded, share, total, type Cents } from './cents';
import type { Form } from './credit-model';
import { leftGross, leftGrossOf, leftNet, type InvoiceModel, type Line, type Rate } from './invoice-model';

/** A fraction, neither part negative. */
type Fraction = readonly [bigint, bigint];
const NONE: Fraction = [0n, 1n];

/** The lines that are named, of an invoice of gross prices, in order: each keeps to itself. False beyond what is left. */
export function takeNamed(invoice: InvoiceModel, forms: readonly Form[]): boolean {
  return forms.every((form) => {
    if (form.form !== 'quantity' && form.form !== 'amount') return true;
    const line = invoice.lines[form.line];
    const rate = invoice.rates.find(({ lines }) => line && lines.includes(line));
    if (!line || !rate) return false;
    if (form.form === 'amount') return form.net <= leftNet(line) && takeNet(rate, line, form.net);
    return takeQuantity(rate, line, form.quantity);
  });
}

/** Gross amounts of a rate, over its lines by what is left of their gross. */
export function takeGrossOf(rate: Rate, amounts: readonly Cents[]): void {
  const parts = share(total(amounts), rate.lines.map(leftGross));
  let at = 0;
  for (const amount of amounts) {
    let rest = amount;
    while (rest > 0n) {
      const [line, part] = [rate.lines[at], parts[at] ?? 0n];
      if (!line) throw new Error('more was asked than the lines have');
      const own = least(rest, part);
      if (own > 0n) takeGross(rate, line, own);
      rest -= own;
      parts[at] = part - own;
      if (part === own) at += 1;
    }
  }
}

/** A flat amount, over the rates by what is left of their gross. */
export function takeFlat({ rates }: InvoiceModel, gross: Cents): void {
  const parts = share(gross, rates.map(leftGrossOf));
  rates.forEach((rate, index) => takeGrossOf(rate, [parts[index] ?? 0n]));
}

function takeQuantity(rate: Rate, line: Line, units: bigint): boolean {
  const { credited } = line;
  const quantity = credited.quantity + units;
  if (quantity > line.quantity) return false;
  const left = leftGross(line);
  const worth = rounded((line.net + line.tax) * quantity, line.quantity) - credited.grossByQuantity;
  if (left === 0n && worth > 0n) return false;
  const gross = quantity === line.quantity ? left : most(0n, least(worth, left));
  takeGross(rate, line, gross);
  credited.quantity = quantity;
  credited.grossByQuantity += gross;
  return true;
}

function takeGross(rate: Rate, line: Line, gross: Cents): void {
  const left = { net: leftNet(line), tax: line.tax - line.credited.tax };
  const grossCredited = ({ credited }: Line): Cents => credited.net + credited.tax;
  const tax = taxOf(rate, line, {
    share: (each) => [grossCredited(each) + (each === line ? gross : 0n), each.net + each.tax],
    atLeast: most(0n, gross - left.net),
    atMost: least(gross, left.tax),
  });
  line.credited.net += gross - tax;
  line.credited.tax += tax;
  rate.creditedTax += tax;
}

function takeNet(rate: Rate, line: Line, net: Cents): true {
  const tax = taxOf(rate, line, {
    share: (each) => [each.credited.net + (each === line ? net : 0n), each.net],
    atLeast: 0n,
    atMost: line.tax - line.credited.tax,
  });
  line.credited.net += net;
  line.credited.tax += tax;
  rate.creditedTax += tax;
  return true;
}

interface Limits {
  /** How much of a line is credited by then. */
  readonly share: (line: Line) => Fraction;
  readonly atLeast: Cents;
  readonly atMost: Cents;
}

/** The tax that is due of all lines of the rate by then, rounded once, but the line's own to the penny, and what it has left. */
function taxOf(rate: Rate, line: Line, { share: shareOf, atLeast, atMost }: Limits): Cents {
  const due = (each: Line): Fraction => {
    const [part, whole] = shareOf(each);
    return whole === 0n ? NONE : [each.tax * part, whole];
  };
  const within = (tax: Cents): Cents => most(atLeast, least(tax, atMost));
  const [part, whole] = due(line);
  const floor = within(part / whole - line.credited.tax);
  const ceiling = within((part + whole - 1n) / whole - line.credited.tax);
  const [n, d] = rate.lines.map(due).reduce(plus, NONE);
  return most(floor, least(rounded(n, d) - rate.creditedTax, ceiling));
}

function plus([a, b]: Fraction, [c, d]: Fraction): Fraction {
  const [n, m] = [a * d + c * b, b * d];
  const by = commonDivisor(n, m);
  return [n / by, m / by];
}

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));
