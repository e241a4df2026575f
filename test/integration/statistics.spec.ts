import { POSTED_TABLES } from '../../migrations/posted-tables.data';
import { startTestApp, type TestApp } from '../support/app';
import { openSession, type Session } from '../support/plain-sql';

/** ANALYZE samples 300 rows for each. */
const MOST_STEPS = 20;

describe('The statistics of the tables that grow with every posting', () => {
  let app: TestApp;
  let owner: Session;

  beforeAll(async () => {
    app = await startTestApp();
    owner = await openSession(app, 'owner', null);
  });
  afterAll(async () => {
    await owner.end();
    await app.close();
  });

  it.each(POSTED_TABLES)(
    'of %s are made from a small sample, whichever column asks for the most',
    async (table) => {
      const targets = await owner.sql<{ name: string; type: string; target: number }>(
        `SELECT attname AS name, format_type(atttypid, NULL) AS type,
         coalesce(nullif(attstattarget, -1), current_setting('default_statistics_target')::int) AS target
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
        [table],
      );
      expect(targets.length).toBeGreaterThan(3);
      expect(targets.filter(({ target }) => target > MOST_STEPS)).toEqual([]);
      const planned = ['organisation_id', 'dimensions', 'metadata'];
      const blind = targets.filter(({ name, target }) => planned.includes(name) && target === 0);
      expect(blind).toEqual([]);
      expect(targets.filter(({ type, target }) => !type.startsWith('json') && target === 0)).toEqual([]);
    },
  );
});
