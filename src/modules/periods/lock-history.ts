import type { LockName } from '../../domain/periods/locks';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';
import { newId } from '../../platform/ids';

interface LockChange {
  readonly lock: LockName;
  readonly periodStart: PlainDate | null;
  readonly previous: string | null;
  readonly value: string | null;
  readonly reason: string | null;
}

/** Stages one line of the locks' history: who moved what, from where to where, when and why. */
export function recordLockChange(tx: Tx, change: LockChange): void {
  tx.writes.insert('period_lock_changes', {
    organisation_id: tx.organisationId,
    id: newId('plc'),
    lock: change.lock,
    period_start: change.periodStart,
    previous: change.previous,
    value: change.value,
    reason: change.reason,
    changed_by: tx.ctx.caller.keyId,
    request_id: tx.ctx.requestId,
    changed_at: tx.ctx.now,
  });
}
