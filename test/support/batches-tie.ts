import { Decimal } from 'decimal.js';
import type { Books } from './books';

interface Row {
  readonly entry_number: string;
  readonly account_code: string;
  readonly base_debit: string;
  readonly base_credit: string;
}

interface Batch {
  readonly id: string;
  readonly format: string;
  readonly firstEntry: number;
  readonly lastEntry: number;
  readonly lines: number;
  readonly baseDebit: string;
  readonly baseCredit: string;
}

/**
 * The batches of a series are the journal: their ranges follow each other from the first entry to the newest, their control
 * totals are those of its lines in each range, and what the JSONL ones hold is what the journal holds there.
 */
export async function assertBatchesAreTheJournal({ live }: Books): Promise<void> {
  await live.post('/journal/exports', { format: 'jsonl' });
  const batches = ((await live.get('/journal/exports?limit=200')).body.data as Batch[]).reverse();
  const journal = rowsOf((await live.get('/journal/export?format=jsonl')).text);
  let next = 1;
  for (const batch of batches) {
    expect(batch.firstEntry).toBe(next);
    next = batch.lastEntry + 1;
    const range = journal.filter(
      ({ entry_number: n }) => Number(n) >= batch.firstEntry && Number(n) <= batch.lastEntry,
    );
    expect({ lines: batch.lines, debit: batch.baseDebit, credit: batch.baseCredit }).toEqual({
      lines: range.length,
      debit: total(range, 'base_debit'),
      credit: total(range, 'base_credit'),
    });
    if (batch.format !== 'jsonl') continue;
    const { text } = await live.get(`/journal/exports/${batch.id}/files/1`);
    expect(rowsOf(text)).toEqual(range);
  }
  expect(next).toBe(Number(journal.at(-1)?.entry_number) + 1);
}

const rowsOf = (jsonl: string): Row[] =>
  jsonl
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

const total = (rows: readonly Row[], side: 'base_debit' | 'base_credit'): string =>
  rows.reduce((sum, row) => sum.plus(row[side]), new Decimal(0)).toFixed(2);
