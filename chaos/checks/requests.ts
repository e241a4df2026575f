import type { Attempt, Operation, OperationLog } from '../log';
import { outcomeOf } from '../log';
import type { Findings } from '../findings';
import type { System } from '../system/system';

/**
 * What was acknowledged happened, once; what was refused did not; what got no answer happened once or not at all. Every event
 * carries the request that caused it, so the events tell, of each attempt.
 */
export async function checkRequests(system: System, log: OperationLog, findings: Findings): Promise<void> {
  const rows = await system.query<{ request_id: string; ledgers: number }>(
    `SELECT request_id, count(DISTINCT organisation_id)::int AS ledgers FROM events GROUP BY request_id`,
  );
  const ledgers = new Map(rows.map((row) => [row.request_id, row.ledgers]));
  for (const operation of log.operations) {
    const worked = ({ requestId }: Attempt): boolean => ledgers.has(requestId);
    for (const rule of brokenBy(operation, worked)) findings.add(rule, operation.kind, operation);
    if (operation.attempts.some(({ requestId }) => (ledgers.get(requestId) ?? 0) > 1))
      findings.add('a request that worked in two organisations', operation.kind, operation);
  }
}

function* brokenBy(operation: Operation, worked: (attempt: Attempt) => boolean): Generator<string> {
  const { attempts, dry, quiet } = operation;
  const effects = attempts.filter(worked);
  if (dry) {
    if (effects.length > 0) yield 'a test key that wrote';
    return;
  }
  if (effects.length > 1) yield 'a key with more than one effect';
  if (attempts.filter(({ verdict }) => verdict === 'done').length > 1)
    yield 'a key that was answered twice as if for the first time';
  if (new Set(attempts.flatMap(({ digest }) => digest ?? [])).size > 1)
    yield 'a replay that differs from the first answer';
  // One that was replayed may have worked itself: its connection broke behind its COMMIT, and it found its own answer.
  if (effects.some(({ verdict }) => verdict === 'refused' || verdict === 'later'))
    yield 'a refused request that changed something';
  if (outcomeOf(operation) === 'acknowledged' && effects.length === 0 && !quiet)
    yield 'an acknowledged request that is not there';
}

/** The requests whose events name one of these objects. */
export async function requestsOf(
  { query }: System,
  { operations }: OperationLog,
  ids: readonly string[],
): Promise<Operation[]> {
  const rows = await query<{ request_id: string }>(
    `SELECT DISTINCT request_id FROM events WHERE object_id = ANY ($1)`,
    [ids],
  );
  const wanted = new Set(rows.map(({ request_id }) => request_id));
  return operations.filter(({ attempts }) => attempts.some(({ requestId }) => wanted.has(requestId)));
}
