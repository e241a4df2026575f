import type { Schemas } from './types';

export type Problem = Schemas['Problem'];
export type ProblemCode = Problem['code'];
export type ConflictReason = NonNullable<Problem['reason']>;
export type FieldError = NonNullable<Problem['errors']>[number];

/** What goes wrong on this side of the wire. */
export type ClientErrorCode =
  /** There was no answer, or it broke off. */
  | 'connection_failed'
  /** No answer in time. */
  | 'timed_out'
  /** An answer that is not the service's: of a proxy, say. */
  | 'unexpected_answer'
  /** A webhook without its three headers, or with a timestamp that is none. */
  | 'webhook_headers_invalid'
  /** A webhook whose timestamp is too far from now. */
  | 'webhook_timestamp_out_of_tolerance'
  /** A webhook that none of the secrets signed. */
  | 'webhook_signature_invalid'
  /** A webhook that is signed and is not an event. */
  | 'webhook_payload_invalid';

export type ErrorCode = ProblemCode | ClientErrorCode;

interface Facts {
  readonly status?: number | null;
  readonly requestId?: string | null;
  readonly problem?: Problem | null;
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** The one error that the client throws. Branch on `code`, and on `reason` where the code is `conflict`. */
export class ContraError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'ContraError';
  /** Of the HTTP answer; null without one. */
  readonly status: number | null;
  /** Names the request in the service's log. */
  readonly requestId: string | null;
  /** Whether the same request may go through later as it stands; such calls the client repeats by itself, within its limits. */
  readonly retryable: boolean;
  /** All that the service said; some codes carry more than the fields here, such as dates and amounts. */
  readonly problem: (Problem & Readonly<Record<string, unknown>>) | null;

  constructor(
    readonly code: C,
    message: string,
    { status = null, requestId = null, problem = null, retryable = false, cause }: Facts = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.requestId = requestId;
    this.problem = problem;
    this.retryable = retryable;
  }

  /** With the code `conflict`: which. */
  get reason(): ConflictReason | null {
    return this.problem?.reason ?? null;
  }

  /** The fields that are wrong, if that is what is. */
  get errors(): readonly FieldError[] {
    return this.problem?.errors ?? [];
  }
}

/** Whether something thrown is the client's error, and of a code, and a conflict of a reason, if they are named. */
export function isContraError(error: unknown): error is ContraError;
export function isContraError<C extends ErrorCode>(error: unknown, code: C): error is ContraError<C>;
export function isContraError<R extends ConflictReason>(
  error: unknown,
  code: 'conflict',
  reason: R,
): error is ContraError<'conflict'> & { readonly reason: R };
export function isContraError(error: unknown, code?: ErrorCode, reason?: ConflictReason): boolean {
  return (
    error instanceof ContraError &&
    (code === undefined || error.code === code) &&
    (reason === undefined || error.reason === reason)
  );
}
