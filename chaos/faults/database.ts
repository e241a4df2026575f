import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DATABASE } from '../../src/platform/database/embedded/secrets';
import { onDatabase } from '../../src/platform/database/urls';
import type { System } from '../system/system';
import type { Fault } from './fault';

/**
 * Raised by triggers of the run's own, so that the service meets the real SQLSTATE in the middle of its writes, or at the very
 * COMMIT.
 */
export async function prepareFailures({ query }: System): Promise<void> {
  await query(`
    CREATE TABLE IF NOT EXISTS chaos_failures (code text NOT NULL, place text NOT NULL, probability float8 NOT NULL);
    GRANT SELECT ON chaos_failures TO contra_service;
    CREATE OR REPLACE FUNCTION chaos_fail() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE wanted chaos_failures;
    BEGIN
      SELECT * INTO wanted FROM chaos_failures f WHERE f.place = TG_ARGV[0] LIMIT 1;
      IF FOUND AND random() < wanted.probability THEN
        RAISE EXCEPTION 'chaos' USING ERRCODE = wanted.code;
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER chaos AFTER INSERT ON journal_lines FOR EACH STATEMENT EXECUTE FUNCTION chaos_fail('statement');
    CREATE CONSTRAINT TRIGGER chaos AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION chaos_fail('commit')`);
}

const failing = (name: string, code: string): Fault => ({
  name,
  weight: 2,
  inject: async ({ query }, random) => {
    const place = random.chance(0.5) ? 'statement' : 'commit';
    await query(`INSERT INTO chaos_failures VALUES ($1, $2, $3)`, [code, place, 0.1 + random.next() * 0.4]);
    try {
      await sleep(random.between(500, 3000));
    } finally {
      await query(`DELETE FROM chaos_failures`);
    }
  },
});

export const DATABASE_FAULTS: readonly Fault[] = [
  failing('serialization failures (40001)', '40001'),
  failing('deadlocks (40P01)', '40P01'),
  {
    name: 'pool exhaustion',
    weight: 2,
    inject: async ({ database }, random) => {
      // Every posting waits for the counters, and with them every connection.
      const holder = new Client(onDatabase(database.superUrl, DATABASE));
      holder.on('error', () => undefined);
      try {
        await holder.connect();
        await holder.query(`BEGIN; SELECT FROM counters FOR UPDATE`);
        await sleep(random.between(1000, 8000));
      } catch {
        // The server went away on the way, by another fault: whoever waited was let go by that.
      } finally {
        await holder.end().catch(() => undefined);
      }
    },
  },
];
