import { createWriteStream, type WriteStream } from 'node:fs';
import { createHash } from 'node:crypto';
import type { Answer } from './http';

/**
 * What an answer says of the attempt that got it. Done: by this very attempt. Replayed: by one before it, or beside it. Refused:
 * nothing was done. Later: nothing was done, try again. Unknown: no answer, or 503, which may come after a commit.
 */
export type Verdict = 'done' | 'replayed' | 'refused' | 'later' | 'unknown';

export interface Attempt {
  /** Sent as X-Request-Id, which stands on every event that it caused. */
  readonly requestId: string;
  readonly sentAt: number;
  endedAt: number;
  verdict: Verdict;
  /** Null where no answer came. */
  status: number | null;
  /** Of the body of a success. */
  digest?: string;
  error?: string;
}

/** Acknowledged: an attempt was done or replayed. Refused: every attempt was answered that nothing was done. Else unknown. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

export interface Acknowledged {
  readonly status: number;
  readonly id: string;
  /** What it is dated, where it is. */
  readonly date: string;
  /** Of a set: how many of it were made. */
  readonly made: number;
  /** What can be read later as it was answered: see `keptOf`. */
  readonly kept: string;
}

/** What one client wanted, everything that it sent for it, and what it was told. */
export interface Operation {
  /** Client and step, such as `3.17`: the place in the plan. */
  readonly id: string;
  readonly organisation: number;
  readonly kind: string;
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: object;
  /** Idempotency-Key. */
  readonly key: string;
  /** Stands in what it makes: see `tagOf`. */
  readonly tag: string;
  /** With a test key: nothing of it may ever be there. */
  readonly dry: boolean;
  /** May be acknowledged without an event: it changed nothing, or nothing that is told of. */
  readonly quiet: boolean;
  readonly attempts: Attempt[];
  /** Of the first success. */
  answer: Acknowledged | null;
}

export const outcomeOf = ({ attempts }: Pick<Operation, 'attempts'>): Outcome => {
  if (attempts.some(({ verdict }) => verdict === 'done' || verdict === 'replayed')) return 'acknowledged';
  return attempts.every(({ verdict }) => verdict === 'refused' || verdict === 'later')
    ? 'refused'
    : 'unknown';
};

export const digestOf = (body: Answer['body']): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16);

/** Kept in memory for the checks, and whole in a file for whoever looks into a finding. */
export class OperationLog {
  readonly operations: Operation[] = [];
  private readonly file: WriteStream;

  constructor(readonly path: string) {
    this.file = createWriteStream(path);
  }

  add(operation: Operation, answer: Answer['body'] | null): void {
    this.operations.push(operation);
    this.file.write(`${JSON.stringify({ ...operation, answer })}\n`);
  }

  counts(): Record<Outcome, number> {
    const counts = { acknowledged: 0, refused: 0, unknown: 0 };
    for (const operation of this.operations) counts[outcomeOf(operation)] += 1;
    return counts;
  }

  /** How often each kind had which outcome: one that was never acknowledged proves little. */
  kinds(): Map<string, Record<Outcome, number>> {
    const kinds = new Map<string, Record<Outcome, number>>();
    for (const operation of this.operations) {
      const counts = kinds.get(operation.kind) ?? { acknowledged: 0, refused: 0, unknown: 0 };
      counts[outcomeOf(operation)] += 1;
      kinds.set(operation.kind, counts);
    }
    return kinds;
  }
}

const MOST_SILENT = 4;

/** In a few lines: what was asked for, with which key, and what each attempt was answered. */
export function tell({ id, kind, organisation, method, path, key, attempts }: Operation): string {
  const answered = attempts.filter(({ status }) => status !== null);
  const silent = attempts.length - answered.length;
  const shown = silent > MOST_SILENT ? answered : attempts;
  const told = shown.map(({ requestId, sentAt, endedAt, verdict, status, error }) => {
    const when = `${new Date(sentAt).toISOString()} + ${endedAt - sentAt} ms`;
    return `      ${requestId}: ${status ?? 'no answer'}, ${verdict}${error === undefined ? '' : ` (${error})`}, ${when}`;
  });
  return [
    `${id} ${kind}: ${method} ${path} of organisation ${organisation}, key ${key}`,
    ...(shown === answered ? [`      ${silent} attempts without an answer`] : []),
    ...told,
  ].join('\n');
}
