import { allocateWithin } from '../money/allocate';
import { roundAmount } from '../money/amount';
import { minorUnits } from '../money/currency';
import { Decimal, sum, ZERO } from '../money/decimal';
import { creditLine } from './apply-rows';
import { leftOf, rateKey, type Basis, type CreditableInvoice, type CreditableLine } from './creditable';
import type { CreditRow } from './forms';
import { wholeOf, type AskedOfLine } from './line-forms';
import { fromColumns, toColumns } from './rate-groups';

const BASES = ['net', 'gross'] as const;
/** A sum of thirds is a whole again when it is cut to so many decimals, and has few enough digits to allocate by. */
const settled = (amount: Decimal): Decimal => amount.toDecimalPlaces(20);

/** What is credited of the taxes of one rate, and what it would be unrounded, by the shares credited of its lines. */
interface RateCourse {
  credited: Decimal[];
  due: Record<Basis, Decimal[]>;
}

/**
 * An invoice of gross prices while one amount after another is taken of its lines. What is taken of a line stays on that line, so
 * that its gross never moves to another and a line that is credited whole is credited as it was invoiced.
 *
 * Tax follows the share of the line that is credited by now: of its gross where a gross is given, of its net where a net
 * is. It is rounded for the rate, all that was credited of it taken together, so that a credit of 600 lines does not
 * collect 600 roundings; within a minor unit of the line's own share, and within what is left of the line.
 */
export class GrossCourse {
  private readonly lines: Map<string, CreditableLine>;
  private readonly rates = new Map<string, RateCourse>();

  constructor(private readonly invoice: CreditableInvoice) {
    this.lines = new Map(invoice.lines.map((line) => [line.id, line]));
    for (const line of invoice.lines) this.note(line, 1);
  }

  /** The lines as they stand by now. */
  get now(): ReadonlyMap<string, CreditableLine> {
    return this.lines;
  }

  /** @param asked at most what is left of the line, in its basis */
  take(line: CreditableLine, asked: AskedOfLine): CreditRow {
    const { form, quantity, basis, amount } = asked;
    const taxes = fromColumns(line.taxes, this.taxesOf(line, asked));
    const tax = sum(taxes);
    const net = basis === 'net' ? amount : amount.minus(tax);
    const row = { form, invoiceLineId: line.id, quantity, net, taxes, tax };
    const after = creditLine(line, [row]);
    this.note(line, -1);
    this.note(after, 1);
    this.lines.set(line.id, after);
    return row;
  }

  /** In the order of the columns. */
  private taxesOf(line: CreditableLine, { basis, amount }: AskedOfLine): Decimal[] {
    const { credited, due } = this.courseOf(line);
    const whole = wholeOf(line, basis);
    const aims = toColumns(line.taxes, line.taxAmounts).map((tax, column) =>
      settled((due[basis][column] ?? ZERO).plus(whole.isZero() ? ZERO : tax.times(amount).div(whole))),
    );
    const [least, most] = this.bounds(line, basis, amount);
    const aim = roundAmount(sum(aims), this.invoice.currency).minus(sum(credited));
    const tax = Decimal.max(least, Decimal.min(aim, most));
    const left = toColumns(line.taxes, leftOf(line).taxes);
    if (left.length === 1) return [tax];
    const weights = aims.map((each, column) => Decimal.max(ZERO, each.minus(credited[column] ?? ZERO)));
    return allocateWithin(tax, weights, left, this.invoice.currency);
  }

  /** The least and the most tax that the line can bear with this amount: as near to its own share as what is left allows. */
  private bounds(line: CreditableLine, basis: Basis, amount: Decimal): [Decimal, Decimal] {
    const left = leftOf(line);
    const least = basis === 'net' ? ZERO : Decimal.max(ZERO, amount.minus(left.net));
    const most = basis === 'net' ? left.tax : Decimal.min(amount, left.tax);
    const within = (tax: Decimal): Decimal => Decimal.max(least, Decimal.min(tax, most));
    const whole = wholeOf(line, basis);
    const taken = creditedOf(line, basis).plus(amount);
    const share = whole.isZero() ? ZERO : settled(sum(line.taxAmounts).times(taken).div(whole));
    const units = minorUnits(this.invoice.currency);
    const already = sum(line.credited.taxes);
    return [
      within(share.toDecimalPlaces(units, Decimal.ROUND_FLOOR).minus(already)),
      within(share.toDecimalPlaces(units, Decimal.ROUND_CEIL).minus(already)),
    ];
  }

  private courseOf(line: CreditableLine): RateCourse {
    const key = rateKey(line.taxes);
    const course = this.rates.get(key);
    if (course) return course;
    const none = (): Decimal[] => line.taxes.map(() => ZERO);
    const first = { credited: none(), due: { net: none(), gross: none() } };
    this.rates.set(key, first);
    return first;
  }

  /** Adds the line to what is known of its rate, or with −1 takes it out. */
  private note(line: CreditableLine, sign: 1 | -1): void {
    const course = this.courseOf(line);
    const add = (to: Decimal[], amounts: readonly Decimal[]): Decimal[] =>
      to.map((was, column) => was.plus((amounts[column] ?? ZERO).times(sign)));
    course.credited = add(course.credited, toColumns(line.taxes, line.credited.taxes));
    const amounts = toColumns(line.taxes, line.taxAmounts);
    for (const basis of BASES) {
      const whole = wholeOf(line, basis);
      if (whole.isZero()) continue;
      const taken = creditedOf(line, basis);
      course.due[basis] = add(
        course.due[basis],
        amounts.map((tax) => tax.times(taken).div(whole)),
      );
    }
  }
}

const creditedOf = ({ credited }: CreditableLine, basis: Basis): Decimal =>
  basis === 'net' ? credited.net : credited.net.plus(sum(credited.taxes));
