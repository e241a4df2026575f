import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isId, makeId } from '../../platform/ids';
import { whereEventType } from '../../platform/outbox/event-type-filter';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { ListWebhookDeliveriesQuery, WebhookAttemptView } from './dto/webhook-delivery.dto';
import { WebhookDeliveryEntity } from './webhook-delivery.entity';

const STORED = { pending: 'fresh' } as const;

export function listDeliveries(
  tx: Tx,
  endpointId: string,
  query: ListWebhookDeliveriesQuery,
): Promise<Page<WebhookDeliveryEntity>> {
  const deliveries = deliveriesOf(tx, endpointId);
  const { status, type, objectId } = query;
  if (status)
    deliveries.andWhere('delivery.status = :status', {
      status: status === 'pending' ? STORED.pending : status,
    });
  whereEventType(deliveries, 'delivery.eventType', type);
  if (objectId !== undefined) deliveries.andWhere('delivery.objectId = :objectId', { objectId });
  return paginate(tx, deliveries, query, newestFirst('delivery.id', 'whd'));
}

/** @throws DomainError `not_found` */
export async function findDelivery(tx: Tx, endpointId: string, id: string): Promise<WebhookDeliveryEntity> {
  const found = isId('whd', id)
    ? await deliveriesOf(tx, endpointId).andWhere('delivery.id = :id', { id }).getOne()
    : null;
  if (!found) throw notFound('Delivery', id);
  return found;
}

/** Of these events of the ledger, by their numbers. */
export async function eventIds(tx: Tx, sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.query<{ sequence: number; id: string }>(
    `SELECT sequence, id FROM events WHERE organisation_id = $1 AND sequence = ANY ($2::bigint[])`,
    [tx.organisationId, sequences],
  );
  return new Map(rows.map(({ sequence, id }) => [sequence, id]));
}

/** In their order, the first one first. */
export async function attemptsOf(tx: Tx, deliveryId: string): Promise<WebhookAttemptView[]> {
  const rows = await tx.query<Omit<WebhookAttemptView, 'attemptedAt'> & { attemptedAt: Date }>(
    `SELECT attempt, attempted_at AS "attemptedAt", duration_ms AS "durationMs", http_status AS "httpStatus", answer, error
     FROM webhook_attempts WHERE organisation_id = $1 AND delivery_id = $2 ORDER BY attempt`,
    [tx.organisationId, deliveryId],
  );
  return rows.map((row) => ({ ...row, attemptedAt: row.attemptedAt.toISOString() }));
}

interface Told {
  readonly sequence: number;
  readonly type: string;
  readonly objectId: string;
}

/** Queues an event for an endpoint; it is due at once. */
export function stageDelivery(tx: Tx, endpointId: string, event: Told): WebhookDeliveryEntity {
  const { organisationId, ctx } = tx;
  const delivery: WebhookDeliveryEntity = {
    organisationId,
    id: makeId('whd', ctx),
    endpointId,
    eventSequence: event.sequence,
    eventType: event.type,
    objectId: event.objectId,
    status: 'fresh',
    attempts: 0,
    tries: 0,
    dueAt: ctx.now,
    lease: null,
    finishedAt: null,
    createdAt: ctx.now,
  };
  tx.writes.insert('webhook_deliveries', {
    organisation_id: organisationId,
    id: delivery.id,
    endpoint_id: endpointId,
    event_sequence: delivery.eventSequence,
    event_type: delivery.eventType,
    object_id: delivery.objectId,
    status: delivery.status,
    due_at: delivery.dueAt,
    created_at: delivery.createdAt,
  });
  return delivery;
}

/** From the first attempt again, at once. One that is being worked on stays with whoever holds it. */
export function stageRedelivery(tx: Tx, id: string): void {
  tx.writes.update(
    `UPDATE webhook_deliveries SET status = 'retrying', tries = 0, due_at = $3, finished_at = NULL
     WHERE organisation_id = $1 AND id = $2 AND lease IS NULL`,
    [tx.organisationId, id, tx.ctx.now],
  );
}

/** What waits is not sent any more. Whoever is at one finds that it has lost it. */
export function stageCancelling(tx: Tx, endpointId: string): void {
  tx.writes.update(
    `UPDATE webhook_deliveries SET status = 'cancelled', lease = NULL, finished_at = $3
     WHERE organisation_id = $1 AND endpoint_id = $2 AND status IN ('fresh', 'retrying')`,
    [tx.organisationId, endpointId, tx.ctx.now],
    null,
  );
}

function deliveriesOf(tx: Tx, endpointId: string): SelectQueryBuilder<WebhookDeliveryEntity> {
  return tx.manager
    .createQueryBuilder(WebhookDeliveryEntity, 'delivery')
    .where('delivery.organisationId = :organisationId AND delivery.endpointId = :endpointId', {
      organisationId: tx.organisationId,
      endpointId,
    });
}
