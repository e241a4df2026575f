import { noteStatement } from './note-statement';

/**
 * The reference: what the service commits for one credit note, written by hand as one transaction with one round trip, the
 * fastest way that pgbench has. It takes the same locks and writes the same rows, so the same checks of the database run.
 * `same-writes.ts` compares the rows with the service's and stops the benchmark where they differ.
 *
 * The work of the service's own that it lacks: authentication, validation, computing totals and taxes, the views.
 */
export const ONE_NOTE: readonly string[] = [
  `BEGIN`,
  `SELECT set_config('contra.organisation_id', (SELECT organisation_id::text FROM bench.targets WHERE n = :n), true)`,
  `SELECT sales_through, tax_through, all_through, hard_through FROM period_locks
  WHERE organisation_id = current_organisation_id() FOR SHARE`,
  noteStatement({ first: ':n', notes: 1, numbers: 'taken', answers: 'each' }),
  `COMMIT`,
];

/**
 * For `pgbench -M prepared`: it picks one of the first `:targets` customers for each transaction, and sends the whole as a
 * pipeline, so that no lock is held while the network is waited for.
 */
export const ONE_NOTE_SCRIPT = `\\set n random(1, :targets)\n\\startpipeline\n${ONE_NOTE.join(';\n')};\n\\endpipeline\n`;

/**
 * What the notes of one customer have in common: ids, and what the service makes (the snapshot of the client, the data of the
 * events, the answer that is stored), taken from a note that it made. A line for each customer, by organisation in the order of
 * their first notes. Texts lie uncompressed: where one is compressed already PostgreSQL copies it as that, and the service's have to
 * be compressed as they are stored.
 */
export const TARGETS = `
CREATE SCHEMA bench;
CREATE TABLE bench.targets AS
SELECT row_number() OVER (ORDER BY opened, created_at)::int AS n, made.*
FROM (
  SELECT min(n.created_at) OVER (PARTITION BY n.organisation_id) AS opened, n.created_at, n.organisation_id, n.customer_id,
    n.client_name, n.client_snapshot, n.series_key, n.issue_date, n.created_by AS api_key_id, note.data AS note_data,
    entry.data AS entry_data, stored.answer, stored.request_hash, l.sales, l.vat_output, l.debtors
  FROM credit_notes n
  JOIN journal_entries e ON e.organisation_id = n.organisation_id AND e.id = n.journal_entry_id
  JOIN events note ON note.organisation_id = n.organisation_id AND note.object_id = n.id
  JOIN events entry ON entry.organisation_id = n.organisation_id AND entry.object_id = e.id
  JOIN idempotency_keys stored ON stored.organisation_id = n.organisation_id AND strpos(stored.answer, n.id) > 0
  CROSS JOIN LATERAL (
    SELECT max(account_id) FILTER (WHERE line_no = 1) AS sales, max(account_id) FILTER (WHERE line_no = 2) AS vat_output,
      max(account_id) FILTER (WHERE line_no = 3) AS debtors
    FROM journal_lines WHERE organisation_id = n.organisation_id AND entry_number = e.number
  ) l
) made;
ALTER TABLE bench.targets ADD PRIMARY KEY (n), ALTER note_data SET STORAGE PLAIN, ALTER entry_data SET STORAGE PLAIN,
  ALTER answer SET STORAGE PLAIN;
UPDATE bench.targets SET note_data = (note_data::text || '')::json, entry_data = (entry_data::text || '')::json,
  answer = answer || '';
GRANT USAGE ON SCHEMA bench TO contra_service;
GRANT SELECT ON bench.targets TO contra_service;`;
