import { send, type Answer } from '../http';
import { digestOf, tell, type Attempt, type Operation, type Verdict } from '../log';
import type { Random } from '../random';
import type { Findings } from '../findings';
import type { Books } from './books';
import { foreignMark } from './marks';

/** What an attempt is sent with, beside what its operation says. */
export interface Sender {
  readonly urls: () => readonly string[];
  readonly books: Books;
  readonly findings: Findings;
  readonly random: Random;
}

interface Changes {
  /** Which of the instances; by default any. */
  readonly instance?: number;
  readonly leaveAfterMs?: number;
  readonly body?: object;
}

/** Sends it once, to one of the instances, and notes what it was answered. Null where no answer came. */
export async function attempt(
  { urls, books, findings, random }: Sender,
  operation: Operation,
  { leaveAfterMs, instance = random.between(0, 99), body = operation.body }: Changes = {},
): Promise<Answer | null> {
  const requestId = `r-${operation.key}-${operation.attempts.length}`;
  const sent: Attempt = { requestId, sentAt: Date.now(), endedAt: 0, status: null, verdict: 'unknown' };
  operation.attempts.push(sent);
  try {
    const answer = await send({
      url: `${urls()[instance % urls().length] ?? ''}/api/v1${operation.path}`,
      method: operation.method,
      headers: {
        authorization: `Bearer ${operation.dry ? books.testKey : books.liveKey}`,
        'x-request-id': requestId,
        ...(operation.method === 'POST' || operation.method === 'PATCH'
          ? { 'idempotency-key': operation.key }
          : {}),
      },
      ...(operation.method === 'DELETE' ? {} : { body }),
      leaveAfterMs,
    });
    sent.status = answer.status;
    sent.verdict = verdictOn(answer);
    if (answer.status < 300) sent.digest = digestOf(answer.body);
    inspect(answer, operation, findings);
    return answer;
  } catch (error) {
    sent.error = error instanceof Error ? error.message : String(error);
    return null;
  } finally {
    sent.endedAt = Date.now();
  }
}

function verdictOn({ status, replayed, body }: Answer): Verdict {
  if (status < 300) return replayed ? 'replayed' : 'done';
  if (status >= 500) return 'unknown';
  const passing = body['reason'] === 'busy' || body['reason'] === 'idempotency_in_progress';
  return status === 429 || (status === 409 && passing) ? 'later' : 'refused';
}

/** What no answer may be, whatever is broken. */
function inspect({ status, body, text }: Answer, operation: Operation, findings: Findings): void {
  const mark = foreignMark(text, operation.organisation);
  if (mark !== null)
    findings.add('another organisation’s row', `${mark} in ${text.slice(0, 400)}`, operation);
  if (status >= 500 && status !== 503)
    findings.add(`an answer of ${status}`, `${tell(operation)}\n${text.slice(0, 400)}`, operation);
  if (status >= 400 && typeof body['code'] !== 'string')
    findings.add('a refusal without a code', text.slice(0, 400), operation);
}
