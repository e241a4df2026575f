/**
 * The reference: what the service commits for one credit note, written by hand as one transaction with one round trip, the
 * fastest way that pgbench has. It takes the same locks and writes the same rows, so the same checks of the database run.
 * `same-writes.ts` compares the rows with the service's and stops the benchmark where they differ.
 *
 * The work of the service's own that it lacks: authentication, validation, computing totals and taxes, the views.
 */

/** What differs from organisation to organisation, and the data of the two events, which the service makes. */
export const TARGETS = `
CREATE SCHEMA bench;
CREATE TABLE bench.targets AS
SELECT row_number() OVER (ORDER BY n.created_at, n.id)::int AS n, n.organisation_id, n.series_key,
  n.issue_date, n.created_by AS api_key_id, note.data AS note_data, entry.data AS entry_data,
  max(l.account_id) FILTER (WHERE l.line_no = 1) AS sales,
  max(l.account_id) FILTER (WHERE l.line_no = 2) AS vat_output,
  max(l.account_id) FILTER (WHERE l.line_no = 3) AS debtors
FROM credit_notes n
JOIN journal_entries e ON e.organisation_id = n.organisation_id AND e.id = n.journal_entry_id
JOIN journal_lines l ON l.organisation_id = n.organisation_id AND l.entry_number = e.number
JOIN events note ON note.organisation_id = n.organisation_id AND note.object_id = n.id
JOIN events entry ON entry.organisation_id = n.organisation_id AND entry.object_id = e.id
GROUP BY n.organisation_id, n.id, n.series_key, n.issue_date, n.created_at, n.created_by, note.data, entry.data;
ALTER TABLE bench.targets ADD PRIMARY KEY (n);
GRANT USAGE ON SCHEMA bench TO contra_service;
GRANT SELECT ON bench.targets TO contra_service;`;

const BEGIN = [
  `BEGIN`,
  `SELECT set_config('contra.organisation_id', (SELECT organisation_id::text FROM bench.targets WHERE n = :n), true)`,
  `SELECT sales_through, tax_through, all_through, hard_through FROM period_locks
  WHERE organisation_id = current_organisation_id() FOR SHARE`,
];

/** The counters are locked in the order of their names, as the service does. */
const WRITE = `WITH target AS MATERIALIZED (
  SELECT * FROM bench.targets WHERE n = :n
), taken AS (
  INSERT INTO counters AS c (organisation_id, name, value)
  SELECT organisation_id, name, step
  FROM target, LATERAL (VALUES ('credit_note:' || series_key, 1), ('event', 2), ('journal_entry', 1)) AS wanted (name, step) ORDER BY name
  ON CONFLICT (organisation_id, name) DO UPDATE SET value = c.value + EXCLUDED.value
  RETURNING name, value
), numbers AS (
  SELECT max(value) FILTER (WHERE name = 'journal_entry') AS entry,
    max(value) FILTER (WHERE name = 'event') AS event,
    max(value) FILTER (WHERE name LIKE 'credit_note:%') AS seq
  FROM taken
), note AS MATERIALIZED (
  SELECT target.*, entry, event, seq, 'CN-' || to_char(issue_date, 'YYYY') || '-' || lpad(seq::text, greatest(4, length(seq::text)), '0') AS number,
    lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000000)::bigint), 14, '0') || lpad(to_hex(entry), 12, '0') AS stem
  FROM target, numbers
), open_item AS (
  INSERT INTO open_items (organisation_id, id, kind, document_number, date, currency, exchange_rate, amount, base_amount,
    open_amount, open_base_amount)
  SELECT organisation_id, 'cn_' || stem, 'credit_note', number, issue_date, 'GBP', 1, -120, -120, -120, -120 FROM note
), journal_entry AS (
  INSERT INTO journal_entries (organisation_id, id, number, date, source_type, source_id, document_number, counterparty_name,
    currency, exchange_rate, line_count, total, base_total, posted_at, posted_by, request_id)
  SELECT organisation_id, 'je_' || stem, entry, issue_date, 'credit_note', 'cn_' || stem, number, 'Acme Ltd', 'GBP', 1, 3,
    120.00, 120.00, now(), api_key_id, 'req_' || stem FROM note
), journal_line AS (
  INSERT INTO journal_lines (organisation_id, entry_number, line_no, date, account_id, debit, credit, base_debit, base_credit,
    vat_code, open_item_id)
  SELECT organisation_id, entry, line_no, issue_date, account_id, debit, credit, debit, credit, vat_code, open_item_id
  FROM note, LATERAL (VALUES
    (1, sales, 100.00, 0.00, 'S20', NULL),
    (2, vat_output, 20.00, 0.00, 'S20', NULL),
    (3, debtors, 0.00, 120.00, NULL, 'cn_' || stem)
  ) AS line (line_no, account_id, debit, credit, vat_code, open_item_id)
), credit_note AS (
  INSERT INTO credit_notes (organisation_id, id, number, series_key, series_number, status, delivery_status, client_name,
    issue_date, currency, exchange_rate, prices_include_tax, reason, metadata, tax_breakdown, net, tax, gross, base_gross,
    pre_payment_amount, post_payment_amount, refund_amount, credit_amount, out_of_band_amount, journal_entry_id, line_count, created_at,
    created_by, request_id)
  SELECT organisation_id, 'cn_' || stem, number, series_key, seq, 'draft', 'none', 'Acme Ltd', issue_date, 'GBP', 1, false,
    'Returned faulty unit', '{}',
    '[{"category": "S", "rate": "20", "exemptionReason": null, "taxable": "100.00", "tax": "20.00"}]',
    100.00, 20.00, 120.00, 120.00, 0.00, 120.00, 0.00, 120.00, 0.00, 'je_' || stem, 1, now(), api_key_id,
    'req_' || stem FROM note
), credit_note_item AS (
  INSERT INTO credit_note_items (organisation_id, credit_note_id, line_no, id, line_type, description, quantity, unit_price,
    discount, taxes, net, tax, gross)
  SELECT organisation_id, 'cn_' || stem, 1, 'cni_' || stem, 'item', 'Widget', 1, 100, 0.00,
    '[{"category": "S", "rate": "20", "name": null, "exemptionReason": null, "tax": "20.00"}]', 100.00, 20.00, 120.00 FROM note
), told AS (
  INSERT INTO events (organisation_id, sequence, id, type, object_type, object_id, data, api_key_id, request_id, created_at, sandbox)
  SELECT organisation_id, event + step, 'evt_' || stem, type, object_type, object_id, data, api_key_id, 'req_' || stem, now(), false
  FROM note, LATERAL (VALUES
    (-1, 'journal_entry.posted', 'journal_entry', 'je_' || stem, entry_data),
    (0, 'credit_note.created', 'credit_note', 'cn_' || stem, note_data)
  ) AS happened (step, type, object_type, object_id, data)
)
SELECT 1`;

/** pgbench picks one of the first `:organisations` organisations for each transaction. */
const CHOOSE = `\\set n random(1, :organisations)\n`;

/** Each way sends the whole transaction at once, so that no lock is held while the network is waited for. */
export const SCRIPTS = {
  simple: `${CHOOSE}${[...BEGIN, WRITE, 'COMMIT'].join(' \\;\n')};\n`,
  prepared: `${CHOOSE}\\startpipeline\n${[...BEGIN, WRITE, 'COMMIT'].join(';\n')};\n\\endpipeline\n`,
} as const;

export type Protocol = keyof typeof SCRIPTS;
