import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Cell, Ready, Sample, Tools } from '../harness/bench';
import { startDatabase } from '../harness/database';
import { LoadGenerator } from '../harness/load/generator';
import { startService, type BenchService } from '../harness/service';
import { openEndpoints, switchTo, type Endpoints, type Group } from './endpoints';
import { startReceivers, type Receivers } from './receivers';

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 3;
const SETTLE_MS = 1000;
const NOBODY = 'nobody is told';

export const WEBHOOKS: Bench = {
  name: 'webhooks',
  measures: `credit notes posted a second, ${CONNECTIONS} connections, while five receivers are told of them`,
  reference: 'the same while nobody is told',
  prepare,
};

async function prepare({ options, cleanup }: Tools): Promise<Ready> {
  const receivers = await startReceivers(cleanup);
  const database = await startDatabase(cleanup);
  // Of 127.0.0.0/8 only the address of the receivers is allowed: another one is private.
  const service = await startService(database, cleanup, {
    WEBHOOK_ALLOW_HTTP: 'true',
    WEBHOOK_ALLOW_NETWORKS: '127.0.0.1',
  });
  const load = new LoadGenerator(cleanup);
  const endpoints = await openEndpoints(service, receivers);
  const post = async (seconds: number): Promise<number> =>
    (
      await load.run({
        port: service.port,
        connections: CONNECTIONS,
        until: { seconds },
        requests: endpoints.requests,
        expect: 201,
      })
    ).perSecond;
  const cell = (name: string, group: Group): Cell => ({
    name,
    unit: 'a second',
    reference: group === 'none' ? undefined : NOBODY,
    measure: () => measure({ service, endpoints, receivers }, group, () => post(options.seconds)),
  });
  return {
    cells: [
      cell('five that answer', 'good'),
      cell(NOBODY, 'none'),
      cell('five that hang, drip, fail, redirect or are private', 'bad'),
    ],
    versions: { PostgreSQL: database.version },
    warmUp: async () => {
      await post(options.scale === 'quick' ? 1 : WARM_UP_SECONDS);
    },
  };
}

interface Stand {
  readonly service: BenchService;
  readonly endpoints: Endpoints;
  readonly receivers: Receivers;
}

/** What was still to be sent to the group before is given a moment; what then remains is sent while it is disabled, to nobody. */
async function measure(
  { service, endpoints, receivers }: Stand,
  group: Group,
  post: () => Promise<number>,
): Promise<Sample> {
  await switchTo(service, endpoints, group);
  await sleep(SETTLE_MS);
  receivers.mostConnections();
  const before = receivers.messages();
  const value = await post();
  return {
    value,
    beside: { 'sockets at once': receivers.mostConnections(), messages: receivers.messages() - before },
  };
}
