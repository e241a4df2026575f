import type { Posting } from '../periods/locks';
import type { JournalEntry } from './entry';

/**
 * Which locks an entry is tested against. The sales lock holds for invoices and credit notes, their reversals included; the tax
 * lock for every line with a VAT code, of rate zero too, as it belongs in the return. A year end only moves results to
 * equity and is no part of any return.
 */
export function lockScope(entry: Pick<JournalEntry, 'date' | 'sourceType' | 'lines'>): Posting {
  return {
    date: entry.date,
    document: entry.sourceType === 'credit_note' || entry.sourceType === 'invoice',
    taxed: entry.sourceType !== 'year_end' && entry.lines.some((line) => line.vatCode !== null),
  };
}
