import { Injectable } from '@nestjs/common';
import { Decimal } from '../../domain/money/decimal';
import type { FiscalYear } from '../../domain/periods/fiscal-year';
import { findLock } from '../../domain/periods/locks';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ChartOfAccounts } from '../accounts/chart-of-accounts';
import { LockReader } from '../periods/lock-reader';
import { missingNumbers } from '../reports/numbers/number-gaps';
import { yearCounts, type YearCounts } from './checks-sql';
import type { YearCheckView, YearChecklistView } from './dto/checklist.dto';
import { resultOf, YearsStore } from './years.store';

type Severity = 'failed' | 'warning';

/**
 * What stands between a year and its closing. A failed check is one that closing refuses, or a book that does not tie out; a
 * warning is work that is likely to be missing from the year.
 */
@Injectable()
export class YearChecklist {
  constructor(
    private readonly store: YearsStore,
    private readonly chart: ChartOfAccounts,
    private readonly locks: LockReader,
  ) {}

  /** Inside a transaction that has read the locks. */
  async of(tx: Tx, ctx: RequestContext, year: FiscalYear): Promise<YearChecklistView> {
    const closings = await this.store.closings(tx, year.year);
    const closed = closings.some(({ reopenedAt }) => reopenedAt === null);
    const counts = await yearCounts(tx, year.end);
    const missing = await missingNumbers(tx);
    const checks = [
      ...(closed ? [] : await this.closable(tx, ctx, year)),
      ...unfinished(counts, year),
      check('number_gaps', missing, 'failed', 'Numbers of entries and documents that are missing.'),
      tiedOut(counts),
    ];
    return {
      id: `fy_${year.year}`,
      year: year.year,
      startDate: year.start,
      endDate: year.end,
      status: closed ? 'closed' : 'open',
      ready: !closed && checks.every(({ status }) => status !== 'failed'),
      checks,
    };
  }

  private async closable(tx: Tx, ctx: RequestContext, year: FiscalYear): Promise<YearCheckView[]> {
    const { start, end } = year;
    const { earlier } = await resultOf(tx, year);
    const lock = findLock(this.locks.held(tx), { date: end, document: false, taxed: false });
    const { retained_earnings: equity } = await this.chart.roles(tx);
    return [
      check('year_over', end < ctx.today ? 0 : 1, 'failed', `The year is over after ${end}.`),
      check('earlier_years_closed', earlier, 'failed', `Accounts with income or expense before ${start}.`),
      check(
        'last_day_open',
        lock ? 1 : 0,
        'failed',
        `The closing entry is dated ${end}, which must be open.`,
      ),
      check(
        'retained_earnings',
        equity ? 0 : 1,
        'failed',
        'An account must hold the role retained_earnings.',
      ),
    ];
  }
}

const unfinished = (counts: YearCounts, { end }: FiscalYear): YearCheckView[] => [
  check('draft_invoices', counts.draftInvoices, 'warning', `Invoices dated through ${end} that are drafts.`),
  check(
    'draft_entries',
    counts.draftEntries,
    'warning',
    `Journal entries dated through ${end} that are drafts.`,
  ),
  check(
    'pending_reversals',
    counts.pendingReversals,
    'warning',
    `Automatic reversals due through ${end} that are not posted.`,
  ),
  check(
    'unsealed_entries',
    counts.unsealedEntries,
    'warning',
    `Entries dated through ${end} that no seal covers yet.`,
  ),
];

const tiedOut = (counts: YearCounts): YearCheckView => {
  const apart = new Decimal(counts.debtors).equals(counts.openItems) ? 0 : 1;
  return check(
    'debtors_tie_out',
    counts.strayItems + apart,
    'failed',
    `Debtors ${counts.debtors}, open items ${counts.openItems} in base currency; open items that differ from the journal.`,
  );
};

const check = (name: string, count: number, severity: Severity, detail: string): YearCheckView => ({
  check: name,
  status: count === 0 ? 'passed' : severity,
  count,
  detail,
});
