import { HttpException } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { isDatabaseAway } from '../database/database-errors';
import { isProblemCode, PROBLEM_CODES, type ProblemCode } from './problem-codes';

/** RFC 9457, and beside its members `code`, `requestId` and what the code carries. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly code: ProblemCode;
  readonly requestId?: string;
  readonly [member: string]: unknown;
}

interface Where {
  readonly instance?: string;
  readonly requestId?: string;
}

/** Never carries a stack, SQL, or the text of an error that was not made for callers. */
export function problemOf(error: unknown, where: Where = {}): Problem {
  if (error instanceof DomainError && isProblemCode(error.code))
    return problem(error.code, error.message, where, error.details);
  // What HTTP itself has failed with says its status; a caller who hangs up breaks a connection too, but not the database's.
  if (!hasStatus(error) && isDatabaseAway(error))
    return problem(
      'unavailable',
      'The database is away or has no connection free. Try again in a moment.',
      where,
    );
  const status = statusOf(error);
  return problem(codeOfStatus(status, error), detailOfStatus(status, error), where);
}

function problem(
  code: ProblemCode,
  detail: string,
  where: Where,
  details: Readonly<Record<string, unknown>> = {},
): Problem {
  const [status, title] = PROBLEM_CODES[code];
  const own = {
    type: `urn:contra:problem:${code}`,
    title,
    status,
    detail,
    instance: where.instance,
    code,
    requestId: where.requestId,
  };
  return { ...own, ...details, ...own };
}

/** Of Nest's exceptions and of Fastify's own errors (a body too large, a wrong content type, a poisoned prototype). */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return hasStatus(error) ? error.statusCode : 500;
}

const hasStatus = (error: unknown): error is Error & { readonly statusCode: number } =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';

const CODES: Readonly<Record<number, ProblemCode>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'unavailable',
};

function codeOfStatus(status: number, error: unknown): ProblemCode {
  if (status === 400) return isBodySyntax(error) ? 'malformed_json' : 'validation_failed';
  return CODES[status] ?? (status >= 400 && status < 500 ? 'validation_failed' : 'internal_error');
}

function isBodySyntax(error: unknown): boolean {
  return error instanceof Error && /JSON|Content-Length/i.test(error.message);
}

function detailOfStatus(status: number, error: unknown): string {
  if (status === 404) return 'There is nothing at this address.';
  if (status === 413) return 'The body is larger than this route accepts.';
  if (status === 415) return 'Send the body as application/json.';
  if (status >= 500 || !(error instanceof Error))
    return 'Something went wrong on our side. Quote the requestId when you report it.';
  return error.message;
}
