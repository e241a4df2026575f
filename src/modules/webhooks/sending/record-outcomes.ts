import type { Tx } from '../../../platform/database/transaction';
import type { WebhookEndpointEntity } from '../webhook-endpoint.entity';
import { endpointsById, lockEndpoints, stageUpdate } from '../webhook-endpoints.store';
import { ownSequence, tell } from '../webhook-endpoints.service';
import type { Attempt } from './attempt';
import { healthAfter, matters, type Answered } from './endpoint-health';
import { delayAfter } from './retry-schedule';

const GONE = 410;

/** An attempt, and of what. */
export interface Outcome extends Attempt {
  readonly deliveryId: string;
  readonly endpointId: string;
  readonly lease: string;
  /** Attempts before this one, since it was queued or asked for again. */
  readonly tries: number;
  readonly at: Date;
}

export interface Verdict {
  readonly status: 'delivered' | 'retrying' | 'failed';
  readonly dueAt: Date | null;
}

/** Delivered is what was answered with 2xx, and nothing else. */
export function verdictOn({ error, httpStatus, tries, retryAfterMs, at }: Outcome): Verdict {
  if (error === null) return { status: 'delivered', dueAt: null };
  const delay = httpStatus === GONE ? null : delayAfter(tries + 1, retryAfterMs, Math.random);
  if (delay === null) return { status: 'failed', dueAt: null };
  return { status: 'retrying', dueAt: new Date(at.getTime() + delay) };
}

/**
 * Writes down what came of attempts of one ledger. Whoever has lost a lease meanwhile has no say any more: the delivery is sent
 * once more, or has been.
 */
export async function stageOutcomes(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  const endpoints = await endpointsThatChange(tx, outcomes);
  const attempts = await finish(tx, outcomes);
  const kept = outcomes.filter(({ deliveryId }) => attempts.has(deliveryId));
  for (const outcome of kept)
    tx.writes.insert('webhook_attempts', {
      organisation_id: tx.organisationId,
      delivery_id: outcome.deliveryId,
      attempt: attempts.get(outcome.deliveryId),
      attempted_at: outcome.at,
      duration_ms: outcome.durationMs,
      http_status: outcome.httpStatus,
      answer: outcome.answer,
      error: outcome.error,
    });
  for (const endpoint of endpoints) await stageHealth(tx, endpoint, kept);
}

const answered = (outcome: Outcome): Answered => ({
  at: outcome.at,
  ok: outcome.error === null,
  gone: outcome.httpStatus === GONE,
  givenUp: verdictOn(outcome).status === 'failed',
});

/** Locked, and before the deliveries, as by everybody who needs both. */
async function endpointsThatChange(tx: Tx, outcomes: readonly Outcome[]): Promise<WebhookEndpointEntity[]> {
  const ids = [...new Set(outcomes.map(({ endpointId }) => endpointId))];
  const known = await endpointsById(tx, ids);
  const changing = known
    .filter((endpoint) =>
      outcomes.some((outcome) => outcome.endpointId === endpoint.id && matters(endpoint, answered(outcome))),
    )
    .map(({ id }) => id);
  if (changing.length === 0) return [];
  await lockEndpoints(tx, changing);
  return endpointsById(tx, changing);
}

/** How many attempts each has had by now, of those that were still held. */
async function finish(tx: Tx, outcomes: readonly Outcome[]): Promise<ReadonlyMap<string, number>> {
  const rows = outcomes.map((outcome) => {
    const { status, dueAt } = verdictOn(outcome);
    const finishedAt = status === 'retrying' ? null : outcome.at;
    return { id: outcome.deliveryId, lease: outcome.lease, status, due_at: dueAt, finished_at: finishedAt };
  });
  const held = await tx.query<{ id: string; attempts: number }>(
    `UPDATE webhook_deliveries d SET status = r.status, attempts = d.attempts + 1, tries = d.tries + 1,
       due_at = coalesce(r.due_at, r.finished_at), finished_at = r.finished_at, lease = NULL
     FROM jsonb_to_recordset($2::jsonb) AS r (id text, lease text, status text, due_at timestamptz, finished_at timestamptz)
     WHERE d.organisation_id = $1 AND d.id = r.id AND d.lease = r.lease
     RETURNING d.id, d.attempts`,
    [tx.organisationId, JSON.stringify(rows)],
  );
  return new Map(held.map(({ id, attempts }) => [id, attempts]));
}

async function stageHealth(
  tx: Tx,
  before: WebhookEndpointEntity,
  outcomes: readonly Outcome[],
): Promise<void> {
  const own = outcomes.filter(({ endpointId }) => endpointId === before.id);
  if (own.length === 0) return;
  let after = own.map(answered).reduce(healthAfter<WebhookEndpointEntity>, before);
  if (after.status !== before.status) after = { ...after, untilSequence: await ownSequence(tx) };
  stageUpdate(tx, after);
  if (after.status !== before.status) tell(tx, 'webhook_endpoint.disabled', after);
}
