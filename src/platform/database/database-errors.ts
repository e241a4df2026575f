import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { conflict, DomainError } from '../../domain/errors';
import { ledgerIsClosed } from './closed-ledger';

/** What was decided no longer fits what the database holds; decided anew in a fresh transaction, it will. */
export class StaleDecision extends Error {
  override readonly name = 'StaleDecision';
}

/** The SQLSTATE of a failed query, or null. */
export function sqlState(error: unknown): string | null {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return null;
  return typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code) ? cause.code : null;
}

/**
 * Serialization failure, deadlock, a unique key that a concurrent transaction took, what a row points at or is pointed at
 * by that one made or deleted, a lock that was just set, a tax rate that was just made or used,
 * a customer that was just erased.
 */
const RETRYABLE = new Set(['40001', '40P01', '23505', '23503', 'CT003', 'CT009', 'CT010', 'CT011']);

export function isRetryable(error: unknown): boolean {
  return error instanceof StaleDecision || (RETRYABLE.has(sqlState(error) ?? '') && !isAnswered(error));
}

/** Another process has committed the same idempotent request: its answer is there, and stays. */
function isAnswered(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof DatabaseError && cause.constraint === 'idempotency_keys_pkey';
}

const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
/** Class 08 (connection), 57P01 to 57P03 (shutdown, crash, starting up) and class 53 (no disk, memory or connection left). */
const AWAY = /^(08...|57P0[1-3]|53...)$/;

/** Also of the ORM, which lets go of a connection as soon as it hears of its end, before the work that uses it does. */
const BROKEN =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query runner already released/;

export function isDatabaseAway(error: unknown): boolean {
  if (AWAY.test(sqlState(error) ?? '')) return true;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null) return false;
  const { code, message } = cause as { code?: unknown; message?: unknown };
  return (
    (typeof code === 'string' && NETWORK.test(code)) || (typeof message === 'string' && BROKEN.test(message))
  );
}

const CUT_OFF =
  /Connection terminated|Query runner already released|Client has encountered a connection error/;

/** Whether a connection that was at work broke: what it was doing may have been done, or not. Others may be had at once. */
export function isConnectionLost(error: unknown): boolean {
  if (/^57P0[12]$/.test(sqlState(error) ?? '')) return true;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null) return false;
  const { code, message } = cause as { code?: unknown; message?: unknown };
  return code === 'ECONNRESET' || code === 'EPIPE' || (typeof message === 'string' && CUT_OFF.test(message));
}

/** The database's refusals that a caller can act on, in the words of the API; anything else as it is. */
export function toDomainError(error: unknown): unknown {
  if (isAnswered(error))
    return conflict(
      'idempotency_in_progress',
      'The first request with this Idempotency-Key has just been answered.',
    );
  switch (sqlState(error)) {
    case '55P03':
    case '40001':
    case '40P01':
      return conflict('busy', 'Another request holds what this one needs. Try again.');
    case 'CT003':
      return new DomainError('period_locked', 'The books are locked on that date.');
    case 'CT006':
      return conflict('hard_lock_final', 'The hard lock can never move back.');
    case 'CT020':
      return conflict('year_closed', 'A closed year is locked until it is opened again.');
    case 'CT007':
      return conflict('account_in_use', 'The account has been posted to: archive it instead.');
    case 'CT009':
      return conflict(
        'tax_rate_overlap',
        'Another rate of the tax code and zone is in force at the same time.',
      );
    case 'CT011':
      return new DomainError('customer_archived', 'The customer has been erased.');
    case 'CT010':
      return conflict('tax_rate_in_use', 'The rate has been used: end it, and create the one that follows.');
    case 'CT012':
      return conflict('not_a_sandbox', 'Only a sandbox can be reset.');
    case 'CT013':
      return ledgerIsClosed();
    default:
      return error;
  }
}
