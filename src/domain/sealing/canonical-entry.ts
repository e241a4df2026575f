import type { PlainDate } from '../periods/plain-date';
import { lengthPrefixed, plainAmount, type Field } from './canonical-text';

/** What is sealed of a journal line. Amounts are plain decimals, as they are stored. */
export interface SealableLine {
  readonly lineNo: number;
  readonly accountId: string;
  readonly debit: string;
  readonly credit: string;
  readonly baseDebit: string;
  readonly baseCredit: string;
  readonly vatCode: string | null;
  readonly customerId: string | null;
  readonly openItemId: string | null;
  readonly dimensions: Readonly<Record<string, string>> | null;
}

/**
 * What is sealed of a journal entry: ids, codes, numbers, dates and amounts. Names, memos, descriptions and request ids are
 * text that people wrote, and may have to be erased one day; an account's code and name may be changed, its id never.
 */
export interface SealableEntry {
  readonly number: number;
  readonly id: string;
  readonly date: PlainDate;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly postedAt: string;
  readonly postedBy: string;
  readonly sourceType: string;
  readonly sourceId: string | null;
  readonly documentNumber: string | null;
  readonly currency: string;
  readonly exchangeRate: string;
  readonly baseCurrency: string;
  readonly reversesEntryNumber: number | null;
  readonly lines: readonly SealableLine[];
}

const ENTRY_FORMAT = 'contra.entry.1';

/**
 * The bytes (as UTF-8) whose SHA-256 stands for an entry. docs/sealing.md defines them for everybody; bin/verify-export makes them
 * anew from an export, and both are held to the same examples. A change of them is a new format with a new name.
 */
export function canonicalEntry(entry: SealableEntry): string {
  const fields: Field[] = [
    ENTRY_FORMAT,
    entry.number,
    entry.id,
    entry.date,
    entry.postedAt,
    entry.postedBy,
    entry.sourceType,
    entry.sourceId,
    entry.documentNumber,
    entry.currency,
    plainAmount(entry.exchangeRate),
    entry.baseCurrency,
    entry.reversesEntryNumber,
    entry.lines.length,
  ];
  for (const line of entry.lines) addLine(fields, line);
  return lengthPrefixed(fields);
}

function addLine(fields: Field[], line: SealableLine): void {
  fields.push(
    line.lineNo,
    line.accountId,
    plainAmount(line.debit),
    plainAmount(line.credit),
    plainAmount(line.baseDebit),
    plainAmount(line.baseCredit),
    line.vatCode,
    line.customerId,
    line.openItemId,
  );
  const dimensions = Object.entries(line.dimensions ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  fields.push(dimensions.length);
  for (const [key, value] of dimensions) fields.push(key, value);
}
