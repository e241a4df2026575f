import { Injectable } from '@nestjs/common';
import type { Locks } from '../../domain/periods/locks';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { RequestContext } from '../../platform/request-context/request-context';

export interface LockedMonth {
  readonly start: PlainDate;
  readonly end: PlainDate;
}

@Injectable()
export class LockReader {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * The locks that a posting transaction decides on. It holds the lock row, and this statement starts after it got it, so
   * what it reads cannot change before the commit.
   */
  async held(tx: Tx): Promise<Locks> {
    if (!tx.throughDates) throw new Error('a posting decides on locks that its transaction holds');
    return { ...tx.throughDates, lockedPeriods: await lockedMonths(tx) };
  }

  /** The locks as they are at this moment; another request may change them at the next. */
  now(ctx: RequestContext): Promise<Locks> {
    return this.work.run({ ...ctx, dry: true }, (tx) => this.held(tx), { posting: true });
  }
}

async function lockedMonths(tx: Tx): Promise<LockedMonth[]> {
  return tx.query<LockedMonth & { start: string; end: string }>(
    `SELECT start_date AS start, end_date AS "end" FROM periods
     WHERE organisation_id = $1 AND status = 'locked' ORDER BY start_date`,
    [tx.organisationId],
  );
}
