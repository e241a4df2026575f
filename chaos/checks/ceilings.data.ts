/** What may never be passed, each as a question for what passes it, over all organisations: summed up from the documents alone. */
export const CEILINGS: Readonly<Record<string, string>> = {
  'an invoice of which more was credited than it amounts to': `
    SELECT i.id, i.number, i.gross, sum(n.gross) AS credited FROM invoices i
    JOIN credit_notes n ON n.organisation_id = i.organisation_id AND n.invoice_id = i.id AND n.status <> 'voided'
    GROUP BY i.organisation_id, i.id, i.number, i.gross HAVING sum(n.gross) > i.gross`,

  'a line of which more was credited than was sold': `
    SELECT l.id, l.quantity, sum(r.quantity) AS quantity_credited, sum(r.net) AS net FROM invoice_lines l
    JOIN credit_note_rows r ON r.organisation_id = l.organisation_id AND r.invoice_line_id = l.id
    JOIN credit_notes n ON n.organisation_id = r.organisation_id AND n.id = r.credit_note_id AND n.status <> 'voided'
    GROUP BY l.organisation_id, l.id, l.quantity, l.net, l.tax HAVING sum(r.quantity) > l.quantity OR sum(r.net) > l.net OR sum(r.tax) > l.tax`,

  'an invoice that was settled beyond what it amounts to': `
    SELECT i.id, i.number, i.gross, sum(a.amount) AS settled FROM invoices i
    JOIN allocations a ON a.organisation_id = i.organisation_id AND a.debit_item_id = i.id
    GROUP BY i.organisation_id, i.id, i.number, i.gross HAVING sum(a.amount) > i.gross OR sum(a.amount) < 0`,

  'a credit note of which more was paid back than it reserved': `
    SELECT n.id, n.number, n.refund_amount, sum(r.amount) AS paid FROM credit_notes n
    JOIN refunds r ON r.organisation_id = n.organisation_id AND r.credit_note_id = n.id AND r.status = 'paid'
    GROUP BY n.organisation_id, n.id, n.number, n.refund_amount HAVING sum(r.amount) > n.refund_amount`,

  'a payment of which more was used than was received': `
    SELECT p.id, p.amount, sum(a.amount) AS used FROM payments p
    JOIN allocations a ON a.organisation_id = p.organisation_id AND a.credit_item_id = p.id
    GROUP BY p.organisation_id, p.id, p.amount, p.refunded_amount HAVING sum(a.amount) + p.refunded_amount > p.amount`,
};
