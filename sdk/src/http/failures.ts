import { ContraError, type Problem } from '../errors';

const TRY_AGAIN = new Set([408, 429, 502, 503, 504]);
const NOTHING_DONE = new Set([408, 409, 429, 503]);
const PASSING_CONFLICTS: ReadonlySet<unknown> = new Set(['idempotency_in_progress', 'busy']);

/** The codes of failures before a request was sent. */
const NOT_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** An attempt that failed: what to throw, and what to know before it is repeated. */
export class Failure extends Error {
  constructor(
    readonly error: ContraError,
    /** False where the service may have done what was asked and only its answer was lost. */
    readonly nothingDone: boolean,
    /** Milliseconds that the service asks to be left alone for. */
    readonly retryAfterMs = 0,
  ) {
    super(error.message);
  }
}

export function failedConnection(cause: unknown): Failure {
  const message = 'The connection to Contra failed before the answer was complete';
  const error = new ContraError('connection_failed', message, { retryable: true, cause });
  return new Failure(error, NOT_SENT.has(codeOf(cause)));
}

/** Fetch throws a TypeError that has what happened as its cause. */
function codeOf(thrown: unknown): unknown {
  const { code, cause } = Object(thrown) as { code?: unknown; cause?: unknown };
  return code ?? (Object(cause) as { code?: unknown }).code;
}

export function timedOut(timeoutMs: number): Failure {
  const message = `Contra did not answer within ${timeoutMs} ms`;
  return new Failure(new ContraError('timed_out', message, { retryable: true }), false);
}

/** An answer that says of itself that it succeeded, and is not what the service answers. */
export function unreadable({ status, headers }: Response): Failure {
  const facts = { status, requestId: headers.get('x-request-id') };
  return new Failure(
    new ContraError('unexpected_answer', "The answer is not Contra's JSON: is baseUrl right?", facts),
    false,
  );
}

/** An answer that is no success. */
export async function refused(response: Response): Promise<Failure> {
  const { status } = response;
  const problem = problemIn(await response.text());
  const facts = {
    status,
    requestId: problem?.requestId ?? response.headers.get('x-request-id'),
    problem,
    retryable: TRY_AGAIN.has(status) || PASSING_CONFLICTS.has(problem?.reason),
  };
  const error = problem
    ? new ContraError(problem.code, problem.detail, facts)
    : new ContraError('unexpected_answer', `The answer ${status} is not Contra's`, facts);
  return new Failure(error, NOTHING_DONE.has(status), retryAfter(response.headers.get('retry-after')));
}

function problemIn(text: string): Problem | null {
  try {
    const problem = JSON.parse(text) as Partial<Problem> | null;
    return typeof problem?.code === 'string' ? (problem as Problem) : null;
  } catch {
    return null;
  }
}

/** Seconds, or a date of HTTP, as milliseconds from now. */
function retryAfter(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
