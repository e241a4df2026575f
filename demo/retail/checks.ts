import { type CreditNote, type Problem, type TrialBalance } from './answers';
import { type Export } from './close';
import { pence, pounds, sumPence } from './pence';

/** What the wholesaler's data holds, from its README: before VAT, before any void. */
export const EXPECTED_MONTHS = [
  { month: '2010-12', notes: 326, net: '74789.12' },
  { month: '2011-01', notes: 260, net: '131364.30' },
] as const;

export interface MonthTotals {
  readonly month: string;
  readonly notes: number;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

export function totalsOf(month: string, notes: readonly CreditNote[]): MonthTotals {
  const those = notes.filter((note) => note.issueDate.startsWith(month));
  const total = (part: keyof CreditNote['totals']): string =>
    pounds(sumPence(those.map((note) => note.totals[part])));
  return { month, notes: those.length, net: total('net'), tax: total('tax'), gross: total('gross') };
}

/** Collects what is not as expected, so that a run reports all of it. */
export class Differences {
  private readonly list: string[] = [];

  expect(what: string, actual: string | number | bigint, expected: string | number | bigint): void {
    if (actual !== expected) this.list.push(`${what}: expected ${expected}, found ${actual}`);
  }

  get all(): readonly string[] {
    return this.list;
  }
}

export function checkMonths(differences: Differences, months: readonly MonthTotals[]): void {
  for (const { month, notes, net } of EXPECTED_MONTHS) {
    const found = months.find((each) => each.month === month);
    differences.expect(`Credit notes of ${month}`, found?.notes ?? 0, notes);
    differences.expect(`Net of ${month}`, found?.net ?? '0.00', net);
  }
}

export function checkVoids(differences: Differences, voided: readonly CreditNote[], expected: number): void {
  const reversed = voided.filter((note) => note.status === 'voided' && note.reversalEntryId !== null);
  differences.expect('Voided notes with a reversing entry', reversed.length, expected);
}

export function checkRefusal(differences: Differences, refusal: Problem): void {
  differences.expect('The code of the refused posting', refusal.code, 'period_locked');
}

/** Both sides equal the gross of the notes that live: it is all on Debtors, against Sales and VAT. */
export function checkTrialBalance(
  differences: Differences,
  { totals, accounts }: TrialBalance,
  posted: readonly CreditNote[],
  voided: readonly CreditNote[],
): void {
  const grossOf = (notes: readonly CreditNote[]): bigint => sumPence(notes.map((note) => note.totals.gross));
  const live = pounds(grossOf(posted) - grossOf(voided));
  differences.expect('Trial balance, debit', pounds(pence(totals.debit)), live);
  differences.expect('Trial balance, credit', pounds(pence(totals.credit)), live);
  differences.expect('Trial balance, sum of debits', pounds(sumPence(accounts.map((a) => a.debit))), live);
  differences.expect('Trial balance, sum of credits', pounds(sumPence(accounts.map((a) => a.credit))), live);
}

/** A note makes a line on Debtors, one on Sales per VAT code, one on VAT Output per code with tax; a void repeats them. */
export function checkExport(
  differences: Differences,
  journal: Export,
  posted: readonly CreditNote[],
  voided: readonly CreditNote[],
): void {
  const rows = [...posted, ...voided]
    .filter((note) => note.journalEntryId !== null)
    .map(({ taxBreakdown }) => {
      const sales = taxBreakdown.filter((row) => pence(row.taxable) !== 0n).length;
      return 1 + sales + taxBreakdown.filter((row) => pence(row.tax) !== 0n).length;
    });
  differences.expect(
    'Rows of the export',
    journal.rows,
    rows.reduce((sum, count) => sum + count, 0),
  );
  differences.expect('Export, debit against credit', pounds(journal.debit), pounds(journal.credit));
}
