import type { LockException, Locks } from '../../domain/periods/locks';
import type { OperatorContext } from '../request-context/request-context';
import { ledgerIsClosed } from './closed-ledger';
import { NotNow } from './not-now';
import type { Tx } from './transaction';

/**
 * How a transaction passes: whoever posts holds the organisation's lock row FOR SHARE, whoever locks takes it FOR UPDATE. One
 * that several organisations share waits for none of them.
 */
export type Passing = 'post' | 'lock';

interface GateRow {
  sales_through: string | null;
  tax_through: string | null;
  all_through: string | null;
  hard_through: string | null;
  /** When the sandbox moved on to a fresh ledger: nothing is posted into this one any more. */
  closed_at: Date | null;
}

interface LockedRow {
  months: { start: string; end: string }[];
  exceptions: LockException[];
  /** By the type of document. */
  patterns: [string, string][];
}

const LINE = `hashtextextended('period_locks ' || $1::text, 0)`;
/** For the organisation $1. Whoever posts, and waits, is in line before `passGate`: by the statement that begins its transaction. */
export const IN_LINE_TO_POST = `pg_advisory_xact_lock_shared(${LINE})`;
const IN_LINE_TO_LOCK = `SELECT pg_advisory_xact_lock(${LINE})`;
const ROW_LOCK = { post: 'FOR SHARE', lock: 'FOR UPDATE' };
/** No row where somebody is in line, or has it. */
const ROW_NOW = `AND pg_try_advisory_xact_lock_shared(${LINE}) FOR SHARE SKIP LOCKED`;

const GATE = `SELECT sales_through, tax_through, all_through, hard_through, closed_at FROM period_locks
  WHERE organisation_id = $1`;

/**
 * The locked months, and the exceptions of one key (none of them inside a closed year); and how documents are numbered, which whoever
 * posts one asks for as well: a statement less. Arrays, for PostgreSQL prepares those with less work than aggregates.
 */
const LOCKED = `SELECT
  ARRAY(SELECT json_build_object('start', start_date, 'end', end_date)
    FROM periods WHERE organisation_id = $1 AND status = 'locked' ORDER BY start_date) AS months,
  ARRAY(SELECT json_build_object('locks', locks, 'to', to_date, 'from', greatest(from_date,
      (SELECT max(end_date) + 1 FROM year_closings WHERE organisation_id = $1 AND reopened_at IS NULL)))
    FROM lock_exceptions WHERE organisation_id = $1 AND key_id = $2 AND revoked_at IS NULL AND expires_at > $3) AS exceptions,
  ARRAY(SELECT ARRAY[document_type, pattern] FROM number_series WHERE organisation_id = $1) AS patterns`;

/**
 * Takes the organisation's lock row, and then reads what is locked. READ COMMITTED gives the last statement a snapshot from
 * after the row was taken. All go in one round trip.
 *
 * Before the row they stand in line. A row that is share-locked lets further share locks pass by one that waits for it
 * alone, so postings that never cease would keep a lock of the books waiting for ever; advisory locks are granted in the
 * order of arrival. They only order: what guards is the lock on the row.
 *
 * A dry run takes neither, and may see the books that a sandbox has just left, like any other reader.
 *
 * @throws NotNow when a transaction that waits for nobody would have to.
 */
export async function passGate(tx: Tx, passing: Passing): Promise<Locks> {
  const { ctx, organisationId } = tx;
  const rowLock = tx.waits ? ROW_LOCK[passing] : ROW_NOW;
  const ask = (text: string, ...params: unknown[]) => tx.query(text, [organisationId, ...params]);
  const [, [gate], [locked]] = await Promise.all([
    passing === 'lock' && tx.waits && !ctx.dry ? ask(IN_LINE_TO_LOCK) : null,
    ask(`${GATE} ${ctx.dry ? '' : rowLock}`),
    ask(LOCKED, ctx.caller.keyId, ctx.now.toISOString()),
  ]);
  if (!gate && !tx.waits) throw new NotNow();
  tx.course.locks = locksOf(gate as GateRow | undefined, locked as LockedRow | undefined, ctx);
  tx.course.patterns = Object.fromEntries((locked as LockedRow | undefined)?.patterns ?? []);
  return tx.course.locks;
}

function locksOf(
  gate: GateRow | undefined,
  locked: LockedRow | undefined,
  { dry }: Pick<OperatorContext, 'dry'>,
): Locks {
  if (!gate) throw new Error('an organisation has a lock row');
  if (gate.closed_at !== null && !dry) throw ledgerIsClosed();
  return {
    sales: gate.sales_through,
    tax: gate.tax_through,
    all: gate.all_through,
    hard: gate.hard_through,
    lockedPeriods: locked?.months ?? [],
    exceptions: locked?.exceptions ?? [],
  };
}
