import type { Cleanup } from '../harness/cleanup';
import { startDatabase, type BenchDatabase } from '../harness/database';
import { LoadGenerator } from '../harness/load';
import { readOptions } from '../harness/options';
import { print, run } from '../harness/program';
import { startService } from '../harness/service';
import { summaryOf } from '../harness/statistics';
import { openEndpoints, switchTo, type Endpoints, type Group } from './endpoints';
import { startReceivers, type Receivers } from './receivers';

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 5;
const GROUPS = ['none', 'good', 'bad'] as const satisfies readonly Group[];

/**
 * How fast credit notes are posted while their events go to nobody, to five receivers that answer, and to five that hang, drip,
 * fail, redirect or are private: in turn, in one organisation.
 */
async function main(cleanup: Cleanup): Promise<void> {
  const { rounds, seconds } = readOptions(process.argv.slice(2));
  const receivers = await startReceivers(cleanup);
  // The service inherits them. Of 127.0.0.0/8 only the address of the receivers is allowed: another one is private.
  Object.assign(process.env, { WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOW_NETWORKS: '127.0.0.1' });
  const database = await startDatabase(cleanup);
  const service = await startService(database, cleanup);
  const load = new LoadGenerator(cleanup);
  const endpoints = await openEndpoints(service, receivers);
  const post = (length: number) =>
    load.run({
      port: service.port,
      connections: CONNECTIONS,
      seconds: length,
      requests: [endpoints.request],
      expect: 201,
    });
  await post(WARM_UP_SECONDS);
  const figures: Record<Group, number[]> = { none: [], good: [], bad: [] };
  let mostSockets = 0;
  for (let round = 1; round <= rounds; round += 1) {
    for (const group of round % 2 === 1 ? GROUPS : [...GROUPS].reverse()) {
      await switchTo(service, endpoints, group);
      receivers.mostConnections();
      const { perSecond } = await post(seconds);
      figures[group].push(perSecond);
      if (group === 'bad') mostSockets = Math.max(mostSockets, receivers.mostConnections());
    }
    print(
      `Round ${round} of ${rounds}   ${GROUPS.map((group) => `${group}: ${Math.round(figures[group].at(-1) ?? 0)}`).join('   ')}`,
    );
  }
  await switchTo(service, endpoints, 'none');
  tellResult(figures, mostSockets, receivers);
  await tellDeliveries(database, endpoints);
}

function tellResult(figures: Record<Group, number[]>, mostSockets: number, receivers: Receivers): void {
  const ratio = (group: Group, to: Group): string =>
    summaryOf(figures[group].map((each, i) => each / (figures[to][i] ?? NaN))).median.toFixed(2);
  for (const group of GROUPS)
    print(`${group.padEnd(6)}${summaryOf(figures[group]).median.toFixed(0).padStart(7)} postings a second`);
  print(
    `Ratio of postings: bad receivers to good ones ${ratio('bad', 'good')}, bad ones to none ${ratio('bad', 'none')}, good ones to none ${ratio('good', 'none')}`,
  );
  print(`Open sockets at the bad receivers: ${mostSockets} at most. Messages: ${receivers.messages()}`);
}

async function tellDeliveries(database: BenchDatabase, { organisation }: Endpoints): Promise<void> {
  const rows = await database.query<{ url: string; status: string; deliveries: number }>(
    `SELECT e.url, d.status, count(*)::int AS deliveries FROM webhook_deliveries d
     JOIN webhook_endpoints e ON e.organisation_id = d.organisation_id AND e.id = d.endpoint_id
     JOIN organisations o ON o.organisation_id = d.organisation_id AND o.id = '${organisation}'
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  for (const { url, status, deliveries } of rows)
    print(`  ${url.padEnd(36)} ${status.padEnd(10)} ${deliveries}`);
}

run(main);
