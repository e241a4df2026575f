import { DomainError } from '../errors';
import { compare, type PlainDate } from '../periods/plain-date';
import { journalEntry, type EntryHeader, type EntryLine, type JournalEntry } from './entry';

/** An entry as it was posted. */
export interface PostedEntry extends EntryHeader {
  readonly id: string;
  readonly number: number;
  readonly lines: readonly EntryLine[];
}

/**
 * The entry that undoes another: each of its lines on the other side, with the same account, amounts in both currencies, VAT
 * code, customer, open item and dimensions. So the two together are zero on every account and in every return, whatever
 * accounts hold the roles today. It keeps the source and document number of the original and names it in `reversesEntryId`.
 * @throws DomainError `reversal_before_original` when dated earlier than the original.
 */
export function reverseEntry(
  original: PostedEntry,
  { date, memo }: { readonly date: PlainDate; readonly memo?: string | null },
): JournalEntry {
  if (compare(date, original.date) < 0) {
    throw new DomainError(
      'reversal_before_original',
      `A reversal cannot be dated ${date}, before its original of ${original.date}`,
      { date, original: original.date },
    );
  }
  const header = {
    ...original,
    date,
    memo: memo ?? `Reversal of entry ${original.number}`,
    reversesEntryId: original.id,
  };
  return journalEntry(header, original.lines.map(swapSides));
}

const swapSides = (line: EntryLine): EntryLine => ({
  ...line,
  debit: line.credit,
  credit: line.debit,
  baseDebit: line.baseCredit,
  baseCredit: line.baseDebit,
});
