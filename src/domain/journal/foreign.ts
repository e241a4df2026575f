import { DomainError } from '../errors';
import { sum, ZERO, type Decimal } from '../money/decimal';
import { toBase } from '../money/exchange';
import type { EntryLineInput } from './entry-line';

export interface Conversion {
  readonly currency: string;
  readonly baseCurrency: string;
  /** Base units for ONE unit of `currency`. */
  readonly exchangeRate: Decimal;
  /** The account that takes rounding differences in base; needed only when there is one. */
  readonly roundingAccountId?: string | null;
}

/**
 * Gives each line its amounts in base currency: each is converted by itself and rounded once to the base currency's minor unit,
 * half away from zero; what that leaves goes to Exchange rounding, see `withRounding`.
 * @throws DomainError `role_unassigned` when a difference has no account to go to.
 */
export function withBaseAmounts(lines: readonly EntryLineInput[], conversion: Conversion): EntryLineInput[] {
  const { currency, exchangeRate, baseCurrency } = conversion;
  if (currency === baseCurrency)
    return lines.map((line) => ({ ...line, baseDebit: line.debit ?? ZERO, baseCredit: line.credit ?? ZERO }));
  const inBase = (amount: Decimal = ZERO): Decimal => toBase(amount, exchangeRate, baseCurrency);
  const converted = lines.map((line) => ({
    ...line,
    baseDebit: inBase(line.debit),
    baseCredit: inBase(line.credit),
  }));
  return withRounding(converted, conversion.roundingAccountId);
}

/**
 * When lines balance in their own currency, a difference that rounding left in base goes to the Exchange rounding account,
 * on a line with an amount in base only; it is at most a minor unit for each line. Lines that do not balance get no such line,
 * so that rounding never hides a mistake.
 * @throws DomainError `role_unassigned` when a difference has no account to go to.
 */
export function withRounding(
  lines: readonly EntryLineInput[],
  roundingAccountId: string | null | undefined,
): EntryLineInput[] {
  const difference = excess(lines.map(({ baseDebit, baseCredit }) => [baseDebit, baseCredit]));
  const balanced = excess(lines.map(({ debit, credit }) => [debit, credit])).isZero();
  if (!balanced || difference.isZero()) return [...lines];
  return [...lines, roundingLine(difference, roundingAccountId)];
}

/** What the debits exceed the credits by; negative when they fall short. */
function excess(sides: readonly (readonly [Decimal | undefined, Decimal | undefined])[]): Decimal {
  return sum(sides.map(([debit = ZERO, credit = ZERO]) => debit.minus(credit)));
}

function roundingLine(difference: Decimal, roundingAccountId: string | null | undefined): EntryLineInput {
  if (!roundingAccountId) {
    throw new DomainError('role_unassigned', 'No account holds the role exchange_rounding', {
      role: 'exchange_rounding',
    });
  }
  return {
    accountId: roundingAccountId,
    baseDebit: difference.lessThan(0) ? difference.negated() : ZERO,
    baseCredit: difference.greaterThan(0) ? difference : ZERO,
    description: 'Exchange rounding',
  };
}
