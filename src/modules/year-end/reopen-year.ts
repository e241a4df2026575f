import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import type { FiscalYear } from '../../domain/periods/fiscal-year';
import { assertOpen } from '../../domain/periods/locks';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { HeldItems } from '../journal/held-items';
import type { PostedEntry } from '../journal/journal-writer';
import { Reversals } from '../journal/reversals';
import { closedThrough } from '../periods/closed-years';
import { takeGate } from '../periods/periods.service';
import { stageLocks } from '../periods/stage-locks';
import type { YearView } from './dto/year.dto';
import type { YearClosingEntity } from './year-closing.entity';
import { yearView } from './year-view';
import { YearsStore } from './years.store';

/**
 * Opens a closed year again: the `all` lock goes back to where it stood, and the closing entry is reversed on its own date.
 * Only the latest closed year can be, and no year that the hard lock covers.
 */
@Injectable()
export class ReopenYear {
  constructor(
    private readonly store: YearsStore,
    private readonly reversals: Reversals,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, year: FiscalYear, reason: string): Promise<YearView> {
    const locks = await takeGate(tx);
    const closings = await this.store.closings(tx, year.year);
    const closing = closings.find(({ reopenedAt }) => reopenedAt === null);
    if (!closing) throw conflict('not_closed', `The year ${year.year} is open.`, { year: year.year });
    await assertLatest(tx, closing);
    const after = { ...locks, all: closing.previousAll };
    assertOpen(after, { date: closing.endDate, document: false, taxed: false });
    this.store.markReopened(tx, closing.id, reason);
    stageLocks(tx, locks, after, reason);
    tx.course.locks = after;
    const posted = await this.reverse(tx, ctx, closing, reason);
    const reopened = {
      ...closing,
      reopenedAt: ctx.now,
      reopenedBy: ctx.caller.keyId,
      reopenReason: reason,
      reversalEntryId: posted?.id ?? null,
    };
    const view = yearView(
      ctx,
      year,
      closings.map((each) => (each === closing ? reopened : each)),
    );
    tx.emit({ type: 'fiscal_year.reopened', objectType: 'fiscal_year', objectId: view.id, data: view });
    return ctx.dry ? { ...view, journalEntry: posted?.view ?? null } : view;
  }

  private async reverse(
    tx: Tx,
    ctx: RequestContext,
    { id, endDate, journalEntryId }: YearClosingEntity,
    memo: string,
  ): Promise<PostedEntry | null> {
    if (journalEntryId === null) return null;
    const items = await HeldItems.lock(tx, []);
    const posted = await this.reversals.stage(tx, ctx, items, journalEntryId, { date: endDate, memo });
    this.store.nameReversal(tx, id, posted.id);
    return posted;
  }
}

async function assertLatest(tx: Tx, { year, endDate }: YearClosingEntity): Promise<void> {
  const latest = await closedThrough(tx);
  if (latest !== null && latest > endDate) {
    throw conflict('later_year_closed', `A year after ${year} is closed: open that one again first.`, {
      year,
      closedThrough: latest,
    });
  }
}
