import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isId, isStubId } from '../../platform/ids';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { ListWebhookEndpointsQuery, WebhookEndpointView } from './dto/webhook-endpoint.dto';
import { WebhookEndpointEntity } from './webhook-endpoint.entity';

/** @throws DomainError `not_found`, also for a deleted one */
export async function findEndpoint(tx: Tx, id: string): Promise<WebhookEndpointEntity> {
  if (tx.ctx.test && isStubId('we', id)) return stubEndpoint(tx, id);
  const found = isId('we', id) ? await endpointsOf(tx).andWhere('endpoint.id = :id', { id }).getOne() : null;
  if (!found) throw notFound('Webhook endpoint', id);
  return found;
}

/** Locked against others who would change it. @throws DomainError `not_found` */
export async function lockEndpoint(tx: Tx, id: string): Promise<WebhookEndpointEntity> {
  await lockEndpoints(tx, [id]);
  return findEndpoint(tx, id);
}

export async function lockEndpoints(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT FROM webhook_endpoints WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY id ${tx.forUpdate}`,
    [tx.organisationId, ids],
  );
}

/** Those of these that are not deleted. */
export function endpointsById(tx: Tx, ids: readonly string[]): Promise<WebhookEndpointEntity[]> {
  return endpointsOf(tx).andWhere('endpoint.id = ANY (:ids)', { ids }).getMany();
}

export function listEndpoints(
  tx: Tx,
  query: ListWebhookEndpointsQuery,
): Promise<Page<WebhookEndpointEntity>> {
  const endpoints = endpointsOf(tx);
  if (query.status) endpoints.andWhere('endpoint.status = :status', { status: query.status });
  return paginate(tx, endpoints, query, newestFirst('endpoint.id', 'we'));
}

export async function countEndpoints(tx: Tx): Promise<number> {
  return endpointsOf(tx).getCount();
}

export function stageEndpoint(
  tx: Tx,
  endpoint: WebhookEndpointEntity,
  secrets: { readonly secret: string; readonly previous: string | null },
): void {
  tx.writes.insert('webhook_endpoints', {
    organisation_id: endpoint.organisationId,
    id: endpoint.id,
    url: endpoint.url,
    description: endpoint.description,
    event_types: endpoint.eventTypes,
    status: endpoint.status,
    disabled_reason: endpoint.disabledReason,
    disabled_at: endpoint.disabledAt,
    from_sequence: endpoint.fromSequence,
    until_sequence: endpoint.untilSequence,
    secret: secrets.secret,
    previous_secret: secrets.previous,
    previous_expires_at: endpoint.previousExpiresAt,
    created_at: endpoint.createdAt,
    updated_at: endpoint.updatedAt,
  });
}

/** Everything of it but the secrets. */
export function stageUpdate(tx: Tx, endpoint: WebhookEndpointEntity): void {
  tx.writes.update(
    `UPDATE webhook_endpoints SET url = $3, description = $4, event_types = $5, status = $6, disabled_reason = $7,
       disabled_at = $8, from_sequence = $9, until_sequence = $10, consecutive_failures = $11, failing_since = $12,
       last_success_at = $13, paused_until = $14, updated_at = $15
     WHERE organisation_id = $1 AND id = $2`,
    [
      tx.organisationId,
      endpoint.id,
      endpoint.url,
      endpoint.description,
      endpoint.eventTypes,
      endpoint.status,
      endpoint.disabledReason,
      endpoint.disabledAt,
      endpoint.fromSequence,
      endpoint.untilSequence,
      endpoint.consecutiveFailures,
      endpoint.failingSince,
      endpoint.lastSuccessAt,
      endpoint.pausedUntil,
      endpoint.updatedAt,
    ],
  );
}

export function viewOf(endpoint: WebhookEndpointEntity): WebhookEndpointView {
  return {
    id: endpoint.id,
    url: endpoint.url,
    description: endpoint.description,
    eventTypes: endpoint.eventTypes,
    status: endpoint.status === 'enabled' ? 'enabled' : 'disabled',
    disabledReason: endpoint.disabledReason,
    disabledAt: endpoint.disabledAt?.toISOString() ?? null,
    consecutiveFailures: endpoint.consecutiveFailures,
    failingSince: endpoint.failingSince?.toISOString() ?? null,
    lastSuccessAt: endpoint.lastSuccessAt?.toISOString() ?? null,
    previousSecretExpiresAt: endpoint.previousExpiresAt?.toISOString() ?? null,
    createdAt: endpoint.createdAt.toISOString(),
    updatedAt: endpoint.updatedAt.toISOString(),
  };
}

function endpointsOf(tx: Tx): SelectQueryBuilder<WebhookEndpointEntity> {
  return tx.manager
    .createQueryBuilder(WebhookEndpointEntity, 'endpoint')
    .where(`endpoint.organisationId = :organisationId AND endpoint.status <> 'deleted'`, {
      organisationId: tx.organisationId,
    });
}

function stubEndpoint(tx: Tx, id: string): WebhookEndpointEntity {
  const { organisationId, ctx } = tx;
  return {
    organisationId,
    id,
    url: 'https://example.com/hooks',
    description: null,
    eventTypes: ['*'],
    status: 'enabled',
    disabledReason: null,
    disabledAt: null,
    fromSequence: 0,
    untilSequence: null,
    previousExpiresAt: null,
    consecutiveFailures: 0,
    failingSince: null,
    lastSuccessAt: null,
    pausedUntil: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}

export interface EndpointWithSecrets {
  readonly endpoint: WebhookEndpointEntity;
  readonly secrets: { readonly secret: string; readonly previous: string | null };
}

/** All of a ledger that is being left, held until the commit, so that no change is made where nobody looks any more. */
export async function endpointsToMove(tx: Tx, organisationId: string): Promise<EndpointWithSecrets[]> {
  const secrets = await tx.query<{ id: string; secret: string; previous: string | null }>(
    `SELECT id, secret, previous_secret AS previous FROM webhook_endpoints
     WHERE organisation_id = $1 AND status <> 'deleted' ORDER BY id ${tx.forUpdate}`,
    [organisationId],
  );
  const byId = new Map(secrets.map(({ id, ...rest }) => [id, rest]));
  const endpoints = await tx.manager
    .createQueryBuilder(WebhookEndpointEntity, 'endpoint')
    .where('endpoint.organisationId = :organisationId', { organisationId })
    .andWhere('endpoint.id = ANY (:ids)', { ids: [...byId.keys()] })
    .getMany();
  return endpoints.flatMap((endpoint) => {
    const own = byId.get(endpoint.id);
    return own ? [{ endpoint, secrets: own }] : [];
  });
}
