import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { conflict, invalid } from '../../domain/errors';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { EVENT_COUNTER, type Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { makeId } from '../../platform/ids';
import { mapPage, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type {
  CreateWebhookEndpointRequest,
  ListWebhookEndpointsQuery,
  NewWebhookSecretView,
  RollWebhookSecretRequest,
  UpdateWebhookEndpointRequest,
  WebhookEndpointView,
} from './dto/webhook-endpoint.dto';
import { isEventPattern } from './event-types';
import { newWebhookSecret } from './sending/sign';
import { readTarget } from './sending/target';
import { stageCancelling } from './webhook-deliveries.store';
import type { WebhookEndpointEntity } from './webhook-endpoint.entity';
import {
  countEndpoints,
  findEndpoint,
  listEndpoints,
  lockEndpoint,
  stageEndpoint,
  stageUpdate,
  viewOf,
} from './webhook-endpoints.store';

const MOST_ENDPOINTS = 50;
const DAY_SECONDS = 86_400;

type Rules = Pick<Config, 'webhookAllowHttp' | 'webhookAllowNetworks'>;

@Injectable()
export class WebhookEndpointsService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Rules,
  ) {}

  list(ctx: RequestContext, query: ListWebhookEndpointsQuery): Promise<Page<WebhookEndpointView>> {
    return this.work.read(ctx, async (tx) => mapPage(await listEndpoints(tx, query), viewOf));
  }

  get(ctx: RequestContext, id: string): Promise<WebhookEndpointView> {
    return this.work.read(ctx, async (tx) => viewOf(await findEndpoint(tx, id)));
  }

  create(ctx: RequestContext, request: CreateWebhookEndpointRequest): Promise<NewWebhookSecretView> {
    const eventTypes = patterns(request.eventTypes ?? ['*']);
    this.assertTarget(request.url);
    return this.work.run(ctx, async (tx) => {
      const fromSequence = await ownSequence(tx);
      // Behind the counter, which the creations of an organisation take one after another.
      if ((await countEndpoints(tx)) >= MOST_ENDPOINTS)
        throw conflict('too_many_endpoints', `There are ${MOST_ENDPOINTS} webhook endpoints already.`, {
          most: MOST_ENDPOINTS,
        });
      const secret = newWebhookSecret();
      const endpoint: WebhookEndpointEntity = {
        organisationId: tx.organisationId,
        id: makeId('we', ctx),
        url: request.url,
        description: request.description ?? null,
        eventTypes,
        fromSequence,
        ...ENABLED,
        previousExpiresAt: null,
        lastSuccessAt: null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      };
      stageEndpoint(tx, endpoint, { secret, previous: null });
      return { ...tell(tx, 'webhook_endpoint.created', endpoint), secret };
    });
  }

  update(
    ctx: RequestContext,
    id: string,
    request: UpdateWebhookEndpointRequest,
  ): Promise<WebhookEndpointView> {
    const { url, description, status } = request;
    const eventTypes = request.eventTypes && patterns(request.eventTypes);
    if (url !== undefined) this.assertTarget(url);
    return this.work.run(ctx, async (tx) => {
      const before = await lockEndpoint(tx, id);
      const switched = status !== undefined && status !== before.status;
      const after: WebhookEndpointEntity = {
        ...before,
        url: url ?? before.url,
        description: description === undefined ? before.description : description,
        eventTypes: eventTypes ?? before.eventTypes,
      };
      if (!switched && isDeepStrictEqual(viewOf(before), viewOf(after))) return viewOf(before);
      if (switched) Object.assign(after, await switchedTo(tx, status));
      after.updatedAt = ctx.now;
      stageUpdate(tx, after);
      const type = switched ? `webhook_endpoint.${status}` : 'webhook_endpoint.updated';
      return tell(tx, type, after);
    });
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.work.run(ctx, async (tx) => {
      const endpoint = await lockEndpoint(tx, id);
      tx.writes.update(
        `UPDATE webhook_endpoints SET status = 'deleted', secret = NULL, previous_secret = NULL, previous_expires_at = NULL,
           until_sequence = coalesce(until_sequence, $3), updated_at = $4 WHERE organisation_id = $1 AND id = $2`,
        [tx.organisationId, id, await ownSequence(tx), ctx.now],
      );
      stageCancelling(tx, id);
      tell(tx, 'webhook_endpoint.deleted', endpoint);
    });
  }

  /** The secret so far signs beside the new one for the grace period; one that still did from an earlier roll does no more. */
  roll(ctx: RequestContext, id: string, request: RollWebhookSecretRequest): Promise<NewWebhookSecretView> {
    const graceSeconds = request.graceSeconds ?? DAY_SECONDS;
    return this.work.run(ctx, async (tx) => {
      const before = await lockEndpoint(tx, id);
      const secret = newWebhookSecret();
      const previousExpiresAt = graceSeconds === 0 ? null : new Date(ctx.now.getTime() + graceSeconds * 1000);
      tx.writes.update(
        `UPDATE webhook_endpoints SET previous_secret = CASE WHEN $4::timestamptz IS NULL THEN NULL ELSE secret END,
           previous_expires_at = $4, secret = $3, updated_at = $5 WHERE organisation_id = $1 AND id = $2`,
        [tx.organisationId, id, secret, previousExpiresAt, ctx.now],
      );
      const after = { ...before, previousExpiresAt, updatedAt: ctx.now };
      return { ...tell(tx, 'webhook_endpoint.secret_rolled', after), secret };
    });
  }

  private assertTarget(url: string): void {
    const { webhookAllowHttp: allowHttp, webhookAllowNetworks: allowNetworks } = this.config;
    const target = readTarget(url, { allowHttp, allowNetworks });
    if (typeof target === 'string') throw invalid('url', target);
  }
}

const ENABLED = {
  status: 'enabled',
  disabledReason: null,
  disabledAt: null,
  untilSequence: null,
  consecutiveFailures: 0,
  failingSince: null,
  pausedUntil: null,
} as const;

/** An enabled endpoint is told of what happens from then on, a disabled one of what had happened until then. */
async function switchedTo(tx: Tx, status: 'enabled' | 'disabled'): Promise<Partial<WebhookEndpointEntity>> {
  const sequence = await ownSequence(tx);
  if (status === 'enabled') return { ...ENABLED, fromSequence: sequence };
  return { status, disabledReason: 'by_request', disabledAt: tx.ctx.now, untilSequence: sequence };
}

/** The number that the next event of this transaction will have. */
export async function ownSequence(tx: Tx): Promise<number> {
  if (!tx.counters) await tx.takeCounters([]);
  return tx.lastNumber(EVENT_COUNTER) + tx.events.length + 1;
}

export function tell(tx: Tx, type: string, endpoint: WebhookEndpointEntity): WebhookEndpointView {
  const view = viewOf(endpoint);
  tx.emit({ type, objectType: 'webhook_endpoint', objectId: view.id, data: view });
  return view;
}

function patterns(texts: readonly string[]): string[] {
  texts.forEach((text, i) => {
    if (!isEventPattern(text))
      throw invalid(
        `eventTypes.${i}`,
        'must be a type such as credit_note.voided, a family such as credit_note.*, or *',
      );
  });
  return [...new Set(texts)];
}
