import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '../../domain/errors';
import { periodOf, type Period } from '../../domain/periods/period';
import { nextDay, type PlainDate } from '../../domain/periods/plain-date';
import { passGate } from '../../platform/database/posting-gate';
import type { Tx } from '../../platform/database/transaction';
import type { Locks } from '../../domain/periods/locks';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Page } from '../../platform/pagination/paginate';
import { slicePage } from '../../platform/pagination/slice-page';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { ListPeriodsQuery, PeriodView } from './dto/periods.dto';
import { firstDate } from './first-date';
import { recordLockChange } from './lock-history';
import { LockReader } from './lock-reader';
import { periodById, periodView, type PeriodRecord } from './period-view';

const MOST_MONTHS = 2400;

@Injectable()
export class PeriodsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly locks: LockReader,
  ) {}

  /** Months, newest first: those asked for, or all from the first entry's to this one. */
  list(ctx: RequestContext, query: ListPeriodsQuery): Promise<Page<PeriodView>> {
    return this.work.run(
      { ...ctx, dry: true },
      async (tx) => {
        const from = query.from ?? (await firstDate(tx)) ?? ctx.today;
        const months = monthsDown(
          query.to ?? (from > ctx.today ? from : ctx.today),
          from,
          ctx.organisation.fiscalYearStartMonth,
        );
        const [locks, records] = [this.locks.held(tx), await recordsOf(tx)];
        const all = months
          .map((month) => periodView(month, records.get(month.start), locks))
          .filter((view) => !query.status || view.status === query.status);
        return slicePage(all, query, /^per_\d{4}-\d{2}$/);
      },
      { posting: true },
    );
  }

  get(ctx: RequestContext, id: string): Promise<PeriodView> {
    const period = periodById(id, ctx.organisation.fiscalYearStartMonth);
    return this.work.run({ ...ctx, dry: true }, (tx) => this.view(tx, period), { posting: true });
  }

  /** Waits for the postings in flight; once this has returned, no entry appears in the month. */
  lock(ctx: RequestContext, id: string, reason: string | undefined): Promise<PeriodView> {
    return this.change(ctx, id, 'locked', reason ?? null);
  }

  unlock(ctx: RequestContext, id: string, reason: string): Promise<PeriodView> {
    return this.change(ctx, id, 'open', reason);
  }

  private change(
    ctx: RequestContext,
    id: string,
    status: 'open' | 'locked',
    reason: string | null,
  ): Promise<PeriodView> {
    const period = periodById(id, ctx.organisation.fiscalYearStartMonth);
    return this.work.run(ctx, async (tx) => {
      const through = await takeGate(tx);
      const record = (await recordsOf(tx)).get(period.start);
      const previous = record?.status ?? 'open';
      if (previous === status) {
        throw conflict(
          status === 'locked' ? 'already_locked' : 'not_locked',
          `The period ${period.name} is ${previous} already.`,
        );
      }
      stagePeriod(tx, period, status, reason);
      recordLockChange(tx, { lock: 'period', periodStart: period.start, previous, value: status, reason });
      const changed = {
        start_date: period.start,
        status,
        changed_at: ctx.now,
        changed_by: ctx.caller.keyId,
        reason,
      };
      const others = this.locks.held(tx).lockedPeriods.filter(({ start }) => start !== period.start);
      const lockedPeriods =
        status === 'locked' ? [...others, { start: period.start, end: period.end }] : others;
      const view = periodView(period, changed, { ...through, lockedPeriods });
      tx.emit({
        type: status === 'locked' ? 'period.locked' : 'period.unlocked',
        objectType: 'period',
        objectId: view.id,
        data: view,
      });
      return view;
    });
  }

  private async view(tx: Tx, period: Period): Promise<PeriodView> {
    return periodView(period, (await recordsOf(tx)).get(period.start), this.locks.held(tx));
  }
}

/** Takes the lock row alone, which waits for every posting that holds it, and reads the locks. */
export const takeGate = (tx: Tx): Promise<Locks> => passGate(tx, 'lock');

function stagePeriod(tx: Tx, period: Period, status: string, reason: string | null): void {
  tx.writes.update(
    `INSERT INTO periods (organisation_id, start_date, end_date, status, changed_at, changed_by, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (organisation_id, start_date) DO UPDATE
       SET status = $4, changed_at = $5, changed_by = $6, reason = $7`,
    [tx.organisationId, period.start, period.end, status, tx.ctx.now, tx.ctx.caller.keyId, reason],
  );
}

async function recordsOf(tx: Tx): Promise<Map<PlainDate, PeriodRecord>> {
  const rows = await tx.query<PeriodRecord>(
    `SELECT start_date, status, changed_at, changed_by, reason FROM periods WHERE organisation_id = $1`,
    [tx.organisationId],
  );
  return new Map(rows.map((row) => [row.start_date, row]));
}

function monthsDown(to: PlainDate, from: PlainDate, fiscalYearStartMonth: number): Period[] {
  if (to < from) throw invalid('to', 'must not be before from');
  const months: Period[] = [];
  for (
    let date: PlainDate | null = periodOf(from, fiscalYearStartMonth).start;
    date !== null && date <= to;
  ) {
    const month = periodOf(date, fiscalYearStartMonth);
    months.unshift(month);
    if (months.length > MOST_MONTHS)
      throw invalid('from', `must be at most ${MOST_MONTHS / 12} years before to`);
    date = nextDay(month.end);
  }
  return months;
}
