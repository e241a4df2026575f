import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Between the pool, which takes its listener off a connection that it hands out, and the ORM, which puts its own on, nobody
 * hears of the connection's end; an error that nobody hears of would end the process. Who uses it finds it broken anyway.
 */
export function outliveBrokenConnections(dataSource: DataSource): void {
  const { master } = dataSource.driver as unknown as { master: Pool };
  const heard = new WeakSet<PoolClient>();
  master.on('acquire', (client) => {
    if (!heard.has(client)) client.on('error', () => undefined);
    heard.add(client);
  });
}
