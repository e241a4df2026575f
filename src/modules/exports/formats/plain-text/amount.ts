import type { ExportEntry, ExportLine } from '../export-format';

/** Amounts are unsigned and in plain notation: only zeros and a point make zero. */
const isZero = (amount: string): boolean => Number(amount) === 0;

/**
 * A line's amount as hledger, ledger and beancount all read it: debits positive, credits negative. In a foreign currency with
 * its total in base (`@@`), so that the entry balances in base, to which these programs convert it, whatever the
 * quotient is. A line that has an amount in base only (exchange rounding, a realised gain or loss) is in base.
 */
export function amountOf(
  line: ExportLine,
  { currency }: Pick<ExportEntry, 'currency'>,
  base: string,
): string {
  const signed = (debit: string, credit: string): string => (isZero(credit) ? debit : `-${credit}`);
  if (currency === base || (isZero(line.debit) && isZero(line.credit)))
    return `${signed(line.baseDebit, line.baseCredit)} ${base}`;
  const total = isZero(line.baseDebit) ? line.baseCredit : line.baseDebit;
  return `${signed(line.debit, line.credit)} ${currency} @@ ${total} ${base}`;
}
