import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { sum } from '../../domain/money/decimal';
import type { FiscalYear } from '../../domain/periods/fiscal-year';
import { assertOpen } from '../../domain/periods/locks';
import { postYearEnd } from '../../domain/posting/year-end';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ChartOfAccounts } from '../accounts/chart-of-accounts';
import { accountNames } from '../journal/account-names';
import { JournalWriter, type PostedEntry } from '../journal/journal-writer';
import { takeGate } from '../periods/periods.service';
import { stageLocks } from '../periods/stage-locks';
import type { CloseYearRequest, YearView } from './dto/year.dto';
import type { YearClosingEntity } from './year-closing.entity';
import { yearView } from './year-view';
import { resultOf, YearsStore, type YearResult } from './years.store';

/**
 * Closes a year that is over: takes income and expense to zero on its last day, and locks all days through it. It holds the
 * gate alone, so that every posting into the year is in its sums and none comes after.
 */
@Injectable()
export class CloseYear {
  constructor(
    private readonly store: YearsStore,
    private readonly chart: ChartOfAccounts,
    private readonly journal: JournalWriter,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, year: FiscalYear, request: CloseYearRequest): Promise<YearView> {
    const locks = await takeGate(tx);
    const closings = await this.store.closings(tx, year.year);
    const { balances } = await this.closableResult(tx, ctx, year, closings);
    assertOpen(locks, { date: year.end, document: false, taxed: false });
    const id = makeId('yc', ctx);
    const { baseCurrency } = ctx.organisation;
    const roles = await this.chart.roles(tx);
    const entry = postYearEnd({ closingId: id, year, baseCurrency, balances }, roles);
    const accounts = await this.chart.byIds(tx, entry?.lines.map(({ accountId }) => accountId) ?? []);
    await tx.takeCounters([ENTRY_COUNTER]);
    const posted = entry && this.journal.stageOne(tx, entry, accountNames(accounts));
    const profit = formatAmount(sum(balances.map(({ balance }) => balance)).negated(), baseCurrency);
    const closing = closingOf(tx, { id, year, posted, profit, previousAll: locks.all });
    this.store.insert(tx, closing);
    stageLocks(tx, locks, { ...locks, all: year.end }, request.reason ?? `Closing of the year ${year.year}`, {
      afterInserts: true,
    });
    const view = yearView(ctx, year, [closing, ...closings]);
    tx.emit({ type: 'fiscal_year.closed', objectType: 'fiscal_year', objectId: view.id, data: view });
    return ctx.dry ? { ...view, journalEntry: posted?.view ?? null } : view;
  }

  /** The result of a year that is open and over, when every year before it is closed. */
  private async closableResult(
    tx: Tx,
    ctx: RequestContext,
    fiscalYear: FiscalYear,
    closings: readonly YearClosingEntity[],
  ): Promise<YearResult> {
    const { year, start, end } = fiscalYear;
    if (closings.some(({ reopenedAt }) => reopenedAt === null))
      throw conflict('already_closed', `The year ${year} is closed.`, { year });
    if (end >= ctx.today)
      throw conflict('year_not_over', `The year ${year} is over after ${end}.`, { year, endDate: end });
    const result = await resultOf(tx, fiscalYear);
    if (result.earlier > 0) {
      throw conflict(
        'earlier_year_open',
        `There is income or expense before ${start}: close that year first.`,
        {
          year,
          startDate: start,
        },
      );
    }
    return result;
  }
}

interface Closing {
  readonly id: string;
  readonly year: FiscalYear;
  readonly posted: PostedEntry | null;
  readonly profit: string;
  readonly previousAll: string | null;
}

function closingOf({ ctx, organisationId }: Tx, { id, year, posted, ...rest }: Closing): YearClosingEntity {
  return {
    organisationId,
    id,
    year: year.year,
    startDate: year.start,
    endDate: year.end,
    journalEntryId: posted?.id ?? null,
    ...rest,
    closedAt: ctx.now,
    closedBy: ctx.caller.keyId,
    requestId: ctx.requestId,
    reopenedAt: null,
    reopenedBy: null,
    reopenReason: null,
    reversalEntryId: null,
  };
}
