import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';
import type { AutoReverseView } from './dto/auto-reverse.dto';

/** A reversal that an entry asked for and that is still to come. */
export interface PendingReversal {
  readonly entry_id: string;
  readonly date: PlainDate;
  readonly status: 'scheduled' | 'blocked';
  readonly reason: string | null;
}

/** The first instant at which it is that day somewhere on earth; where it is not yet that day, it is tried again later. */
const earliest = (date: PlainDate): Date => new Date(Date.parse(`${date}T00:00:00Z`) - 14 * 3_600_000);

export function keepAutoReversal(tx: Tx, entryId: string, { date, status, ...rest }: AutoReverseView): void {
  tx.writes.insert('auto_reversals', {
    organisation_id: tx.organisationId,
    entry_id: entryId,
    date,
    status,
    reversal_entry_id: rest.entryId,
    reason: rest.reason,
    next_attempt_at: earliest(date),
  });
}

/**
 * Those of these entries that are still to come, locked in the order of the entries' ids, before anything else of them.
 * `skipLocked`: without those that another has in hand.
 */
export async function lockPending(
  tx: Tx,
  entryIds: readonly string[],
  { skipLocked = false } = {},
): Promise<PendingReversal[]> {
  return tx.query<PendingReversal & object>(
    `SELECT entry_id, date, status, reason FROM auto_reversals
     WHERE organisation_id = $1 AND entry_id = ANY ($2) AND status IN ('scheduled', 'blocked')
     ORDER BY entry_id ${tx.forUpdate} ${skipLocked && tx.forUpdate ? 'SKIP LOCKED' : ''}`,
    [tx.organisationId, entryIds],
  );
}

export function markPosted(tx: Tx, entryId: string, reversalEntryId: string): void {
  // After the inserts: the reversing entry is one of them.
  tx.writes.updateAfterInserts(
    `UPDATE auto_reversals SET status = 'posted', reversal_entry_id = $3, reason = NULL
      WHERE organisation_id = $1 AND entry_id = $2 AND status IN ('scheduled', 'blocked')`,
    [tx.organisationId, entryId, reversalEntryId],
  );
}

/** Somebody reversed the entry before its day. */
export function markCancelled(tx: Tx, entryId: string): void {
  tx.writes.update(
    `UPDATE auto_reversals SET status = 'cancelled', reason = NULL
      WHERE organisation_id = $1 AND entry_id = $2 AND status IN ('scheduled', 'blocked')`,
    [tx.organisationId, entryId],
  );
}

export function markBlocked(tx: Tx, entryId: string, reason: string, nextAttempt: Date): void {
  tx.writes.update(
    `UPDATE auto_reversals SET status = 'blocked', reason = $3, next_attempt_at = $4
      WHERE organisation_id = $1 AND entry_id = $2 AND status IN ('scheduled', 'blocked')`,
    [tx.organisationId, entryId, reason, nextAttempt],
  );
}

export function tryAgainAt(tx: Tx, entryId: string, nextAttempt: Date): void {
  tx.writes.update(
    `UPDATE auto_reversals SET next_attempt_at = $3 WHERE organisation_id = $1 AND entry_id = $2`,
    [tx.organisationId, entryId, nextAttempt],
  );
}
