import { DomainError, invalid } from '../errors';
import { belowLimit, formatAmount } from '../money/amount';
import { isCurrency } from '../money/currency';
import { ONE, sum, type Decimal } from '../money/decimal';
import { isPlainDate, type PlainDate } from '../periods/plain-date';
import { isZeroLine, readLine, type EntryLine, type EntryLineInput } from './entry-line';

export type { EntryLine, EntryLineInput } from './entry-line';

/** The kind of event that an entry records; all but `manual` and `year_end` have a document as their source. */
export type SourceType =
  | 'credit_note'
  | 'invoice'
  | 'payment'
  | 'refund'
  | 'settlement'
  | 'write_off'
  | 'allocation'
  | 'opening'
  | 'manual'
  | 'year_end';

export interface EntryHeader {
  readonly date: PlainDate;
  readonly sourceType: SourceType;
  readonly sourceId: string | null;
  readonly documentNumber: string | null;
  readonly memo: string | null;
  readonly currency: string;
  readonly baseCurrency: string;
  /** Base units for ONE unit of `currency`; 1 in base currency. */
  readonly exchangeRate: Decimal;
  readonly reversesEntryId: string | null;
  readonly counterpartyName: string | null;
}

export interface EntryTotals {
  readonly debit: Decimal;
  readonly credit: Decimal;
  readonly baseDebit: Decimal;
  readonly baseCredit: Decimal;
}

/**
 * Exists for the type checker only. A private member is lost by spreading, so that even a copy of an entry with other lines is
 * no entry.
 */
declare class Balanced {
  private readonly balanced: true;
}

/** An entry that balances in both currencies. `journalEntry` alone makes one, and nothing can change it. */
export interface JournalEntry extends EntryHeader, Balanced {
  readonly lines: readonly EntryLine[];
  readonly totals: EntryTotals;
}

/**
 * Makes an entry, or refuses. Lines that are zero in both currencies are left out; two or more must remain, each on one side,
 * and the sides must be equal to the last minor unit, in the document's currency and in base. There is no tolerance.
 * @throws DomainError `entry_unbalanced` with the four sums as decimal strings; `validation_failed` naming the field
 * ('lines.2.debit', 0-based as given) for a line or a header that is wrong in itself, or totals of 10^15 or more.
 */
export function journalEntry(header: EntryHeader, lines: readonly EntryLineInput[]): JournalEntry {
  assertHeader(header);
  const read: EntryLine[] = [];
  lines.forEach((line, index) => {
    if (!isZeroLine(line)) read.push(readLine(line, read.length + 1, `lines.${index}`, header));
  });
  if (read.length < 2) throw invalid('lines', 'must be two or more with an amount');
  const debit = sum(read.map((line) => line.debit));
  const credit = sum(read.map((line) => line.credit));
  // In base currency the lines have each amount twice.
  const inBase = header.currency === header.baseCurrency;
  const totals: EntryTotals = {
    debit,
    credit,
    baseDebit: inBase ? debit : sum(read.map((line) => line.baseDebit)),
    baseCredit: inBase ? credit : sum(read.map((line) => line.baseCredit)),
  };
  assertBalanced(totals, header);
  assertBelowLimit(totals);
  return frozenEntry(header, Object.freeze(read), Object.freeze(totals));
}

/** Whether nothing would be left to post: a document that is all free of charge posts nothing. */
export function isEmpty(lines: readonly EntryLineInput[]): boolean {
  return lines.every(isZeroLine);
}

/**
 * The entry under the number that its document got, which is known only after everything else is decided. No rule of an entry
 * asks for that number, so nothing is checked again.
 */
export function withDocumentNumber(entry: JournalEntry, documentNumber: string): JournalEntry {
  return frozenEntry({ ...entry, documentNumber }, entry.lines, entry.totals);
}

/** Of lines and totals that were checked. */
function frozenEntry(header: EntryHeader, lines: readonly EntryLine[], totals: EntryTotals): JournalEntry {
  const entry = {
    date: header.date,
    sourceType: header.sourceType,
    sourceId: header.sourceId,
    documentNumber: header.documentNumber,
    memo: header.memo,
    currency: header.currency,
    baseCurrency: header.baseCurrency,
    exchangeRate: header.exchangeRate,
    reversesEntryId: header.reversesEntryId,
    counterpartyName: header.counterpartyName,
    lines,
    totals,
  };
  return Object.freeze(entry) as typeof entry & Balanced;
}

function assertHeader({ date, currency, baseCurrency, exchangeRate }: EntryHeader): void {
  if (!isPlainDate(date)) throw invalid('date', 'must be a date that exists, as YYYY-MM-DD');
  if (!isCurrency(currency)) throw invalid('currency', 'is not an ISO 4217 currency code');
  if (!isCurrency(baseCurrency)) throw new RangeError('The base currency is not an ISO 4217 currency code');
  if (!exchangeRate.isFinite() || exchangeRate.isNegative() || exchangeRate.isZero()) {
    throw invalid('exchangeRate', 'must be greater than 0');
  }
  if (currency === baseCurrency && exchangeRate !== ONE && !exchangeRate.equals(1)) {
    throw invalid('exchangeRate', `must be 1 for an entry in the base currency ${baseCurrency}`);
  }
}

function assertBelowLimit({ debit, baseDebit }: EntryTotals): void {
  if (!belowLimit(debit) || !belowLimit(baseDebit)) {
    throw invalid('lines', 'must add up to less than 10^15 on each side');
  }
}

function assertBalanced(totals: EntryTotals, { currency, baseCurrency }: EntryHeader): void {
  if (totals.debit.equals(totals.credit) && totals.baseDebit.equals(totals.baseCredit)) return;
  const debit = formatAmount(totals.debit, currency);
  const credit = formatAmount(totals.credit, currency);
  const baseDebit = formatAmount(totals.baseDebit, baseCurrency);
  const baseCredit = formatAmount(totals.baseCredit, baseCurrency);
  throw new DomainError(
    'entry_unbalanced',
    `The entry does not balance: debit ${debit} and credit ${credit} ${currency}, ` +
      `in base debit ${baseDebit} and credit ${baseCredit} ${baseCurrency}`,
    { currency, debit, credit, baseCurrency, baseDebit, baseCredit },
  );
}
