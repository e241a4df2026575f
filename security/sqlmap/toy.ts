import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleanup } from '../../bench/harness/cleanup';
import type { BenchDatabase } from '../../bench/harness/database';

/**
 * A list with a filter as it must not be written, on the same database: a sqlmap that says nothing about it would say nothing about
 * the service either.
 */
export async function startToy(database: BenchDatabase, cleanup: Cleanup): Promise<string> {
  const server = createServer((request, answer) => {
    const filter = new URL(request.url ?? '/', 'http://localhost').searchParams.get('type') ?? '';
    database
      .query(`SELECT id, type FROM events WHERE type = '${filter}' ORDER BY id LIMIT 5`)
      .then((rows) => answer.end(JSON.stringify({ data: rows })))
      .catch(() => answer.writeHead(500).end('{}'));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  cleanup.add(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/events?type=customer.created&limit=5`;
}
