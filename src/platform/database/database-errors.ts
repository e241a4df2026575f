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
  const { code } = wordsOf(error);
  return /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/** What the ORM wraps, or the error itself. */
const causeOf = (error: unknown): unknown => (error instanceof QueryFailedError ? error.driverError : error);

/** Empty where the error has none. */
function wordsOf(error: unknown): { readonly code: string; readonly message: string } {
  const cause = causeOf(error);
  const { code, message } =
    typeof cause === 'object' && cause !== null ? (cause as Partial<Error & { code: unknown }>) : {};
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
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
  const cause = causeOf(error);
  return cause instanceof DatabaseError && cause.constraint === 'idempotency_keys_pkey';
}

/** SQLSTATEs 57P01 and 57P02: the server, or somebody, ended the session. */
const ENDED = /^(57P0[12]|ECONNRESET|EPIPE)$/;
/** Also of the ORM, which lets go of a connection as soon as it hears of its end, before the work that uses it does. */
const CUT_OFF =
  /Connection terminated|Query runner already released|Client has encountered a connection error/;

/** Whether a connection that was at work broke: what it was doing may have been done, or not. Others may be had at once. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = wordsOf(error);
  return ENDED.test(code) || CUT_OFF.test(message);
}

const UNREACHED = /^(ECONNREFUSED|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
/** Class 08 (connection), 57P03 (starting up) and class 53 (no disk, memory or connection left). */
const AWAY = /^(08[0-9A-Z]{3}|57P03|53[0-9A-Z]{3})$/;

/** Whether the database cannot be worked with now, or a connection to it was lost. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = wordsOf(error);
  return (
    isConnectionLost(error) ||
    UNREACHED.test(code) ||
    AWAY.test(code) ||
    message.includes('timeout exceeded when trying to connect')
  );
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
    case '57014':
      return new DomainError('unavailable', 'The database took longer than it may. Nothing was changed.');
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
