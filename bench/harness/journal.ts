import type { BenchDatabase } from './database';

/** Three years of trade, a sale and its payment a few weeks later, to this many customers. */
const DAYS = 1095;
const LINES_A_SALE = 5;

interface Journal {
  /** The internal id of the ledger. */
  readonly ledger: string;
  readonly lines: number;
  /** The last day. */
  readonly today: string;
}

/**
 * Fills an empty ledger that has customers with entries, open items and allocations, as they would be after trade by the
 * service, by few statements: as superuser and without the triggers, which would check each line. Of the sales 2 % are never
 * paid. Dates ascend but for every seventeenth sale, which is dated back by forty days.
 */
export async function fillJournal(database: BenchDatabase, { ledger, lines, today }: Journal): Promise<void> {
  const sales = Math.floor(lines / LINES_A_SALE);
  await database.query(`SET session_replication_role = replica`);
  try {
    await database.query(`DROP TABLE IF EXISTS sales_of_bench`);
    await database.query(SALES, [ledger, sales, today, DAYS]);
    for (const statement of [ITEMS, ALLOCATIONS, ENTRIES, LINES]) await database.query(statement, [ledger]);
    await database.query(
      `INSERT INTO counters (organisation_id, name, value) VALUES ($1, 'journal_entry', $2)
       ON CONFLICT (organisation_id, name) DO UPDATE SET value = EXCLUDED.value`,
      [ledger, sales * 2],
    );
    await database.query(`DROP TABLE sales_of_bench`);
  } finally {
    await database.query(`SET session_replication_role = origin`);
  }
  await database.query(`ANALYZE open_items, allocations, journal_entries, journal_lines, counters`);
}

const role = (name: string): string =>
  `(SELECT account_id FROM account_roles WHERE organisation_id = $1 AND role = '${name}' AND current) AS ${name}`;

const SALES = `
  CREATE TEMPORARY TABLE sales_of_bench AS
  SELECT n, sold, least(sold + 21 + (n % 20)::int, today) AS paid_on,
    sold + 21 + (n % 20)::int <= today AND n % 50 <> 0 AS paid, net, round(net * 0.2, 2) AS tax, net + round(net * 0.2, 2) AS gross,
    'inv_' || lpad(n::text, 26, '0') AS invoice, 'pay_' || lpad(n::text, 26, '0') AS payment, c.id AS customer, roles.*
  FROM (
    SELECT n, $3::date AS today, $3::date - $4::int + (n * $4::bigint / $2::bigint)::int - CASE WHEN n % 17 = 0 THEN 40 ELSE 0 END AS sold,
      (10 + n % 990 + (n % 97) / 100.0)::numeric(15, 2) AS net
    FROM generate_series(1, $2::bigint) n
  ) s
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS customers
    FROM customers WHERE organisation_id = $1) c ON c.place = n % c.customers
  CROSS JOIN (SELECT ${['debtors', 'sales', 'vat_output', 'bank', 'bad_debts'].map(role).join(', ')}) roles`;

const ITEMS = `
  INSERT INTO open_items (organisation_id, id, kind, customer_id, document_number, date, due_date, currency, exchange_rate,
    amount, base_amount, open_amount, open_base_amount)
  SELECT $1::uuid, invoice, 'invoice', customer, 'INV-' || n, sold, sold + 30, 'GBP', 1, gross, gross,
    CASE WHEN paid THEN 0 ELSE gross END, CASE WHEN paid THEN 0 ELSE gross END FROM sales_of_bench
  UNION ALL
  SELECT $1::uuid, payment, 'payment', customer, NULL, paid_on, NULL, 'GBP', 1, -gross, -gross, 0, 0 FROM sales_of_bench WHERE paid`;

const ALLOCATIONS = `
  INSERT INTO allocations (organisation_id, id, kind, credit_item_id, debit_item_id, customer_id, date, currency, amount,
    base_amount, created_at, created_by, request_id)
  SELECT $1::uuid, 'alc_' || lpad(n::text, 26, '0'), 'applied', payment, invoice, customer, paid_on, 'GBP', gross, gross, now(),
    'key_bench', 'req_bench' FROM sales_of_bench WHERE paid`;

/** A sale has an odd number; the even one after it is its payment or, where there is none, a charge of the bank. */
const ENTRIES = `
  INSERT INTO journal_entries (organisation_id, id, number, date, source_type, source_id, document_number, counterparty_name,
    currency, exchange_rate, line_count, total, base_total, posted_at, posted_by, request_id)
  SELECT $1::uuid, 'je_' || lpad(number::text, 26, '0'), number, date, type, source, document, 'Customer', 'GBP', 1, lines, total, total,
    date + time '12:00', 'key_bench', 'req_bench'
  FROM sales_of_bench, LATERAL (VALUES
    (2 * n - 1, sold, 'invoice', invoice, 'INV-' || n, 3, gross),
    (2 * n, paid_on, CASE WHEN paid THEN 'payment' ELSE 'manual' END, CASE WHEN paid THEN payment END, NULL, 2, gross)
  ) AS entry (number, date, type, source, document, lines, total) ORDER BY number`;

const LINES = `
  INSERT INTO journal_lines (organisation_id, entry_number, line_no, date, account_id, debit, credit, base_debit, base_credit,
    vat_code, customer_id, open_item_id)
  SELECT $1::uuid, number, line, date, account, debit, credit, debit, credit, code, who, item
  FROM sales_of_bench, LATERAL (VALUES
    (2 * n - 1, 1, sold, debtors, gross, 0.00, NULL, customer, invoice),
    (2 * n - 1, 2, sold, sales, 0.00, net, 'S20', NULL, NULL),
    (2 * n - 1, 3, sold, vat_output, 0.00, tax, 'S20', NULL, NULL),
    (2 * n, 1, paid_on, CASE WHEN paid THEN bank ELSE bad_debts END, gross, 0.00, NULL, NULL, NULL),
    (2 * n, 2, paid_on, CASE WHEN paid THEN debtors ELSE bank END, 0.00, gross, NULL, CASE WHEN paid THEN customer END,
      CASE WHEN paid THEN payment END)
  ) AS l (number, line, date, account, debit, credit, code, who, item) ORDER BY number, line`;
