/** What holds of an organisation's invoices at any moment, each as a question for whatever breaks it: see `INVARIANTS`. */
export const INVOICE_INVARIANTS: Readonly<Record<string, string>> = {
  'invoices of a series are numbered 1, 2, 3 … without a gap': `
    SELECT number FROM (
      SELECT number, series_number, row_number() OVER (PARTITION BY series_key ORDER BY series_number) AS place
      FROM invoices WHERE series_key IS NOT NULL
    ) i WHERE series_number <> place`,

  'an invoice has its lines, which add up to it, in a draft too': `
    SELECT i.id FROM invoices i
    LEFT JOIN LATERAL (
      SELECT count(*) AS count, max(line_no) AS last, sum(net) AS net, sum(tax) AS tax, sum(gross) AS gross,
        bool_and(l.tax = (SELECT coalesce(sum((t ->> 'tax')::numeric), 0) FROM jsonb_array_elements(l.taxes) t)) AS taxed
      FROM invoice_lines l WHERE l.invoice_id = i.id
    ) l ON true
    WHERE (l.count, l.last, l.net, l.tax, l.gross, l.taxed)
      IS DISTINCT FROM (i.line_count::bigint, i.line_count, i.net::numeric, i.tax::numeric, i.gross::numeric, true)`,

  'a draft has no number, no entry, no open item, and the request that it is made of': `
    SELECT i.id FROM invoices i
    WHERE i.status = 'draft' AND (i.number IS NOT NULL OR i.journal_entry_id IS NOT NULL OR i.request IS NULL
      OR EXISTS (SELECT FROM open_items o WHERE o.id = i.id)
      OR EXISTS (SELECT FROM journal_entries e WHERE e.source_id = i.id))`,

  'an issued invoice that is not free of charge has posted its gross on its issue date, and an open item': `
    SELECT i.number FROM invoices i
    LEFT JOIN journal_entries e ON e.id = i.journal_entry_id AND e.source_id = i.id AND e.source_type = 'invoice'
    LEFT JOIN open_items o ON o.id = i.id
    WHERE i.kind = 'invoice' AND i.status <> 'draft' AND i.gross > 0
      AND (e.total, e.date, e.document_number, e.currency, o.amount, o.due_date)
        IS DISTINCT FROM (i.gross, i.issue_date, i.number, i.currency, i.gross, i.due_date)`,

  'the lines of an issued invoice name the accounts that it was posted to, with their amounts': `
    SELECT id, account_id, sum(amount) AS difference FROM (
      SELECT i.id, l.account_id, l.net::numeric AS amount FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
        WHERE i.status <> 'draft' AND i.kind = 'invoice'
      UNION ALL SELECT i.id, t ->> 'accountId', (t ->> 'tax')::numeric
        FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id, jsonb_array_elements(l.taxes) t
        WHERE i.status <> 'draft' AND i.kind = 'invoice'
      UNION ALL SELECT i.id, j.account_id, -j.credit FROM invoices i
        JOIN journal_entries e ON e.id = i.journal_entry_id JOIN journal_lines j ON j.entry_number = e.number
        WHERE i.kind = 'invoice' AND j.credit > 0
    ) amounts GROUP BY id, account_id HAVING sum(amount) <> 0`,

  'a voided invoice is reversed, once, and owes nothing; one that is not voided is not reversed': `
    SELECT i.number FROM invoices i
    LEFT JOIN journal_entries r ON r.reverses_entry_id = i.journal_entry_id
    LEFT JOIN open_items o ON o.id = i.id
    WHERE i.gross > 0 AND (r.id IS DISTINCT FROM i.reversal_entry_id
      OR (i.status = 'voided') <> (r.id IS NOT NULL)
      OR i.status = 'voided' AND (o.open_amount <> 0 OR o.open_base_amount <> 0))`,

  'an entry of an invoice belongs to one that is there': `
    SELECT e.number FROM journal_entries e
    WHERE e.source_type = 'invoice' AND NOT EXISTS (SELECT FROM invoices i WHERE i.id = e.source_id)`,

  'what was credited of a line is the sum of the rows of live credit notes': `
    SELECT l.id FROM invoice_lines l
    LEFT JOIN LATERAL (
      SELECT coalesce(sum(r.quantity), 0) AS quantity, coalesce(sum(r.net) FILTER (WHERE r.quantity > 0), 0) AS quantity_net,
        coalesce(sum(r.net + r.tax) FILTER (WHERE r.quantity > 0), 0) AS quantity_gross,
        coalesce(sum(r.net), 0) AS net, coalesce(sum(r.tax), 0) AS tax
      FROM credit_note_rows r JOIN credit_notes n ON n.id = r.credit_note_id AND n.status <> 'voided'
      WHERE r.invoice_line_id = l.id
    ) r ON true
    LEFT JOIN LATERAL (
      SELECT array_agg(amount ORDER BY place) AS amounts FROM (
        SELECT t.place, sum(t.tax) AS amount
        FROM credit_note_rows r JOIN credit_notes n ON n.id = r.credit_note_id AND n.status <> 'voided',
          unnest(r.taxes) WITH ORDINALITY AS t (tax, place)
        WHERE r.invoice_line_id = l.id GROUP BY t.place
      ) sums
    ) t ON true
    WHERE (l.credited_quantity, l.credited_quantity_net::numeric, l.credited_quantity_gross::numeric, l.credited_net::numeric,
        l.credited_tax::numeric) IS DISTINCT FROM (r.quantity, r.quantity_net, r.quantity_gross, r.net, r.tax)
      OR coalesce(t.amounts, array_fill(0::numeric, ARRAY[jsonb_array_length(l.taxes)])) <> l.credited_taxes`,

  'what was credited and written off of an invoice is the sum of its live credit notes and write-offs': `
    SELECT i.number FROM invoices i
    WHERE i.credited_gross <> (SELECT coalesce(sum(n.gross), 0) FROM credit_notes n
        WHERE n.invoice_id = i.id AND n.status <> 'voided')
      OR i.written_off <> (SELECT coalesce(sum(w.amount), 0) FROM write_offs w
        WHERE w.invoice_id = i.id AND w.status = 'written_off')`,

  'every invoice is told of by one event when it is made, when it is issued and when it is voided': `
    SELECT made.id, made.type, count(v.sequence) FROM (
      SELECT id, 'invoice.created' AS type FROM invoices WHERE kind = 'invoice'
      UNION ALL SELECT id, 'invoice.issued' FROM invoices WHERE kind = 'invoice' AND status <> 'draft'
      UNION ALL SELECT id, 'invoice.voided' FROM invoices WHERE kind = 'invoice' AND status = 'voided'
    ) made LEFT JOIN events v ON v.object_id = made.id AND v.type = made.type
    GROUP BY made.id, made.type HAVING count(v.sequence) <> 1`,

  'every event of an invoice made tells of one that is there, or that was deleted as a draft': `
    SELECT v.sequence FROM events v
    WHERE v.type IN ('invoice.created', 'invoice.issued') AND NOT EXISTS (SELECT FROM invoices i WHERE i.id = v.object_id)
      AND (v.type = 'invoice.issued'
        OR NOT EXISTS (SELECT FROM events d WHERE d.object_id = v.object_id AND d.type = 'invoice.deleted'))`,
};
