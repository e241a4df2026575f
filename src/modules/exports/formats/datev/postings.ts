import { Decimal, sum, ZERO } from '../../../../domain/money/decimal';
import type { ExportEntry, ExportLine } from '../export-format';
import { grossGroups, type Amounts } from './gross';
import { NO_AUTOMATICS, type DatevPosting } from './posting';
import type { TaxKeys } from './tax-keys';

/** What the postings of an entry need to know beyond it. */
export interface DatevBook {
  readonly baseCurrency: string;
  /** The general ledger account of a line, or the customer's. */
  readonly accountOf: (line: ExportLine) => string;
  readonly taxKeys: TaxKeys;
}

interface Part extends Amounts {
  readonly line: ExportLine;
  readonly side: 'S' | 'H';
}

/**
 * The rows of an entry, which together post exactly its base amount on each of its accounts.
 *
 * One line that alone stands against all others (of a document: the debtor) is the account of every row, the others its
 * Gegenkonten: revenue with its VAT as one gross row for each account and rate where the program's own arithmetic comes to the
 * VAT that was posted, else net with VAT in a row of its own. Without such a line debits and credits are paired off in base currency.
 */
export function postingsOf(entry: ExportEntry, book: DatevBook): DatevPosting[] {
  const parts = entry.lines.map(partOf);
  const anchor = anchorOf(parts);
  if (!anchor) return paired(parts, book);
  const others = parts.filter((part) => part !== anchor);
  const { groups, rest } = grossGroups(
    entry,
    others.filter(({ side }) => side !== anchor.side),
    book,
  );
  const withSameSide = [...rest, ...others.filter(({ side }) => side === anchor.side)];
  const isForeign = entry.currency !== book.baseCurrency;
  const against = (part: Part, amounts: Amounts, taxKey: string | null): DatevPosting => {
    const account = book.accountOf(anchor.line);
    const contra = book.accountOf(part.line);
    return {
      account,
      side: part.side === 'H' ? 'S' : 'H',
      contra,
      base: amounts.base,
      foreign: isForeign && amounts.amount.greaterThan(0) ? amounts.amount : null,
      taxKey: taxKey ?? plainKey(account, contra, part.line, entry, book),
      vatCode: part.line.vatCode,
    };
  };
  return [
    ...groups.map(({ part, gross, taxKey }) => against(part, gross, taxKey)),
    ...withSameSide.map((part) => against(part, part, null)),
  ].filter(({ base }) => !base.isZero());
}

const partOf = (line: ExportLine): Part => {
  const isDebit = !new Decimal(line.baseDebit).isZero() || !new Decimal(line.debit).isZero();
  return {
    line,
    side: isDebit ? 'S' : 'H',
    amount: new Decimal(isDebit ? line.debit : line.credit),
    base: new Decimal(isDebit ? line.baseDebit : line.baseCredit),
  };
};

/** The only line of its side in the entry's currency; of two, the debtor's, then the debit. */
function anchorOf(parts: readonly Part[]): Part | undefined {
  const alone = (['S', 'H'] as const).flatMap((side) => {
    const ofSide = parts.filter((part) => part.side === side && !part.amount.isZero());
    return ofSide.length === 1 ? ofSide : [];
  });
  return alone.find(({ line }) => line.accountRole === 'debtors') ?? alone[0];
}

/** Each row takes what the lesser of the next debit and the next credit has left. */
function paired(parts: readonly Part[], book: DatevBook): DatevPosting[] {
  const [debits, credits] = (['S', 'H'] as const).map((side) =>
    parts.filter((part) => part.side === side).map((part) => ({ part, left: part.base })),
  );
  const rows: DatevPosting[] = [];
  const queue = [...(credits ?? [])];
  for (const debit of debits ?? []) {
    while (debit.left.greaterThan(0)) {
      const credit = queue[0];
      if (!credit) throw new Error('the entry does not balance in base currency');
      const base = Decimal.min(debit.left, credit.left);
      debit.left = debit.left.minus(base);
      credit.left = credit.left.minus(base);
      if (credit.left.isZero()) queue.shift();
      if (base.isZero()) continue;
      const [account, contra] = [book.accountOf(debit.part.line), book.accountOf(credit.part.line)];
      const automatic = [account, contra].some((each) => book.taxKeys.automaticVatOf(each) !== undefined);
      rows.push({
        account,
        side: 'S',
        contra,
        base,
        foreign: null,
        taxKey: automatic ? NO_AUTOMATICS : '',
        vatCode: null,
      });
    }
  }
  return rows;
}

/** Of a row without VAT of its own: the key of a rate of zero, or none; an automatic account is told to leave VAT alone. */
function plainKey(
  account: string,
  contra: string,
  line: ExportLine,
  entry: ExportEntry,
  book: DatevBook,
): string {
  const { automaticVatOf, keyOf } = book.taxKeys;
  if (automaticVatOf(account) !== undefined) return NO_AUTOMATICS;
  const isUntaxed = line.vatCode !== null && /^[A-Z]{1,2}0$/.test(line.vatCode);
  const automatic = automaticVatOf(contra);
  if (automatic !== undefined) return isUntaxed && automatic === line.vatCode ? '' : NO_AUTOMATICS;
  const isRevenue = line.accountType === 'income' && isUntaxed;
  return isRevenue && line.vatCode !== null ? (keyOf(line.vatCode, entry.date) ?? '') : '';
}

export const totalOf = (postings: readonly DatevPosting[]): Decimal =>
  postings.length === 0 ? ZERO : sum(postings.map(({ base }) => base));
