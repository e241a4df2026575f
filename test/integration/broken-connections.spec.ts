import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { outliveBrokenConnections } from '../../src/platform/database/broken-connections';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('A connection to the database that ends in the moment in which it is handed out', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.serviceUrl }).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('is heard of before whoever asked for it listens, so that no error of it ends the process', async () => {
    const { master } = dataSource.driver as unknown as { master: Pool };
    outliveBrokenConnections(dataSource);
    const client = await master.connect();
    expect(client.listenerCount('error')).toBe(1);
    client.release();
    const again = await master.connect();
    expect(() => again.emit('error', new Error('terminating connection'))).not.toThrow();
    again.release(true);
  });
});
