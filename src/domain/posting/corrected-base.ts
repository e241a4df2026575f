import type { EntryLine, EntryLineInput } from '../journal/entry';
import { Decimal, sum, ZERO } from '../money/decimal';
import { toBase } from '../money/exchange';
import { groupKey } from './group-lines';

/** A line of the journal, or the sum of several of one account, VAT code and dimensions. */
export type LedgerLine = Pick<
  EntryLine,
  'accountId' | 'vatCode' | 'dimensions' | 'debit' | 'credit' | 'baseDebit' | 'baseCredit'
> & { readonly openItemId?: string | null };

/** What stands in the journal of an invoice, all of it in the invoice's currency. */
export interface InvoicePosting {
  /** The lines of the invoice's own entry. */
  readonly invoice: readonly LedgerLine[];
  /** Those of its credit notes; one that is voided is left out, or stands there with its reversal. */
  readonly credited: readonly LedgerLine[];
}

interface Conversion {
  readonly currency: string;
  readonly baseCurrency: string;
  readonly exchangeRate: Decimal;
}

/** A balance in both currencies, debits positive. */
interface Balance {
  readonly amount: Decimal;
  readonly base: Decimal;
}

const NOTHING: Balance = { amount: ZERO, base: ZERO };

/**
 * Gives the lines of a correction their amounts in base currency. For each account, VAT code and dimensions it is
 * round((credited + x) × rate) − base credited so far, within what is left of the invoice's base amount, and all of that when
 * nothing is left in the document's currency. So the parts of an invoice, in any number and with voids in between, add up to
 * it in base too, which parts converted one by one would not.
 */
export function withCorrectedBase(
  lines: readonly EntryLineInput[],
  posting: InvoicePosting,
  conversion: Conversion,
): EntryLineInput[] {
  const invoice = balances(posting.invoice);
  const credited = balances(posting.credited);
  return lines.map((line) => {
    const key = groupKey(line);
    const sign = line.debit === undefined ? -1 : 1;
    const base = basePart(
      line.debit ?? line.credit ?? ZERO,
      invoice.has(key) ? turn(invoice.get(key), -sign) : null,
      turn(credited.get(key), sign),
      conversion,
    );
    return line.debit === undefined ? { ...line, baseCredit: base } : { ...line, baseDebit: base };
  });
}

/** All amounts positive; `total` is null for what the invoice itself did not post. */
function basePart(
  amount: Decimal,
  total: Balance | null,
  credited: Balance,
  { currency, baseCurrency, exchangeRate }: Conversion,
): Decimal {
  if (currency === baseCurrency) return amount;
  const cumulative = credited.amount.plus(amount);
  const share = toBase(cumulative, exchangeRate, baseCurrency).minus(credited.base);
  if (total === null) return Decimal.max(ZERO, share);
  const left = Decimal.max(ZERO, total.base.minus(credited.base));
  return cumulative.equals(total.amount) ? left : Decimal.max(ZERO, Decimal.min(share, left));
}

function balances(lines: readonly LedgerLine[]): Map<string, Balance> {
  const groups = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const key = groupKey(line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return new Map(
    [...groups].map(([key, group]) => [
      key,
      {
        amount: sum(group.map(({ debit, credit }) => debit.minus(credit))),
        base: sum(group.map(({ baseDebit, baseCredit }) => baseDebit.minus(baseCredit))),
      },
    ]),
  );
}

const turn = ({ amount, base }: Balance = NOTHING, sign: number): Balance => ({
  amount: amount.times(sign),
  base: base.times(sign),
});
