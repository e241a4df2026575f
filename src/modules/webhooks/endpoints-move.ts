import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FreshLedgers } from '../../platform/database/fresh-ledgers';
import type { Tx } from '../../platform/database/transaction';
import type { WebhookEndpointEntity } from './webhook-endpoint.entity';
import { endpointsToMove, stageEndpoint, type EndpointWithSecrets } from './webhook-endpoints.store';

/**
 * Endpoints are settings: a sandbox that is reset keeps them, with their ids and secrets, and they are told of what happens in
 * the fresh books from the first event on. What still waited in the old books is not sent any more.
 */
@Injectable()
export class EndpointsMove implements OnModuleInit {
  constructor(private readonly ledgers: FreshLedgers) {}

  onModuleInit(): void {
    this.ledgers.bring(async (tx, old) => {
      const endpoints = await endpointsToMove(tx, old);
      return (fresh) => endpoints.forEach((each) => stageCopy(fresh, each));
    });
  }
}

function stageCopy(tx: Tx, { endpoint, secrets }: EndpointWithSecrets): void {
  const { organisationId } = tx;
  const disabled = endpoint.status === 'disabled';
  const copy: WebhookEndpointEntity = {
    ...endpoint,
    organisationId,
    fromSequence: 0,
    untilSequence: disabled ? 0 : null,
  };
  stageEndpoint(tx, copy, secrets);
}
