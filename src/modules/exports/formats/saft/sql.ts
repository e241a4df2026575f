import type { ExportSource } from '../export-format';
import type { Span } from '../statutory/span';

/**
 * `$2` to `$5` of the statements below (`$1` is the organisation): the days, and the range of entry numbers of a batch or nulls. A balance is opening when it
 * stood before the selection: before its first day, or before its first entry.
 */
export const selection = ({ query }: ExportSource, { from, to }: Span): readonly unknown[] => [
  from,
  to,
  query.fromEntry ?? null,
  query.toEntry ?? null,
];

const SELECTED = `l.date BETWEEN $2 AND $3 AND ($4::bigint IS NULL OR l.entry_number >= $4)
  AND ($5::bigint IS NULL OR l.entry_number <= $5)`;
const BEFORE = `CASE WHEN $4::bigint IS NULL THEN l.date < $2 ELSE l.entry_number < $4 END`;
const BALANCES = `
  coalesce(sum(l.base_debit - l.base_credit) FILTER (WHERE ${BEFORE}), 0)::text AS opening,
  coalesce(sum(l.base_debit - l.base_credit) FILTER (WHERE (${BEFORE}) OR (${SELECTED})), 0)::text AS closing`;

export const accountBalancesSql = `SELECT a.code, a.name, a.type, ${BALANCES}
  FROM accounts a JOIN journal_lines l ON l.organisation_id = a.organisation_id AND l.account_id = a.id
  WHERE a.organisation_id = $1 AND ((${BEFORE}) OR (${SELECTED}))
  GROUP BY a.code, a.name, a.type ORDER BY a.code`;

export const customerBalancesSql = `SELECT c.id, c.name, c.email, c.phone, c.address, c.country,
    c.vat_number AS "vatNumber", a.code, ${BALANCES}
  FROM journal_lines l JOIN customers c ON c.organisation_id = l.organisation_id AND c.id = l.customer_id
  JOIN accounts a ON a.organisation_id = l.organisation_id AND a.id = l.account_id
  WHERE l.organisation_id = $1 AND ((${BEFORE}) OR (${SELECTED}))
  GROUP BY c.id, c.name, c.email, c.phone, c.address, c.country, c.vat_number, a.code ORDER BY c.id, a.code`;

/** Invoices and credit notes whose own entry is selected. */
const DOCUMENTS = `
  SELECT d.*, e.number AS entry_number FROM (
    SELECT id, journal_entry_id, number, '380' AS type, customer_id, client_name, client_snapshot, issue_date, tax_point,
      currency, exchange_rate, base_gross, NULL::text AS reference, NULL::text AS reason
    FROM invoices WHERE organisation_id = $1 AND kind = 'invoice' AND journal_entry_id IS NOT NULL
    UNION ALL
    SELECT id, journal_entry_id, number, '381', customer_id, client_name, client_snapshot, issue_date, issue_date,
      currency, exchange_rate, base_gross, coalesce(invoice_number, original_invoice ->> 'number'), reason
    FROM credit_notes WHERE organisation_id = $1 AND journal_entry_id IS NOT NULL) d
  JOIN journal_entries e ON e.organisation_id = $1 AND e.id = d.journal_entry_id
  WHERE e.date BETWEEN $2 AND $3 AND ($4::bigint IS NULL OR e.number >= $4) AND ($5::bigint IS NULL OR e.number <= $5)`;

const ITEMS = `
  SELECT invoice_id AS document_id, line_no, description, quantity, account_id, taxes, net FROM invoice_lines
    WHERE organisation_id = $1 AND line_type = 'item'
  UNION ALL
  SELECT credit_note_id, line_no, description, quantity, account_id, taxes, net FROM credit_note_items
    WHERE organisation_id = $1 AND line_type = 'item'`;

/** An item's amounts in base, at its document's rate. */
const IN_BASE = (column: string): string => `round((${column}) * d.exchange_rate, 2)`;

/** Category and rate, as the lines of the journal carry them. */
const VAT_CODE = `(t ->> 'category') || trim_scale((t ->> 'rate')::numeric)`;

export const taxCodesSql = `
  SELECT DISTINCT l.vat_code AS code FROM journal_lines l
    WHERE l.organisation_id = $1 AND l.vat_code IS NOT NULL AND ${SELECTED}
  UNION
  SELECT ${VAT_CODE} FROM (${DOCUMENTS}) d JOIN (${ITEMS}) i ON i.document_id = d.id
    CROSS JOIN LATERAL jsonb_array_elements(i.taxes) t
  ORDER BY code`;

export const documentTotalsSql = `
  SELECT count(DISTINCT d.id)::text AS documents,
    coalesce(sum(${IN_BASE('i.net')}) FILTER (WHERE d.type = '381'), 0)::text AS debit,
    coalesce(sum(${IN_BASE('i.net')}) FILTER (WHERE d.type = '380'), 0)::text AS credit
  FROM (${DOCUMENTS}) d JOIN (${ITEMS}) i ON i.document_id = d.id`;

export const documentsSql = `
  SELECT d.id, d.number, d.type, d.customer_id AS "customerId", d.client_name AS "clientName",
    d.client_snapshot -> 'address' AS address, d.client_snapshot ->> 'country' AS country,
    d.issue_date AS "issueDate", d.tax_point AS "taxPoint", d.currency, d.exchange_rate::text AS "exchangeRate",
    d.base_gross::text AS "baseGross", d.reference, d.reason, d.entry_number::text AS "entryNumber", items.items
  FROM (${DOCUMENTS}) d
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('lineNo', i.line_no, 'description', i.description,
      'quantity', i.quantity::text, 'account', a.code, 'net', i.net::text, 'baseNet', ${IN_BASE('i.net')}::text,
      'taxes', (SELECT jsonb_agg(jsonb_build_object('code', ${VAT_CODE}, 'rate', t ->> 'rate',
          'baseTax', ${IN_BASE(`(t ->> 'tax')::numeric`)}::text, 'tax', t ->> 'tax'))
        FROM jsonb_array_elements(i.taxes) t)) ORDER BY i.line_no) AS items
    FROM (${ITEMS}) i LEFT JOIN accounts a ON a.organisation_id = $1 AND a.id = i.account_id
    WHERE i.document_id = d.id) items
  ORDER BY d.entry_number`;
