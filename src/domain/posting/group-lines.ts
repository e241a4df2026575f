import type { EntryLineInput } from '../journal/entry';
import { ZERO } from '../money/decimal';

/**
 * Adds up lines of the same account, VAT code and dimensions into one line each, in the order in which they first occur, so
 * that an entry is as short as its reports allow however long the document is. The lines are all debits, or all credits.
 */
export function groupLines(lines: readonly EntryLineInput[]): EntryLineInput[] {
  const groups = new Map<string, EntryLineInput>();
  for (const line of lines) {
    const key = groupKey(line);
    const group = groups.get(key);
    groups.set(key, group ? { ...group, ...sumOf(group, line) } : line);
  }
  return [...groups.values()];
}

/** What lines have in common that are added up. */
export function groupKey(line: Pick<EntryLineInput, 'accountId' | 'vatCode' | 'dimensions'>): string {
  return JSON.stringify([line.accountId, line.vatCode ?? null, sorted(line.dimensions)]);
}

function sumOf(a: EntryLineInput, b: EntryLineInput): Pick<EntryLineInput, 'debit' | 'credit'> {
  return a.credit === undefined
    ? { debit: (a.debit ?? ZERO).plus(b.debit ?? ZERO) }
    : { credit: a.credit.plus(b.credit ?? ZERO) };
}

function sorted(dimensions: Readonly<Record<string, string>> = {}): [string, string][] {
  return Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
}
