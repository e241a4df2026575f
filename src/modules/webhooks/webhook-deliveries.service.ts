import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { Background } from '../../platform/background/background';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type {
  ListWebhookDeliveriesQuery,
  WebhookDeliveryView,
  WebhookDeliveryWithAttemptsView,
} from './dto/webhook-delivery.dto';
import { TEST_EVENT } from './event-types';
import { SENDER } from './sending/sender';
import type { WebhookDeliveryEntity } from './webhook-delivery.entity';
import {
  attemptsOf,
  eventIds,
  findDelivery,
  listDeliveries,
  stageDelivery,
  stageRedelivery,
} from './webhook-deliveries.store';
import type { WebhookEndpointEntity } from './webhook-endpoint.entity';
import { findEndpoint, lockEndpoint, stageUpdate } from './webhook-endpoints.store';
import { ownSequence, tell } from './webhook-endpoints.service';

@Injectable()
export class WebhookDeliveriesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly background: Background,
  ) {}

  list(
    ctx: RequestContext,
    endpointId: string,
    query: ListWebhookDeliveriesQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    return this.work.read(ctx, async (tx) => {
      await findEndpoint(tx, endpointId);
      const { data, pagination } = await listDeliveries(tx, endpointId, query);
      return { data: await views(tx, data), pagination };
    });
  }

  get(ctx: RequestContext, endpointId: string, id: string): Promise<WebhookDeliveryWithAttemptsView> {
    return this.work.read(ctx, async (tx) => {
      await findEndpoint(tx, endpointId);
      const view = await viewIn(tx, await findDelivery(tx, endpointId, id));
      return { ...view, attemptLog: await attemptsOf(tx, id) };
    });
  }

  /** An event that this endpoint alone is told of, whatever types it asked for. */
  test(ctx: RequestContext, endpointId: string): Promise<WebhookDeliveryView> {
    return this.work.run(ctx, async (tx) => {
      const endpoint = await lockEndpoint(tx, endpointId);
      assertEnabled(endpoint);
      endPause(tx, endpoint);
      const sequence = await ownSequence(tx);
      tell(tx, TEST_EVENT, endpoint);
      const delivery = stageDelivery(tx, endpointId, { sequence, type: TEST_EVENT, objectId: endpointId });
      this.wakeAfter(tx);
      return viewOf(delivery, null);
    });
  }

  /** One that still waits for its first attempt, or is at one, is left as it is. */
  redeliver(ctx: RequestContext, endpointId: string, id: string): Promise<WebhookDeliveryView> {
    return this.work.run(ctx, async (tx) => {
      const endpoint = await lockEndpoint(tx, endpointId);
      assertEnabled(endpoint);
      const delivery = await findDelivery(tx, endpointId, id);
      if (delivery.status === 'fresh' || delivery.lease !== null) return viewIn(tx, delivery);
      endPause(tx, endpoint);
      stageRedelivery(tx, id);
      this.wakeAfter(tx);
      return viewIn(tx, { ...delivery, status: 'retrying', tries: 0, dueAt: ctx.now, finishedAt: null });
    });
  }

  private wakeAfter(tx: Tx): void {
    tx.afterCommit(() => this.background.wake(SENDER));
  }
}

function assertEnabled({ status }: WebhookEndpointEntity): void {
  if (status !== 'enabled')
    throw conflict('webhook_endpoint_disabled', 'Nothing is sent to a disabled endpoint: enable it first.');
}

/** Somebody asks, so somebody waits for the answer. */
function endPause(tx: Tx, endpoint: WebhookEndpointEntity): void {
  if (endpoint.pausedUntil) stageUpdate(tx, { ...endpoint, pausedUntil: null });
}

async function views(tx: Tx, deliveries: readonly WebhookDeliveryEntity[]): Promise<WebhookDeliveryView[]> {
  const ids = await eventIds(
    tx,
    deliveries.map(({ eventSequence }) => eventSequence),
  );
  return deliveries.map((delivery) => viewOf(delivery, ids.get(delivery.eventSequence) ?? null));
}

async function viewIn(tx: Tx, delivery: WebhookDeliveryEntity): Promise<WebhookDeliveryView> {
  const ids = await eventIds(tx, [delivery.eventSequence]);
  return viewOf(delivery, ids.get(delivery.eventSequence) ?? null);
}

function viewOf(delivery: WebhookDeliveryEntity, eventId: string | null): WebhookDeliveryView {
  const pending = delivery.status === 'fresh' || delivery.status === 'retrying';
  return {
    id: delivery.id,
    endpointId: delivery.endpointId,
    eventId,
    eventSequence: delivery.eventSequence,
    eventType: delivery.eventType,
    objectId: delivery.objectId,
    status: delivery.status === 'fresh' ? 'pending' : delivery.status,
    attempts: delivery.attempts,
    nextAttemptAt: pending ? delivery.dueAt.toISOString() : null,
    finishedAt: delivery.finishedAt?.toISOString() ?? null,
    createdAt: delivery.createdAt.toISOString(),
  };
}
