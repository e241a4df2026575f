import { CUSTOMERS } from './organisations';

export interface Wanted {
  /** The first customer of the organisation, of `bench.targets`. */
  readonly first: string;
  /** How many, for its customers in turn. */
  readonly notes: number;
  /** From the counters, which are locked in the order of their names as the service does; or numbers that were taken before: $1 entries, $2 events, $3 credit notes. */
  readonly numbers: 'taken' | 'given';
  /** A stored answer for each note, one for all of them (`bench.batch_answers`), or none. */
  readonly answers: 'each' | 'one' | 'none';
}

/**
 * One statement that writes credit notes with all that belongs to them: open items, entries and lines, items, events and the
 * answers of idempotent requests. Each is that of `creditNote()`, for GBP 126.00.
 */
export function noteStatement(wanted: Wanted): string {
  return `WITH ${[...numbering(wanted), ...DOCUMENT, ...POSTING, ...telling(wanted)].join(', ')}
SELECT 1`;
}

/** Ids begin as the service's do, with the time, so that both stand at the end of each index: inserting there is cheapest. */
const TIME_DIGITS = 10;
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

const inBase32 = (number: string, digits: number): string =>
  Array.from({ length: digits }, (_, i) => 5 * (digits - 1 - i))
    .map((bits) => `substr('${BASE32}', 1 + ((${number} >> ${bits}) & 31)::int, 1)`)
    .join(' || ');

/** With room for a digit behind it. */
const SHORT_STEM = `left(stem, ${TIME_DIGITS}) || right(stem, 15)`;

/** Without the long texts, which are taken from `target` where they are written: a set of them would not fit into memory. */
const OF_NOTES =
  'target.n, target.organisation_id, customer_id, client_name, client_snapshot, series_key, issue_date, api_key_id, sales, vat_output, debtors';

function numbering({ first, notes, numbers }: Wanted): string[] {
  const targets = notes === 1 ? `n = ${first}` : `n BETWEEN ${first} AND ${first} + ${CUSTOMERS - 1}`;
  const each =
    notes === 1
      ? `target, numbers`
      : `numbers, generate_series(1, ${notes}) AS i JOIN target ON (target.n - ${first}) = i % ${CUSTOMERS}`;
  const place = (step: number): string => (notes === 1 ? '' : ` - ${step * notes} + ${step} * i`);
  return [
    `target AS MATERIALIZED (
  SELECT * FROM bench.targets WHERE ${targets}
)`,
    ...(numbers === 'taken' ? taken(notes) : [GIVEN]),
    `moment AS MATERIALIZED (
  SELECT ${inBase32('micros / 1000', TIME_DIGITS)} || lpad(to_hex(micros % 1000), 3, '0') AS begun
  FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros) AS clock
)`,
    `note AS MATERIALIZED (
  SELECT m.*, 'CN-' || to_char(issue_date, 'YYYY') || '-' || lpad(seq::text, greatest(4, length(seq::text)), '0') AS number,
    begun || lpad(to_hex(entry), 13, '0') AS stem
  FROM moment, (SELECT ${OF_NOTES}, numbers.entry${place(1)} AS entry, numbers.event${place(2)} AS event, numbers.seq${place(1)} AS seq
    FROM ${each}) m
)`,
  ];
}

const taken = (notes: number): string[] => [
  `taken AS (
  INSERT INTO counters AS c (organisation_id, name, value)
  SELECT organisation_id, name, step * ${notes}
  FROM (SELECT organisation_id, series_key FROM target LIMIT 1) one,
    LATERAL (VALUES ('credit_note:' || series_key, 1), ('event', 2), ('journal_entry', 1)) AS wanted (name, step) ORDER BY name
  ON CONFLICT (organisation_id, name) DO UPDATE SET value = c.value + EXCLUDED.value
  RETURNING name, value
)`,
  `numbers AS (
  SELECT max(value) FILTER (WHERE name = 'journal_entry') AS entry,
    max(value) FILTER (WHERE name = 'event') AS event,
    max(value) FILTER (WHERE name LIKE 'credit_note:%') AS seq
  FROM taken
)`,
];

const GIVEN = `numbers AS (SELECT $1::bigint AS entry, $2::bigint AS event, $3::bigint AS seq)`;

const DOCUMENT = [
  `credit_note AS (
  INSERT INTO credit_notes (organisation_id, id, number, series_key, series_number, status, delivery_status, customer_id,
    client_name, client_snapshot, issue_date, currency, exchange_rate, prices_include_tax, reason, metadata, tax_breakdown,
    net, tax, gross, base_gross, pre_payment_amount, post_payment_amount, refund_amount, credit_amount, out_of_band_amount,
    journal_entry_id, line_count, created_at, created_by, request_id)
  SELECT organisation_id, 'cn_' || stem, number, series_key, seq, 'draft', 'none', customer_id, client_name, client_snapshot,
    issue_date, 'GBP', 1, false, 'Returned faulty unit', '{}',
    '[{"category": "S", "rate": "20", "exemptionReason": null, "taxable": "105.00", "tax": "21.00"}]',
    105.00, 21.00, 126.00, 126.00, 0.00, 126.00, 0.00, 126.00, 0.00, 'je_' || stem, 2, now(), api_key_id, 'req_' || stem FROM note
)`,
  `credit_note_item AS (
  INSERT INTO credit_note_items (organisation_id, credit_note_id, line_no, id, line_type, description, quantity, unit_price,
    discount, taxes, net, tax, gross)
  SELECT organisation_id, 'cn_' || stem, line_no, 'cni_' || ${SHORT_STEM} || line_no, 'item', description, 1, price, 0.00,
    taxes, net, tax, gross
  FROM note, (VALUES
    (1, 'Widget', 100, '[{"category": "S", "rate": "20", "name": null, "exemptionReason": null, "tax": "20.00"}]'::jsonb,
      100.00, 20.00, 120.00),
    (2, 'Delivery', 5, '[{"category": "S", "rate": "20", "name": null, "exemptionReason": null, "tax": "1.00"}]'::jsonb,
      5.00, 1.00, 6.00)
  ) AS item (line_no, description, price, taxes, net, tax, gross)
)`,
];

const POSTING = [
  `open_item AS (
  INSERT INTO open_items (organisation_id, id, kind, customer_id, document_number, date, currency, exchange_rate, amount,
    base_amount, open_amount, open_base_amount)
  SELECT organisation_id, 'cn_' || stem, 'credit_note', customer_id, number, issue_date, 'GBP', 1, -126.00, -126.00, -126.00,
    -126.00 FROM note
)`,
  `journal_entry AS (
  INSERT INTO journal_entries (organisation_id, id, number, date, source_type, source_id, document_number, counterparty_name,
    currency, exchange_rate, line_count, total, base_total, posted_at, posted_by, request_id)
  SELECT organisation_id, 'je_' || stem, entry, issue_date, 'credit_note', 'cn_' || stem, number, client_name, 'GBP', 1, 3,
    126.00, 126.00, now(), api_key_id, 'req_' || stem FROM note
)`,
  `journal_line AS (
  INSERT INTO journal_lines (organisation_id, entry_number, line_no, date, account_id, debit, credit, base_debit, base_credit,
    vat_code, customer_id, open_item_id)
  SELECT organisation_id, entry, line_no, issue_date, account_id, debit, credit, debit, credit, vat_code, customer, open_item_id
  FROM note, LATERAL (VALUES
    (1, sales, 105.00, 0.00, 'S20', NULL, NULL),
    (2, vat_output, 21.00, 0.00, 'S20', NULL, NULL),
    (3, debtors, 0.00, 126.00, NULL, customer_id, 'cn_' || stem)
  ) AS line (line_no, account_id, debit, credit, vat_code, customer, open_item_id)
)`,
];

const events = (note: string, entry: string): string => `told AS (
  INSERT INTO events (organisation_id, sequence, id, type, object_type, object_id, data, api_key_id, request_id, created_at, sandbox)
  SELECT note.organisation_id, event + step, 'evt_' || ${SHORT_STEM} || -step, type, object_type, object_id, data, note.api_key_id,
    'req_' || stem, now(), false
  FROM note JOIN target USING (n), LATERAL (VALUES
    (-1, 'journal_entry.posted', 'journal_entry', 'je_' || stem, ${entry}),
    (0, 'credit_note.created', 'credit_note', 'cn_' || stem, ${note})
  ) AS happened (step, type, object_type, object_id, data)
)`;

const ANSWERS = {
  each: [
    `answered AS (
  INSERT INTO idempotency_keys (organisation_id, api_key_id, method, path, key, request_hash, status, answer, created_at)
  SELECT note.organisation_id, note.api_key_id, 'POST', '/api/v1/credit-notes', right(stem, 24), request_hash, 201, answer, now()
  FROM note JOIN target USING (n)
)`,
  ],
  one: [
    `answered AS (
  INSERT INTO idempotency_keys (organisation_id, api_key_id, method, path, key, request_hash, status, answer, created_at)
  SELECT a.organisation_id, a.api_key_id, 'POST', a.path, right(stem, 24), a.request_hash, 201, a.answer, now()
  FROM bench.batch_answers a JOIN (SELECT min(stem) AS stem, organisation_id FROM note GROUP BY organisation_id) batch USING (organisation_id)
)`,
  ],
  none: [],
} as const;

/** What is written beforehand and in bulk has events without data, which no bench reads. */
const telling = ({ answers, numbers }: Wanted): string[] => [
  numbers === 'given' ? events(`'{}'::jsonb`, `'{}'::jsonb`) : events('note_data', 'entry_data'),
  ...ANSWERS[answers],
];
