import { Injectable } from '@nestjs/common';
import { fiscalYear } from '../../domain/periods/fiscal-year';
import { periodOf } from '../../domain/periods/period';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Page } from '../../platform/pagination/paginate';
import { slicePage } from '../../platform/pagination/slice-page';
import type { RequestContext } from '../../platform/request-context/request-context';
import { firstDate } from '../periods/first-date';
import { YearChecklist } from './checklist';
import { CloseYear } from './close-year';
import type { CloseYearRequest, ListYearsQuery, YearView } from './dto/year.dto';
import type { YearChecklistView } from './dto/checklist.dto';
import { ReopenYear } from './reopen-year';
import { YEAR_ID, yearById, yearView } from './year-view';
import { YearsStore } from './years.store';

@Injectable()
export class YearsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: YearsStore,
    private readonly checks: YearChecklist,
    private readonly closing: CloseYear,
    private readonly reopening: ReopenYear,
  ) {}

  /** From the year of the first entry to this one, the latest first. */
  list(ctx: RequestContext, query: ListYearsQuery): Promise<Page<YearView>> {
    return this.work.read(ctx, async (tx) => {
      const { fiscalYearStartMonth } = ctx.organisation;
      const [first, closings] = [await firstDate(tx), await this.store.closings(tx)];
      const yearOf = (date: string): number => periodOf(date, fiscalYearStartMonth).fiscalYear;
      const [oldest, newest] = [yearOf(first ?? ctx.today), yearOf(ctx.today)];
      const years = Array.from({ length: Math.max(newest - oldest, 0) + 1 }, (_, i) =>
        fiscalYear(Math.max(newest, oldest) - i, fiscalYearStartMonth),
      );
      const views = years.map((year) =>
        yearView(
          ctx,
          year,
          closings.filter((closing) => closing.year === year.year),
        ),
      );
      return slicePage(
        views.filter((view) => !query.status || view.status === query.status),
        query,
        YEAR_ID,
      );
    });
  }

  get(ctx: RequestContext, id: string): Promise<YearView> {
    const year = yearById(ctx, id);
    return this.work.read(ctx, async (tx) => yearView(ctx, year, await this.store.closings(tx, year.year)));
  }

  checklist(ctx: RequestContext, id: string): Promise<YearChecklistView> {
    const year = yearById(ctx, id);
    return this.work.run({ ...ctx, dry: true }, (tx) => this.checks.of(tx, ctx, year), {
      posting: true,
      repeated: false,
    });
  }

  close(ctx: RequestContext, id: string, request: CloseYearRequest): Promise<YearView> {
    const year = yearById(ctx, id);
    return this.work.run(ctx, (tx) => this.closing.stage(tx, ctx, year, request));
  }

  reopen(ctx: RequestContext, id: string, reason: string): Promise<YearView> {
    const year = yearById(ctx, id);
    return this.work.run(ctx, (tx) => this.reopening.stage(tx, ctx, year, reason));
  }
}
