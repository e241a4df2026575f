/** What holds of credit notes that correct an invoice of these books: see `INVARIANTS`. */
export const CREDITING_INVARIANTS: Readonly<Record<string, string>> = {
  'the rows of a credit note of an invoice add up to its lines': `
    SELECT n.number, i.line_no FROM credit_notes n JOIN credit_note_items i ON i.credit_note_id = n.id
    LEFT JOIN LATERAL (
      SELECT coalesce(sum(net), 0) AS net, coalesce(sum(tax), 0) AS tax FROM credit_note_rows r
      WHERE r.credit_note_id = n.id AND r.item_line_no = i.line_no AND r.invoice_id = n.invoice_id
    ) r ON true
    WHERE n.invoice_id IS NOT NULL AND (r.net, r.tax) IS DISTINCT FROM (i.net::numeric, i.tax::numeric)`,

  'a row belongs to a line of the note’s own invoice, and its taxes are its tax': `
    SELECT r.credit_note_id, r.row_no FROM credit_note_rows r
    LEFT JOIN credit_notes n ON n.id = r.credit_note_id AND n.invoice_id = r.invoice_id
    LEFT JOIN credit_note_items i ON i.credit_note_id = r.credit_note_id AND i.line_no = r.item_line_no
    LEFT JOIN invoice_lines l ON l.id = r.invoice_line_id AND l.invoice_id = r.invoice_id
    WHERE n.id IS NULL OR i.id IS NULL OR l.id IS NULL
      OR (SELECT sum(t) FROM unnest(r.taxes) t) IS DISTINCT FROM r.tax::numeric
      OR cardinality(r.taxes) <> jsonb_array_length(l.taxes)`,

  'the pre-payment part of a live credit note, and of no voided one, reduces the debt of its invoice': `
    SELECT n.number FROM credit_notes n
    WHERE (CASE n.status WHEN 'voided' THEN 0 ELSE n.pre_payment_amount::numeric END) <> (
      SELECT coalesce(sum(a.amount), 0) FROM allocations a
      WHERE a.credit_item_id = n.id AND a.debit_item_id = n.invoice_id AND a.kind = 'pre_payment')`,

  'a credit note has the party, currency and rate of its invoice, and is not dated before it': `
    SELECT n.number FROM credit_notes n JOIN invoices i ON i.id = n.invoice_id
    WHERE (n.customer_id, n.currency, n.exchange_rate, n.invoice_number)
        IS DISTINCT FROM (i.customer_id, i.currency, i.exchange_rate, i.number)
      OR n.issue_date < i.issue_date OR i.status <> 'issued' AND n.status <> 'voided'`,

  'an invoice and its live credit notes add up to zero where all of it is credited, account by account, in base too': `
    SELECT i.number, l.account_id, l.vat_code, sum(l.debit - l.credit) AS amount, sum(l.base_debit - l.base_credit) AS base
    FROM invoices i
    JOIN journal_entries e ON e.id = i.journal_entry_id OR e.id IN (
      SELECT n.journal_entry_id FROM credit_notes n WHERE n.invoice_id = i.id AND n.status <> 'voided')
    JOIN journal_lines l ON l.entry_number = e.number
    WHERE i.kind = 'invoice' AND i.credited_gross = i.gross AND i.gross > 0
    GROUP BY i.id, i.number, l.account_id, l.vat_code, l.dimensions
    HAVING sum(l.debit - l.credit) <> 0 OR sum(l.base_debit - l.base_credit) <> 0`,
};
