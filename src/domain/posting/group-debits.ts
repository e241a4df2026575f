import type { EntryLineInput } from '../journal/entry';
import { ZERO } from '../money/decimal';

/**
 * Adds up debits of the same account, VAT code and dimensions into one line each, in the order in which they first occur, so
 * that an entry is as short as its reports allow however long the document is.
 */
export function groupDebits(lines: readonly EntryLineInput[]): EntryLineInput[] {
  const groups = new Map<string, EntryLineInput>();
  for (const line of lines) {
    const key = JSON.stringify([line.accountId, line.vatCode ?? null, sorted(line.dimensions)]);
    const group = groups.get(key);
    groups.set(key, group ? { ...group, debit: (group.debit ?? ZERO).plus(line.debit ?? ZERO) } : line);
  }
  return [...groups.values()];
}

function sorted(dimensions: Readonly<Record<string, string>> = {}): [string, string][] {
  return Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
}
