import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations';
import { migrate } from '../../../src/platform/database/migrate';
import { createTestDatabase } from '../../support/test-database';

describe('The migration that brings the relay', () => {
  it('begins with what happens from then on: events from before it are told to nobody', async () => {
    const database = await createTestDatabase({ migrated: false });
    const source = await new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      migrations: migrations.filter(({ name }) => name.slice(-13) < '1790000002100'),
      migrationsTableName: 'schema_migrations',
      installExtensions: false,
    }).initialize();
    await source.runMigrations({ transaction: 'each' });
    const [used, unused] = [randomUUID(), randomUUID()];
    await source.transaction(async (session) => {
      for (const [ledger, events] of [
        [used, 7],
        [unused, 0],
      ] as const) {
        await session.query(`SELECT set_config('contra.organisation_id', $1, true)`, [ledger]);
        await session.query(`INSERT INTO ledgers VALUES ($1, 'org_x', now())`, [ledger]);
        await session.query(
          `INSERT INTO counters (organisation_id, name, value) VALUES ($1, 'event', $2), ($1, 'invoice', 99)`,
          [ledger, events],
        );
      }
    });
    await migrate(database.ownerUrl);
    const seen = await source.transaction(async (session) => {
      await session.query('SET ROLE contra_directory');
      return session.query<object[]>(`SELECT * FROM relay_cursors`);
    });
    await source.destroy();
    await database.drop();
    expect(seen).toEqual([{ organisation_id: used, sequence: 7 }]);
  });
});
