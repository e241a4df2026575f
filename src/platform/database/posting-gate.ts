import { escapeLiteral } from 'pg';
import type { LockException, Locks } from '../../domain/periods/locks';
import type { OperatorContext } from '../request-context/request-context';
import { ledgerIsClosed } from './closed-ledger';

interface GateRow {
  sales_through: string | null;
  tax_through: string | null;
  all_through: string | null;
  hard_through: string | null;
  /** When the sandbox moved on to a fresh ledger: nothing is posted into this one any more. */
  closed_at: Date | null;
}

/** The results of a statement list that ends with those of `postingGate`. */
export type GateResults = readonly { readonly rows: readonly unknown[] }[];

/**
 * The organisation's lock row, which whoever posts holds FOR SHARE and whoever locks takes FOR UPDATE, and then its locked
 * months and the exceptions of the caller's key (none of them inside a closed year). READ COMMITTED gives the last
 * statements a snapshot from after the row was taken.
 *
 * Before the row they stand in line. A row that is share-locked lets further share locks pass by one that waits for it
 * alone, so postings that never cease would keep a lock of the books waiting for ever; advisory locks are granted in the
 * order of arrival. They only order: what guards is the lock on the row.
 */
export function postingGate(
  organisationId: string,
  rowLock: '' | 'FOR SHARE' | 'FOR UPDATE',
  { caller, now }: Pick<OperatorContext, 'caller' | 'now'>,
): string[] {
  const line = `hashtextextended('period_locks ${organisationId}', 0)`;
  const queue = {
    '': [],
    'FOR SHARE': [`SELECT pg_advisory_xact_lock_shared(${line})`],
    'FOR UPDATE': [`SELECT pg_advisory_xact_lock(${line})`],
  };
  return [
    ...queue[rowLock],
    `SELECT sales_through, tax_through, all_through, hard_through, closed_at FROM period_locks
     WHERE organisation_id = '${organisationId}' ${rowLock}`,
    `SELECT start_date AS start, end_date AS "end" FROM periods
     WHERE organisation_id = '${organisationId}' AND status = 'locked' ORDER BY start_date`,
    `SELECT locks, to_date AS "to", greatest(from_date, (SELECT max(end_date) + 1 FROM year_closings
       WHERE organisation_id = '${organisationId}' AND reopened_at IS NULL)) AS "from"
     FROM lock_exceptions WHERE organisation_id = '${organisationId}' AND key_id = ${escapeLiteral(caller.keyId)}
       AND revoked_at IS NULL AND expires_at > '${now.toISOString()}'`,
  ];
}

export function locksOf(results: GateResults): Locks {
  const [gate, months, exceptions] = results.slice(-3);
  const row = gate?.rows[0] as GateRow | undefined;
  if (!row) throw new Error('an organisation has a lock row');
  if (row.closed_at !== null) throw ledgerIsClosed();
  return {
    sales: row.sales_through,
    tax: row.tax_through,
    all: row.all_through,
    hard: row.hard_through,
    lockedPeriods: (months?.rows ?? []) as { start: string; end: string }[],
    exceptions: (exceptions?.rows ?? []) as LockException[],
  };
}
