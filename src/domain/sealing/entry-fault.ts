import { Decimal } from '../money/decimal';
import type { SealableEntry } from './canonical-entry';
import { amountsOf, totalOf, type LineAmounts } from './recorded-amounts';

/** What the head of an entry says of its lines, where it is kept beside them. */
export interface RecordedTotals {
  readonly lineCount: number;
  readonly total: string;
  readonly baseTotal: string;
}

export interface RecordedEntry extends SealableEntry {
  /** Null in an export, which has the lines only. */
  readonly recorded: RecordedTotals | null;
  /** The dates that its lines carry, where they differ from its own. */
  readonly strayDates: readonly string[];
}

/** The first thing that is wrong with an entry in itself, in words; null when it holds. */
export function entryFault(entry: RecordedEntry): string | null {
  const { lines, recorded, strayDates, reversesEntryNumber } = entry;
  if (recorded && lines.length !== recorded.lineCount)
    return `has ${lines.length} lines of ${recorded.lineCount}`;
  if (lines.length < 2) return `has ${lines.length} lines, and needs two`;
  const misplaced = lines.findIndex(({ lineNo }, at) => lineNo !== at + 1);
  if (misplaced >= 0) return `has no line ${misplaced + 1}`;
  const amounts = lines.map(amountsOf);
  const wrong = amounts.findIndex((line) => !onOneSide(line));
  if (wrong >= 0) return `has line ${wrong + 1} on both sides or on none`;
  const unequal = unbalanced(amounts, recorded);
  if (unequal) return unequal;
  if (strayDates[0] !== undefined) return `is dated ${entry.date}, and a line of it ${strayDates[0]}`;
  if (reversesEntryNumber !== null && (reversesEntryNumber < 1 || reversesEntryNumber >= entry.number))
    return 'reverses an entry that is not there before it';
  return null;
}

function onOneSide({ debit, baseDebit, credit, baseCredit }: LineAmounts): boolean {
  const negative = [debit, baseDebit, credit, baseCredit].some((each) => each.isNegative());
  return !negative && !(debit.isZero() && baseDebit.isZero()) !== !(credit.isZero() && baseCredit.isZero());
}

function unbalanced(amounts: readonly LineAmounts[], recorded: RecordedTotals | null): string | null {
  const pairs = [
    ['', totalOf('debit', amounts), totalOf('credit', amounts), recorded?.total],
    [' in base currency', totalOf('baseDebit', amounts), totalOf('baseCredit', amounts), recorded?.baseTotal],
  ] as const;
  for (const [where, debit, credit, total] of pairs) {
    if (!debit.equals(credit))
      return `does not balance${where}: debit ${debit.toFixed()}, credit ${credit.toFixed()}`;
    if (total !== undefined && !debit.equals(total))
      return `adds up to ${debit.toFixed()}${where}, and says ${new Decimal(total).toFixed()}`;
  }
  return null;
}
