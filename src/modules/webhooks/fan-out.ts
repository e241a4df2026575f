import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Background } from '../../platform/background/background';
import type { Tx } from '../../platform/database/transaction';
import { Relay, type EventSubscriber, type RelayedEvent } from '../../platform/outbox/relay';
import { matches, TEST_EVENT } from './event-types';
import { SENDER } from './sending/sender';
import { stageDelivery } from './webhook-deliveries.store';

interface Listener {
  readonly id: string;
  readonly types: string[];
  readonly from: number;
  readonly until: number | null;
}

/** Queues each event for the endpoints of its ledger that ask for it, in the transaction that relays it: exactly once. */
@Injectable()
export class FanOut implements EventSubscriber, OnModuleInit {
  readonly name = 'webhooks';

  constructor(
    private readonly relays: Relay,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.relays.subscribe(this);
  }

  /** Test events are queued where they are made, for one endpoint. */
  wants(type: string): boolean {
    return type !== TEST_EVENT;
  }

  async relay(tx: Tx, events: readonly RelayedEvent[]): Promise<void> {
    const listeners = await listenersOf(tx, events);
    if (listeners.length === 0) return;
    for (const event of events)
      for (const { id, types, from, until } of listeners)
        if (event.sequence > from && (until === null || event.sequence < until) && matches(types, event.type))
          stageDelivery(tx, id, event);
    tx.afterCommit(() => this.background.wake(SENDER));
  }
}

/** Held, so that none is deleted before what is queued for it here is there to be cancelled. */
function listenersOf(tx: Tx, events: readonly RelayedEvent[]): Promise<Listener[]> {
  return tx.query<Listener & object>(
    `SELECT id, event_types AS types, from_sequence AS from, until_sequence AS until FROM webhook_endpoints
     WHERE organisation_id = $1 AND status <> 'deleted' AND (until_sequence IS NULL OR until_sequence > $2)
     ORDER BY id FOR SHARE`,
    [tx.organisationId, events[0]?.sequence ?? 0],
  );
}
