import { notFound } from '../../domain/errors';
import { findLock, type Locks, type LockName } from '../../domain/periods/locks';
import { periodOf, type Period } from '../../domain/periods/period';
import { isPlainDate } from '../../domain/periods/plain-date';
import type { PeriodView } from './dto/periods.dto';

export interface PeriodRecord {
  start_date: string;
  status: 'open' | 'locked';
  changed_at: Date;
  changed_by: string;
  reason: string | null;
}

const ID = /^per_(\d{4}-\d{2})$/;

/** Periods exist for every month, so their ids are made from it: `per_2026-04`. */
export const periodId = (period: Period): string => `per_${period.name}`;

export function periodById(id: string, fiscalYearStartMonth: number): Period {
  const month = ID.exec(id)?.[1];
  if (month === undefined || !isPlainDate(`${month}-01`)) throw notFound('Period', id);
  return periodOf(`${month}-01`, fiscalYearStartMonth);
}

export function periodView(period: Period, record: PeriodRecord | undefined, locks: Locks): PeriodView {
  return {
    id: periodId(period),
    name: period.name,
    startDate: period.start,
    endDate: period.end,
    fiscalYear: period.fiscalYear,
    status: record?.status ?? 'open',
    lockedBy: locksCovering(period, locks),
    changedAt: record?.changed_at.toISOString() ?? null,
    changedBy: record?.changed_by ?? null,
    reason: record?.reason ?? null,
  };
}

const NONE: Locks = { sales: null, tax: null, all: null, hard: null, lockedPeriods: [] };

function locksCovering(period: Period, locks: Locks): LockName[] {
  const each: readonly Locks[] = [
    { ...NONE, lockedPeriods: locks.lockedPeriods },
    { ...NONE, sales: locks.sales },
    { ...NONE, tax: locks.tax },
    { ...NONE, all: locks.all },
    { ...NONE, hard: locks.hard },
  ];
  return each.flatMap((one) => findLock(one, { date: period.end, document: true, taxed: true })?.lock ?? []);
}
