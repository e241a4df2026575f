import { DataSource } from 'typeorm';
import { outliveBrokenConnections, poolOf } from '../../src/platform/database/broken-connections';
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
    const pool = poolOf(dataSource);
    outliveBrokenConnections(pool);
    const client = await pool.connect();
    expect(client.listenerCount('error')).toBe(1);
    client.release();
    const again = await pool.connect();
    expect(() => again.emit('error', new Error('terminating connection'))).not.toThrow();
    again.release(true);
  });
});
