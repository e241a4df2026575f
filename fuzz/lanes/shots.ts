import type { AnswerRules } from '../checks/answers';
import type { Findings } from '../report';
import type { Answer } from '../wire/answer-reader';
import type { Connection } from '../wire/connection';
import { asCurl, bytesOf } from '../wire/request';
import type { Books } from '../world/books';
import type { Composed } from '../world/composer';
import type { Tally } from '../tally';
import { reduced } from './reduce';

/** Keys and organisations are the operator's; what they made is seen in many books. */
const SHARED = /^(key|org)_/;

export interface Shot {
  readonly composed: Composed;
  readonly answer: Answer;
}

/** Sends requests and looks at each answer. */
export class Shots {
  /** The requests that were refused, or made with a test key: none of them may have left anything. */
  readonly withoutEffect = new Set<string>();
  private readonly owners = new Map<string, string>();

  constructor(
    private readonly rules: AnswerRules,
    private readonly findings: Findings,
    private readonly tally: Tally,
    private readonly base: string,
  ) {}

  /** Null when no answer came, which is a finding. */
  async fire(connection: Connection, composed: Composed): Promise<Shot | null> {
    const { request, operation, caller, requestId } = composed;
    const begun = performance.now();
    let answer: Answer;
    try {
      answer = await connection.send(bytesOf(request), request.method);
    } catch (error) {
      this.tally.unanswered();
      this.report(`${operation.method} ${operation.path}: no answer: ${String(error)}`, composed);
      return null;
    }
    this.tally.answered(operation, answer, performance.now() - begun);
    if (requestId !== null && (answer.status >= 400 || caller === 'test')) this.withoutEffect.add(requestId);
    for (const fault of this.rules.faults(composed, answer))
      await this.examine(fault, composed, answer, connection);
    if (answer.status < 300) this.learn(composed, answer);
    return { composed, answer };
  }

  report(kind: string, { request, caller }: Composed, answer?: Answer): boolean {
    return this.findings.add(kind, this.example(request, caller, answer));
  }

  /** The first of its kind is cut down to what it takes. */
  private async examine(
    fault: string,
    composed: Composed,
    answer: Answer,
    connection: Connection,
  ): Promise<void> {
    if (!this.report(fault, composed, answer)) return;
    const small = await reduced(composed.request, async (request) => {
      const again = await connection.send(bytesOf(request), request.method).catch(() => null);
      return again !== null && [...this.rules.faults({ ...composed, request }, again)].includes(fault);
    });
    if (small) this.findings.improve(fault, this.example(small, composed.caller, answer));
  }

  private example(request: Composed['request'], caller: string, answer?: Answer): string {
    const said = answer ? `\nanswered ${answer.status}: ${answer.text.slice(0, 600)}` : '';
    return `as ${caller}: ${asCurl(request, this.base)}${said}`;
  }

  /** What one organisation was shown, no other may be shown. */
  private learn(composed: Composed, answer: Answer): void {
    const { books, caller } = composed;
    if (caller === 'staff' || caller === 'directory' || caller === 'test') return;
    for (const id of books.known.learn(answer.text)) {
      if (SHARED.test(id)) continue;
      const owner = this.owners.get(id);
      if (owner === undefined) this.owners.set(id, books.organisation.id);
      else if (owner !== books.organisation.id && !composed.request.body?.includes(id))
        this.report('a row of another organisation was shown', composed, answer);
    }
  }

  /** What was made before the first request is its organisation's too. */
  own(books: Books): void {
    for (const id of books.known.all()) if (!SHARED.test(id)) this.owners.set(id, books.organisation.id);
  }
}
