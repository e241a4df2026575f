import type { Composed } from '../world/composer';
import type { Answer } from '../wire/answer-reader';

/** What any address may answer, whatever the operation: to other methods, media types, sizes and lengths than it knows. */
const OF_THE_PROTOCOL = new Set([405, 406, 408, 413, 414, 415, 431]);

const PROBLEM = 'application/problem+json';

interface Problem {
  readonly code?: unknown;
  readonly status?: unknown;
  readonly requestId?: unknown;
}

/** What is wrong with an answer, in words that are the same for the same fault; nothing as a rule. */
export class AnswerRules {
  constructor(private readonly codes: ReadonlyMap<string, number>) {}

  *faults(composed: Composed, answer: Answer): Generator<string> {
    const { operation, caller } = composed;
    const { status } = answer;
    const name = `${operation.method} ${operation.path}`;
    if (status >= 400) yield* this.faultsOfRefusal(answer);
    // 503 is counted by itself: the service may say it when it has too much to do.
    if (status >= 500 && status !== 503) {
      yield `${name}: answered ${status}`;
      return;
    }
    if (status < 300 && !isAllowed(composed)) yield `${name}: done for a caller (${caller}) who may not`;
    const types = operation.answers.get(status);
    if (!types) {
      if (!OF_THE_PROTOCOL.has(status)) yield `${name}: answered ${status}, which is not documented`;
      return;
    }
    const type = mediaTypeOf(answer);
    if (types.length > 0 && answer.length > 0 && !types.includes(type))
      yield `${name}: ${status} is of type ${type || 'none'}, documented are ${types.join(', ')}`;
    if (caller === 'test' && status < 300 && operation.method !== 'GET' && /"test":false/.test(answer.text))
      yield `${name}: the answer to a test key does not say so`;
  }

  private *faultsOfRefusal(answer: Answer): Generator<string> {
    const { status } = answer;
    if (mediaTypeOf(answer) !== PROBLEM) {
      yield `${status} is not told as a problem, but as ${mediaTypeOf(answer) || 'nothing'}`;
      return;
    }
    const problem = parsed(answer.text);
    const code = String(problem?.code);
    if (!problem || problem.status !== status || typeof problem.requestId !== 'string')
      yield `${status} is told as a problem without its members`;
    else if (this.codes.get(code) !== status)
      yield `${status} has the code ${code}, which docs/errors.md does not have for it`;
    if (/ at \S+ \(\S+:\d|node_modules|contra_service|QueryFailed|violates|relation \\"/.test(answer.text))
      yield 'a refusal tells of the inside of the service';
  }
}

function isAllowed({ operation, caller }: Composed): boolean {
  if (operation.open) return true;
  if (caller === 'revoked' || caller === 'unknown' || caller === 'nobody') return false;
  return caller !== 'readOnly' || operation.method === 'GET';
}

export const mediaTypeOf = ({ headers }: Answer): string =>
  (headers.get('content-type') ?? '').split(';', 1)[0]?.trim() ?? '';

function parsed(text: string): Problem | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
