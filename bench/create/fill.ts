import { Client } from 'pg';
import type { BenchDatabase } from '../harness/database';
import { noteStatement } from './note-statement';

const CHUNK = 10_000;
/** As many as statements that keep two processors busy. */
const AT_ONCE = 2;

/**
 * Writes credit notes with all that belongs to them into the first organisation, by few statements: as superuser and without
 * the triggers, which would check each row. The books hold afterwards as if the service had made them.
 */
export async function fillNotes(database: BenchDatabase, ledger: string, count: number): Promise<void> {
  await database.query(`ALTER SYSTEM SET max_wal_size = '4GB'`);
  await database.query(`SELECT pg_reload_conf()`);
  const [before = { entry: 0, event: 0, seq: 0 }] = await database.query<Numbers>(TAKE, [ledger, count]);
  let done = 0;
  const worker = async (): Promise<void> => {
    const client = new Client({ connectionString: database.superUrl });
    await client.connect();
    try {
      await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
      while (done < count) {
        const notes = Math.min(CHUNK, count - done);
        done += notes;
        const text = noteStatement({ first: '1', notes, numbers: 'given', answers: 'none' });
        await client.query(text, [before.entry + done, before.event + 2 * done, before.seq + done]);
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await database.query(COUNT, [ledger]);
  await database.query(`VACUUM (ANALYZE)`);
  await database.query(`ALTER SYSTEM RESET max_wal_size`);
  await database.query(`SELECT pg_reload_conf()`);
  await database.query(`CHECKPOINT`);
}

interface Numbers {
  readonly entry: number;
  readonly event: number;
  readonly seq: number;
}

/** The triggers would have counted what the lists have grown by. */
const COUNT = `
  INSERT INTO list_totals (organisation_id, list, label, total)
  SELECT $1, list, label, n - coalesce((SELECT sum(c.change) FROM list_changes c
    WHERE c.organisation_id = $1 AND c.list = listed.list AND c.label = listed.label), 0)
  FROM (
    SELECT 'credit_notes' AS list, status AS label, count(*) AS n FROM credit_notes WHERE organisation_id = $1 GROUP BY 2
    UNION ALL
    SELECT 'credit_notes_of_customer', customer_id, count(*) FROM credit_notes
    WHERE organisation_id = $1 AND customer_id IS NOT NULL GROUP BY 2
    UNION ALL
    SELECT 'open_items', kind, count(*) FROM open_items WHERE organisation_id = $1 AND open_amount <> 0 GROUP BY 2
  ) listed
  ON CONFLICT (organisation_id, list, label) DO UPDATE SET total = EXCLUDED.total`;

/** Moves the counters on, and tells where they stood. */
const TAKE = `
  WITH taken AS (
    UPDATE counters SET value = value + $2::int * CASE name WHEN 'event' THEN 2 ELSE 1 END
    WHERE organisation_id = $1 AND (name IN ('event', 'journal_entry') OR name LIKE 'credit_note:%')
    RETURNING name, value - $2::int * CASE name WHEN 'event' THEN 2 ELSE 1 END AS before
  )
  SELECT max(before) FILTER (WHERE name = 'journal_entry')::int AS entry, max(before) FILTER (WHERE name = 'event')::int AS event,
    max(before) FILTER (WHERE name LIKE 'credit_note:%')::int AS seq
  FROM taken`;
