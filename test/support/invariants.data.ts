import { CREDITING_INVARIANTS } from './crediting-invariants.data';
import { INVOICE_INVARIANTS } from './invoice-invariants.data';
import { LIST_INVARIANTS } from './list-invariants.data';
import { RECEIVABLE_INVARIANTS } from './receivable-invariants.data';

/**
 * What holds of an organisation's books at any moment, each as a question for whatever breaks it. No answer is the answer.
 * They are asked as the service's role within the organisation, so the policies leave its rows only.
 */
export const INVARIANTS: Readonly<Record<string, string>> = {
  'entries are numbered 1, 2, 3 … without a gap': `
    SELECT number FROM (SELECT number, row_number() OVER (ORDER BY number) AS place FROM journal_entries) e
    WHERE number <> place`,

  'an entry has its lines, balanced in both currencies and equal to its totals': `
    SELECT e.number FROM journal_entries e
    LEFT JOIN (
      SELECT entry_number, count(*) AS count, sum(debit) AS debit, sum(credit) AS credit, sum(base_debit) AS base_debit,
        sum(base_credit) AS base_credit, min(date) AS first, max(date) AS last
      FROM journal_lines GROUP BY entry_number
    ) l ON l.entry_number = e.number
    WHERE (l.count, l.debit, l.credit, l.base_debit, l.base_credit, l.first, l.last)
      IS DISTINCT FROM (e.line_count::bigint, e.total::numeric, e.total::numeric, e.base_total::numeric,
        e.base_total::numeric, e.date, e.date)`,

  'every line belongs to an entry and an account': `
    SELECT l.entry_number, l.line_no FROM journal_lines l
    LEFT JOIN journal_entries e ON e.number = l.entry_number LEFT JOIN accounts a ON a.id = l.account_id
    WHERE e.id IS NULL OR a.id IS NULL`,

  'a reversal is the original with its sides swapped, not dated before it': `
    WITH pairs AS (
      SELECT r.number, o.number AS original, r.date < o.date AS early
      FROM journal_entries r JOIN journal_entries o ON o.id = r.reverses_entry_id
    )
    SELECT number FROM pairs WHERE early
    UNION
    SELECT number FROM (
      SELECT p.number, l.line_no, l.account_id, l.debit, l.credit, l.base_debit, l.base_credit, 1 AS side
      FROM pairs p JOIN journal_lines l ON l.entry_number = p.original
      UNION ALL
      SELECT p.number, l.line_no, l.account_id, l.credit, l.debit, l.base_credit, l.base_debit, -1
      FROM pairs p JOIN journal_lines l ON l.entry_number = p.number
    ) both_sides
    GROUP BY number, line_no, account_id, debit, credit, base_debit, base_credit HAVING sum(side) <> 0`,

  'events are numbered 1, 2, 3 … without a gap': `
    SELECT sequence FROM (SELECT sequence, row_number() OVER (ORDER BY sequence) AS place FROM events) e
    WHERE sequence <> place`,

  'every entry and every credit note is told of by one event': `
    SELECT made.id, count(v.sequence) FROM (
      SELECT id, 'journal_entry.posted' AS type FROM journal_entries
      UNION ALL SELECT id, 'credit_note.created' FROM credit_notes
      UNION ALL SELECT id, 'credit_note.voided' FROM credit_notes WHERE status = 'voided'
    ) made LEFT JOIN events v ON v.object_id = made.id AND v.type = made.type
    GROUP BY made.id, made.type HAVING count(v.sequence) <> 1`,

  'a document points at a version of the seller from its issue on, and at none before': `
    SELECT d.id FROM (
      SELECT id, issued_at, seller_version FROM credit_notes
      UNION ALL SELECT id, issued_at, seller_version FROM invoices WHERE kind = 'invoice'
    ) d
    WHERE (d.issued_at IS NULL) <> (d.seller_version IS NULL)
      OR d.seller_version IS NOT NULL AND NOT EXISTS (SELECT FROM seller_profiles p WHERE p.version = d.seller_version)`,

  'every event of something made tells of something that is there': `
    SELECT v.sequence, v.type FROM events v
    WHERE v.type = 'journal_entry.posted' AND NOT EXISTS (SELECT FROM journal_entries e WHERE e.id = v.object_id)
      OR v.type = 'credit_note.created' AND NOT EXISTS (SELECT FROM credit_notes n WHERE n.id = v.object_id)`,

  'a counter stands where the last number was taken': `
    SELECT c.name, c.value FROM counters c WHERE c.value IS DISTINCT FROM coalesce(CASE
      WHEN c.name = 'journal_entry' THEN (SELECT max(number) FROM journal_entries)
      WHEN c.name = 'event' THEN (SELECT max(sequence) FROM events)
      WHEN c.name LIKE 'invoice:%' THEN (SELECT max(series_number) FROM invoices i WHERE 'invoice:' || i.series_key = c.name)
      ELSE (SELECT max(series_number) FROM credit_notes n WHERE 'credit_note:' || n.series_key = c.name)
    END, 0)`,

  'credit notes of a series are numbered 1, 2, 3 … without a gap': `
    SELECT number FROM (
      SELECT number, series_number, row_number() OVER (PARTITION BY series_key ORDER BY series_number) AS place
      FROM credit_notes WHERE series_key IS NOT NULL
    ) n WHERE series_number <> place`,

  'a credit note has its lines, which add up to it': `
    SELECT n.number FROM credit_notes n
    LEFT JOIN LATERAL (
      SELECT count(*) AS count, sum(net) AS net, sum(tax) AS tax, sum(gross) AS gross
      FROM credit_note_items i WHERE i.credit_note_id = n.id
    ) i ON true
    WHERE (i.count, i.net, i.tax, i.gross)
      IS DISTINCT FROM (n.line_count::bigint, n.net::numeric, n.tax::numeric, n.gross::numeric)`,

  'a credit note that is not free of charge has posted its gross on its issue date, and an open item': `
    SELECT n.number FROM credit_notes n
    LEFT JOIN journal_entries e ON e.id = n.journal_entry_id AND e.source_id = n.id AND e.source_type = 'credit_note'
    LEFT JOIN open_items i ON i.id = n.id
    WHERE n.gross > 0
      AND (e.total, e.date, e.document_number, e.currency, i.amount)
        IS DISTINCT FROM (n.gross, n.issue_date, n.number, n.currency, -n.gross)`,

  'a voided credit note is reversed, once, and owes nothing; one that is not voided is not reversed': `
    SELECT n.number FROM credit_notes n
    LEFT JOIN journal_entries r ON r.reverses_entry_id = n.journal_entry_id
    LEFT JOIN open_items i ON i.id = n.id
    WHERE n.gross > 0 AND (r.id IS DISTINCT FROM n.reversal_entry_id
      OR (n.status = 'voided') <> (r.id IS NOT NULL)
      OR n.status = 'voided' AND (i.open_amount <> 0 OR i.open_base_amount <> 0))`,

  'an entry of a credit note belongs to one that is there': `
    SELECT e.number FROM journal_entries e
    WHERE e.source_type = 'credit_note' AND NOT EXISTS (SELECT FROM credit_notes n WHERE n.id = e.source_id)`,

  'Debtors equals what is open now': `
    SELECT c.balance AS debtors, o.balance AS open_items FROM
      (SELECT coalesce(sum(base_debit - base_credit), 0) AS balance FROM journal_lines
        WHERE account_id IN (SELECT account_id FROM account_roles WHERE role = 'debtors')) c,
      (SELECT coalesce(sum(open_base_amount), 0) AS balance FROM open_items) o
    WHERE c.balance <> o.balance`,

  'a stored answer of a create names a credit note that is there, unless it was cleared with a customer': `
    SELECT k.key FROM idempotency_keys k
    WHERE k.path = '/api/v1/credit-notes' AND k.answer <> '{"erased":true}'
      AND NOT EXISTS (SELECT FROM credit_notes n WHERE n.id = k.answer::jsonb ->> 'id')`,

  ...CREDITING_INVARIANTS,

  ...INVOICE_INVARIANTS,

  ...RECEIVABLE_INVARIANTS,
  ...LIST_INVARIANTS,
};
