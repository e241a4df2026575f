import { notFound } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import { fiscalYear, type FiscalYear } from '../../domain/periods/fiscal-year';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { YearClosingView, YearView } from './dto/year.dto';
import type { YearClosingEntity } from './year-closing.entity';

export const YEAR_ID = /^fy_(\d{4})$/;

/** Years exist for every date, so their ids are made from them: `fy_2026`; `2026` is understood as well. */
export function yearById(ctx: RequestContext, id: string): FiscalYear {
  const digits = /^(?:fy_)?(\d{4})$/.exec(id)?.[1];
  if (digits === undefined) throw notFound('Fiscal year', id);
  return fiscalYear(Number(digits), ctx.organisation.fiscalYearStartMonth);
}

export function yearView(
  ctx: RequestContext,
  { year, start, end }: FiscalYear,
  closings: readonly YearClosingEntity[],
): YearView {
  const live = closings.find(({ reopenedAt }) => reopenedAt === null);
  return {
    id: `fy_${year}`,
    year,
    startDate: live?.startDate ?? start,
    endDate: live?.endDate ?? end,
    status: live ? 'closed' : 'open',
    closings: closings.map((closing) => closingView(closing, ctx.organisation.baseCurrency)),
    test: ctx.test,
  };
}

function closingView(closing: YearClosingEntity, baseCurrency: string): YearClosingView {
  return {
    id: closing.id,
    profit: formatAmount(new Decimal(closing.profit), baseCurrency),
    journalEntryId: closing.journalEntryId,
    previousAll: closing.previousAll,
    closedAt: closing.closedAt.toISOString(),
    closedBy: closing.closedBy,
    reopenedAt: closing.reopenedAt?.toISOString() ?? null,
    reopenedBy: closing.reopenedBy,
    reopenReason: closing.reopenReason,
    reversalEntryId: closing.reversalEntryId,
  };
}
