import { Injectable } from '@nestjs/common';
import { changeLocks } from '../../domain/periods/change-locks';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { PageQuery } from '../../platform/pagination/page-query.dto';
import { mapPage, newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { ChangeLocksRequest, LockChangeView, LocksView } from './dto/periods.dto';
import { assertNoClosedYear } from './closed-years';
import { LockChangeEntity } from './lock-change.entity';
import { LockReader } from './lock-reader';
import { takeGate } from './periods.service';
import { stageLocks } from './stage-locks';

/** The four through-dates of an organisation. */
@Injectable()
export class LocksService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly locks: LockReader,
  ) {}

  async get(ctx: RequestContext): Promise<LocksView> {
    return viewOf(await this.locks.now(ctx));
  }

  /** Fields left out stay; null lifts. Waits for the postings in flight. */
  change(ctx: RequestContext, request: ChangeLocksRequest): Promise<LocksView> {
    return this.work.run(ctx, async (tx) => {
      const before = { ...(await takeGate(tx)), lockedPeriods: [] };
      const after = changeLocks(before, request, ctx.today);
      if (after.all !== before.all) await assertNoClosedYear(tx, after.all);
      stageLocks(tx, before, after, request.reason ?? null);
      return viewOf(after);
    });
  }

  async history(ctx: RequestContext, query: PageQuery): Promise<Page<LockChangeView>> {
    const page = await this.work.read(ctx, (tx) =>
      paginate(
        tx,
        tx.manager
          .createQueryBuilder(LockChangeEntity, 'change')
          .where('change.organisationId = :organisationId', { organisationId: tx.organisationId }),
        query,
        newestFirst('change.id', 'plc'),
      ),
    );
    return mapPage(page, changeView);
  }
}

function viewOf({ sales, tax, all, hard }: LocksView): LocksView {
  return { sales, tax, all, hard };
}

function changeView(change: LockChangeEntity): LockChangeView {
  return {
    id: change.id,
    lock: change.lock,
    periodId: change.periodStart === null ? null : `per_${change.periodStart.slice(0, 7)}`,
    previous: change.previous,
    value: change.value,
    reason: change.reason,
    changedBy: change.changedBy,
    changedAt: change.changedAt.toISOString(),
    requestId: change.requestId,
  };
}
