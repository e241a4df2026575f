import type { CreditNote, Invoice, OpenItem, Problem, TrialBalance } from './answers';
import { type Export } from './close';
import type { Amounts } from './independent-books';
import { pence, pounds, sumPence } from './pence';
import type { Posted } from './post';

/** What the wholesaler's data holds, from its README: before VAT, before any void. */
export const EXPECTED_MONTHS = [
  { month: '2010-12', invoices: 1629, sold: '823746.14', notes: 326, credited: '74789.12' },
  { month: '2011-01', invoices: 1120, sold: '691364.56', notes: 260, credited: '131364.30' },
] as const;

export interface MonthTotals {
  readonly month: string;
  /** Of the ledger; one of them may have made several credit notes. */
  readonly documents: number;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

export function totalsOf(month: string, documents: readonly (Invoice | CreditNote)[]): MonthTotals {
  const those = documents.filter(({ issueDate }) => issueDate.startsWith(month));
  const total = (part: keyof Invoice['totals']): string =>
    pounds(sumPence(those.map(({ totals }) => totals[part])));
  const numbers = those.map((each) => ('metadata' in each ? each.metadata['document'] : null) ?? each.number);
  return {
    month,
    documents: new Set(numbers).size,
    net: total('net'),
    tax: total('tax'),
    gross: total('gross'),
  };
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

export function checkMonths(
  differences: Differences,
  months: readonly { readonly invoices: MonthTotals; readonly notes: MonthTotals }[],
): void {
  EXPECTED_MONTHS.forEach(({ month, invoices, sold, notes, credited }, i) => {
    const found = months[i];
    differences.expect(`Invoices of ${month}`, found?.invoices.documents ?? 0, invoices);
    differences.expect(`Sales of ${month}`, found?.invoices.net ?? '0.00', sold);
    differences.expect(`Cancellations of ${month}`, found?.notes.documents ?? 0, notes);
    differences.expect(`Credits of ${month}`, found?.notes.net ?? '0.00', credited);
  });
}

/** Document for document, against the calculation in whole pence. */
export function checkVat(
  differences: Differences,
  what: string,
  documents: readonly (Invoice | CreditNote)[],
  expected: readonly Amounts[],
): void {
  documents.forEach(({ number, totals }, i) => {
    differences.expect(`Net of ${what} ${number}`, pence(totals.net), expected[i]?.net ?? -1n);
    differences.expect(`VAT of ${what} ${number}`, pence(totals.tax), expected[i]?.tax ?? -1n);
  });
}

export function checkVoids(differences: Differences, voided: readonly CreditNote[], expected: number): void {
  const reversed = voided.filter((note) => note.status === 'voided' && note.reversalEntryId !== null);
  differences.expect('Voided notes with a reversing entry', reversed.length, expected);
}

export function checkRefusal(differences: Differences, refusal: Problem): void {
  differences.expect('The code of the refused posting', refusal.code, 'period_locked');
}

/** Debtors, Sales and VAT Output hold what the calculation in whole pence says, and nothing else holds anything. */
export function checkTrialBalance(
  differences: Differences,
  { totals, accounts }: TrialBalance,
  { expected, notes }: Posted,
  voided: readonly CreditNote[],
): void {
  const gone = new Set(voided.map(({ id }) => id));
  const live = expected.notes.filter((_, i) => !gone.has(notes[i]?.id ?? ''));
  const left = (part: keyof Amounts): bigint =>
    expected.invoices.reduce((sum, each) => sum + each[part], 0n) -
    live.reduce((sum, each) => sum + each[part], 0n);
  const balances = accounts.map(({ debit, credit }) => pounds(pence(debit) - pence(credit)));
  const wanted = [left('net') + left('tax'), -left('net'), -left('tax')].map((amount) => pounds(amount));
  differences.expect(
    'Balances of Debtors, Sales and VAT Output',
    balances.sort().join(' '),
    wanted.sort().join(' '),
  );
  differences.expect('Trial balance, debit against credit', totals.debit, totals.credit);
  differences.expect('Trial balance, debit', pounds(pence(totals.debit)), pounds(left('net') + left('tax')));
}

/** A document makes a line on Debtors, one on Sales per VAT code, one on VAT Output per code with tax; a void repeats them. */
export function checkExport(
  differences: Differences,
  journal: Export,
  documents: readonly (Invoice | CreditNote)[],
): void {
  const rows = documents
    .filter(({ journalEntryId }) => journalEntryId !== null)
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

/** Debtor for debtor, the control account of the journal equals the open items. */
export function checkDebtors(differences: Differences, journal: Export, items: readonly OpenItem[]): void {
  const open = new Map<string, bigint>();
  for (const { customerId, openAmount } of items) {
    const debtor = customerId ?? '';
    open.set(debtor, (open.get(debtor) ?? 0n) + pence(openAmount));
  }
  for (const debtor of new Set([...open.keys(), ...journal.debtors.keys()])) {
    differences.expect(
      `Open items of ${debtor === '' ? 'unnamed customers' : debtor}`,
      pounds(open.get(debtor) ?? 0n),
      pounds(journal.debtors.get(debtor) ?? 0n),
    );
  }
}
