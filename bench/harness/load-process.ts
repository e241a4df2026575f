import { Connection } from './connection';
import type { LoadJob, LoadResult } from './load';
import { quantile } from './statistics';

/** The client, in a process of its own: it sends for as long as it is told, then waits for every answer that is still due. */
async function run({ port, connections, seconds, requests, expect }: LoadJob): Promise<LoadResult> {
  const prepared = requests.map((request) => Buffer.from(request));
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const latencies: number[] = [];
  const refusals: string[] = [];
  let [expected, inTime] = [0, 0];
  const start = performance.now();
  const deadline = start + seconds * 1000;
  const worker = async (connection: Connection): Promise<void> => {
    for (let sent = start; sent < deadline && refusals.length === 0;) {
      const request = prepared[Math.floor(Math.random() * prepared.length)];
      if (!request) throw new Error('there is nothing to send');
      const { status, text } = await connection.send(request);
      const now = performance.now();
      if (status === expect) expected += 1;
      else refusals.push(`${status} ${text}`);
      if (now <= deadline) {
        inTime += 1;
        latencies.push(now - sent);
      }
      sent = now;
    }
  };
  try {
    await Promise.all(open.map(worker));
  } finally {
    for (const connection of open) connection.close();
  }
  const sorted = Float64Array.from(latencies).sort();
  return {
    acknowledged: expected,
    refusals: refusals.slice(0, 3),
    perSecond: inTime / seconds,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
  };
}

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
