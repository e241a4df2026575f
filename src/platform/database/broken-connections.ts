import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** The connections of the ORM, which its types keep to themselves. */
export const poolOf = (dataSource: DataSource): Pool =>
  (dataSource.driver as unknown as { readonly master: Pool }).master;

/**
 * A pool listens to its connections only while nobody has them, and between it and the next who listens nobody hears of a
 * connection's end; an error that nobody hears of would end the process. Who uses the connection finds it broken anyway.
 */
export function outliveBrokenConnections(pool: Pool): void {
  const heard = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (!heard.has(client)) client.on('error', () => undefined);
    heard.add(client);
  });
}
