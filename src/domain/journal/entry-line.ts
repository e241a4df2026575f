import { invalid } from '../errors';
import { belowLimit, fitsMinorUnits } from '../money/amount';
import { minorUnits } from '../money/currency';
import { ZERO, type Decimal } from '../money/decimal';

/**
 * A line as a posting rule gives it; amounts left out are zero. Debit and credit are in the entry's currency, baseDebit and
 * baseCredit in base; without both of the latter the line takes its amounts over, which only an entry in base currency allows.
 */
export interface EntryLineInput {
  readonly accountId: string;
  readonly debit?: Decimal;
  readonly credit?: Decimal;
  readonly baseDebit?: Decimal;
  readonly baseCredit?: Decimal;
  readonly vatCode?: string | null;
  readonly customerId?: string | null;
  /** The item of the debtors ledger that the line opens or reduces. */
  readonly openItemId?: string | null;
  readonly description?: string | null;
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** A line of an entry: on one side only, the same in both currencies, and above zero in at least one of them. */
export interface EntryLine {
  /** 1, 2, 3, … within the entry. */
  readonly lineNo: number;
  readonly accountId: string;
  readonly debit: Decimal;
  readonly credit: Decimal;
  readonly baseDebit: Decimal;
  readonly baseCredit: Decimal;
  readonly vatCode: string | null;
  readonly customerId: string | null;
  readonly openItemId: string | null;
  readonly description: string | null;
  readonly dimensions: Readonly<Record<string, string>>;
}

interface Currencies {
  readonly currency: string;
  readonly baseCurrency: string;
}

const NO_DIMENSIONS: EntryLine['dimensions'] = Object.freeze({});
const SIDES = ['debit', 'credit', 'baseDebit', 'baseCredit'] as const;

/** Whether a line moves nothing in either currency. */
export function isZeroLine(line: EntryLineInput): boolean {
  return SIDES.every((side) => (line[side] ?? ZERO).isZero());
}

/**
 * Reads a line, numbering it. Refuses with `validation_failed`, naming the field below `path` ('lines.2.debit'): amounts that are
 * negative, not finite, 10^15 or more, or finer than their currency; two sides on one line, or one in each currency; base
 * amounts left out in a foreign currency, or differing from the line's own in base currency.
 */
export function readLine(
  input: EntryLineInput,
  lineNo: number,
  path: string,
  currencies: Currencies,
): EntryLine {
  const amounts = readAmounts(input, path, currencies);
  const onDebit = !amounts.debit.isZero() || !amounts.baseDebit.isZero();
  const onCredit = !amounts.credit.isZero() || !amounts.baseCredit.isZero();
  if (onDebit && onCredit) throw invalid(path, 'must be on one side only, the same in both currencies');
  return Object.freeze({
    lineNo,
    accountId: input.accountId,
    debit: amounts.debit,
    credit: amounts.credit,
    baseDebit: amounts.baseDebit,
    baseCredit: amounts.baseCredit,
    vatCode: input.vatCode ?? null,
    customerId: input.customerId ?? null,
    openItemId: input.openItemId ?? null,
    description: input.description ?? null,
    dimensions: input.dimensions === undefined ? NO_DIMENSIONS : Object.freeze({ ...input.dimensions }),
  });
}

type Amounts = Pick<EntryLine, (typeof SIDES)[number]>;

function readAmounts(input: EntryLineInput, path: string, { currency, baseCurrency }: Currencies): Amounts {
  const debit = readAmount(input.debit, `${path}.debit`, currency);
  const credit = readAmount(input.credit, `${path}.credit`, currency);
  const { baseDebit: inBase = ZERO, baseCredit: creditInBase = ZERO } = input;
  const same = inBase === (input.debit ?? ZERO) && creditInBase === (input.credit ?? ZERO);
  if (currency === baseCurrency && same) return { debit, credit, baseDebit: debit, baseCredit: credit };
  if (input.baseDebit === undefined && input.baseCredit === undefined) {
    if (currency !== baseCurrency)
      throw invalid(path, `must have an amount in ${baseCurrency} beside ${currency}`);
    return { debit, credit, baseDebit: debit, baseCredit: credit };
  }
  const baseDebit = readAmount(input.baseDebit, `${path}.baseDebit`, baseCurrency);
  const baseCredit = readAmount(input.baseCredit, `${path}.baseCredit`, baseCurrency);
  if (currency === baseCurrency && !(debit.equals(baseDebit) && credit.equals(baseCredit))) {
    throw invalid(path, `must have the same amounts twice, as ${currency} is the base currency`);
  }
  return { debit, credit, baseDebit, baseCredit };
}

function readAmount(amount: Decimal = ZERO, field: string, currency: string): Decimal {
  if (amount.isZero()) return ZERO;
  if (!amount.isFinite() || amount.isNegative())
    throw invalid(field, 'must be a number that is not negative');
  if (!belowLimit(amount)) throw invalid(field, 'must be below 10^15');
  if (!fitsMinorUnits(amount, currency)) {
    throw invalid(field, `must have at most ${minorUnits(currency)} decimals in ${currency}`);
  }
  return amount;
}
