import type { Locks } from '../../domain/periods/locks';
import type { Tx } from '../../platform/database/transaction';
import { recordLockChange } from './lock-history';

const THROUGH = ['sales', 'tax', 'all', 'hard'] as const;

export type ThroughDates = Pick<Locks, (typeof THROUGH)[number]>;

interface Staging {
  /** Stage it behind what is inserted: the entries of this very transaction were decided on the locks before. */
  readonly afterInserts?: boolean;
}

/** Stages other through-dates, with a line of the history and an event for each that moves. The gate is held. */
export function stageLocks(
  tx: Tx,
  before: ThroughDates,
  after: ThroughDates,
  reason: string | null,
  { afterInserts = false }: Staging = {},
): void {
  for (const lock of THROUGH) {
    const [previous, value] = [before[lock], after[lock]];
    if (previous === value) continue;
    recordLockChange(tx, { lock, periodStart: null, previous, value, reason });
    const forward = value !== null && (previous === null || value > previous);
    tx.emit({
      type: forward ? 'period.locked' : 'period.unlocked',
      objectType: 'period_lock',
      objectId: lock,
      data: { lock, previous, through: value, reason },
    });
  }
  const sql = `UPDATE period_locks SET sales_through = $2, tax_through = $3, all_through = $4, hard_through = $5,
    version = version + 1 WHERE organisation_id = $1`;
  const params = [tx.organisationId, ...THROUGH.map((lock) => after[lock])];
  if (afterInserts) {
    // Deferred until the commit, the check of the new entries would meet the new dates.
    tx.writes.updateAfterInserts('SET CONSTRAINTS ALL IMMEDIATE', [], null);
    tx.writes.updateAfterInserts(sql, params);
  } else {
    tx.writes.update(sql, params);
  }
}
