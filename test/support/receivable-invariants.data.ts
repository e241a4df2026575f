/** Everything that explains what is open of an item, by date: lines of the journal, and both sides of allocations. */
const MOVES = `
  SELECT open_item_id AS id, date, debit - credit AS amount, base_debit - base_credit AS base FROM journal_lines
    WHERE open_item_id IS NOT NULL
  UNION ALL SELECT credit_item_id, date, amount, base_amount FROM allocations
  UNION ALL SELECT debit_item_id, date, -amount, -base_amount FROM allocations`;

/** What holds of open items, payments, refunds, write-offs and opening items: see `INVARIANTS`. */
export const RECEIVABLE_INVARIANTS: Readonly<Record<string, string>> = {
  'an open item begins as its first line, and its lines and allocations explain what is open of it': `
    SELECT i.id, i.open_amount, m.open, i.open_base_amount, m.open_base FROM open_items i
    LEFT JOIN LATERAL (
      SELECT (array_agg(l.debit - l.credit ORDER BY l.entry_number, l.line_no))[1] AS amount,
        (array_agg(l.base_debit - l.base_credit ORDER BY l.entry_number, l.line_no))[1] AS base_amount,
        (array_agg(l.date ORDER BY l.entry_number, l.line_no))[1] AS date
      FROM journal_lines l WHERE l.open_item_id = i.id
    ) l ON true
    LEFT JOIN (SELECT id, sum(amount) AS open, sum(base) AS open_base FROM (${MOVES}) moves GROUP BY id) m ON m.id = i.id
    WHERE (l.amount, l.base_amount, l.date, m.open, m.open_base)
      IS DISTINCT FROM (i.amount::numeric, i.base_amount::numeric, i.date, i.open_amount::numeric, i.open_base_amount::numeric)`,

  'on every date an open item is on its side and within its amount': `
    SELECT i.id, r.date, r.open, i.amount FROM (
      SELECT id, date, sum(sum(amount)) OVER (PARTITION BY id ORDER BY date) AS open FROM (${MOVES}) moves GROUP BY id, date
    ) r JOIN open_items i ON i.id = r.id
    WHERE r.open * sign(i.amount) NOT BETWEEN 0 AND abs(i.amount)`,

  'what is not open is not open in base either': `
    SELECT id, open_base_amount FROM open_items WHERE open_amount = 0 AND open_base_amount <> 0`,

  'Debtors equals the sum of the open items on every date': `
    WITH control AS (SELECT date, sum(base_debit - base_credit) AS amount FROM journal_lines
        WHERE account_id IN (SELECT account_id FROM account_roles WHERE role = 'debtors') GROUP BY date),
      items AS (SELECT date, sum(base) AS amount FROM (${MOVES}) moves GROUP BY date)
    SELECT d.date, c.balance AS debtors, o.balance AS open_items
    FROM (SELECT date FROM control UNION SELECT date FROM items) d,
      LATERAL (SELECT coalesce(sum(amount), 0) AS balance FROM control WHERE date <= d.date) c,
      LATERAL (SELECT coalesce(sum(amount), 0) AS balance FROM items WHERE date <= d.date) o
    WHERE c.balance <> o.balance`,

  'an allocation joins a credit and a debt of one customer in one currency, not before either': `
    SELECT a.id FROM allocations a
    LEFT JOIN open_items c ON c.id = a.credit_item_id LEFT JOIN open_items d ON d.id = a.debit_item_id
    WHERE (c.amount < 0 AND d.amount > 0 AND c.currency = a.currency AND d.currency = a.currency
      AND a.date >= c.date AND a.date >= d.date) IS NOT TRUE
      OR c.customer_id IS DISTINCT FROM d.customer_id OR a.customer_id IS DISTINCT FROM d.customer_id`,

  'an allocation is taken back at most once, whole, and not before it was made': `
    SELECT u.id FROM allocations u LEFT JOIN allocations a ON a.id = u.reverses_allocation_id
    WHERE u.amount < 0 AND (a.amount > 0 AND (u.amount, u.base_amount, u.credit_item_id, u.debit_item_id)
      = (-a.amount, -a.base_amount, a.credit_item_id, a.debit_item_id) AND u.date >= a.date) IS NOT TRUE`,

  'the entry of an allocation stands on its date, is in base only, and is reversed with it': `
    SELECT a.id FROM allocations a JOIN journal_entries e ON e.id = a.journal_entry_id
    LEFT JOIN allocations o ON o.id = a.reverses_allocation_id
    WHERE (e.source_type, e.source_id, e.date, e.total) IS DISTINCT FROM ('allocation', coalesce(o.id, a.id), a.date, 0)
      OR e.reverses_entry_id IS DISTINCT FROM o.journal_entry_id
    UNION ALL SELECT e.source_id FROM journal_entries e WHERE e.source_type = 'allocation'
      AND NOT EXISTS (SELECT FROM allocations a WHERE a.journal_entry_id = e.id)`,

  'a payment has posted its amount on its date, and an open item': `
    SELECT p.id FROM payments p
    LEFT JOIN journal_entries e ON e.id = p.journal_entry_id AND e.source_id = p.id AND e.source_type = 'payment'
    LEFT JOIN open_items i ON i.id = p.id AND i.kind = 'payment'
    WHERE (e.total, e.base_total, e.date, e.currency, i.amount, i.base_amount)
      IS DISTINCT FROM (p.amount, p.base_amount, p.date, p.currency, -p.amount, -p.base_amount)`,

  'what was paid back of a payment is the sum of its refunds that live, and no more than it': `
    SELECT p.id, p.refunded_amount FROM payments p
    WHERE p.refunded_amount > p.amount OR p.refunded_amount <>
      (SELECT coalesce(sum(r.amount), 0) FROM refunds r WHERE r.payment_id = p.id AND r.status = 'paid')
      + (SELECT coalesce(sum(t.amount), 0) FROM refund_parts t
          JOIN refunds r ON r.id = t.refund_id AND r.status = 'paid' AND r.payment_id IS NULL
          WHERE t.open_item_id = p.id)`,

  'what was paid back of a credit note is the sum of its refunds that live': `
    SELECT n.number, n.refunded_amount FROM credit_notes n
    WHERE n.refunded_amount <> (SELECT coalesce(sum(r.amount), 0) FROM refunds r
      WHERE r.credit_note_id = n.id AND r.status = 'paid')`,

  'a refund has posted the sum of its parts on its date, each on its item': `
    SELECT r.id FROM refunds r
    LEFT JOIN journal_entries e ON e.id = r.journal_entry_id AND e.source_id = r.id AND e.source_type = 'refund'
    WHERE (e.total, e.date, e.currency) IS DISTINCT FROM (r.amount, r.date, r.currency)
      OR r.amount <> (SELECT coalesce(sum(t.amount), 0) FROM refund_parts t WHERE t.refund_id = r.id)
      OR EXISTS (SELECT FROM refund_parts t LEFT JOIN journal_lines l
        ON l.entry_number = e.number AND l.open_item_id = t.open_item_id
        WHERE t.refund_id = r.id AND (l.debit, l.base_debit) IS DISTINCT FROM (t.amount, t.base_amount))`,

  'a write-off has posted its amount on its date, on the item of its invoice': `
    SELECT w.id FROM write_offs w
    LEFT JOIN journal_entries e ON e.id = w.journal_entry_id AND e.source_id = w.id AND e.source_type = 'write_off'
    LEFT JOIN journal_lines l ON l.entry_number = e.number AND l.open_item_id = w.invoice_id
    WHERE (e.total, e.date, e.currency, l.credit) IS DISTINCT FROM (w.amount, w.date, w.currency, w.amount)`,

  'what is reversed is reversed by its entry, and nothing else is': `
    SELECT d.id FROM (
      SELECT id, status = 'reversed' AS reversed, journal_entry_id, reversal_entry_id FROM payments
      UNION ALL SELECT id, status = 'reversed', journal_entry_id, reversal_entry_id FROM refunds
      UNION ALL SELECT id, status = 'reversed', journal_entry_id, reversal_entry_id FROM write_offs
    ) d LEFT JOIN journal_entries r ON r.reverses_entry_id = d.journal_entry_id
    WHERE d.reversed <> (r.id IS NOT NULL) OR r.id IS DISTINCT FROM d.reversal_entry_id`,

  'an opening item has posted what was open of it on the opening date, against the opening balance': `
    SELECT i.id FROM open_items i
    LEFT JOIN journal_entries e ON e.source_id = i.id AND e.source_type = 'opening' AND e.reverses_entry_id IS NULL
    LEFT JOIN invoices v ON v.id = i.id
    WHERE i.kind = 'opening' AND ((e.total, e.date, e.document_number)
        IS DISTINCT FROM (abs(i.amount), i.date, i.document_number)
      OR (i.amount > 0) <> (v.id IS NOT NULL AND v.kind = 'opening' AND v.journal_entry_id = e.id AND v.gross >= i.amount)
      OR EXISTS (SELECT FROM journal_lines l WHERE l.entry_number = e.number AND l.open_item_id IS NULL
        AND l.account_id NOT IN (SELECT account_id FROM account_roles WHERE role = 'opening_balance')))
    UNION ALL SELECT e.source_id FROM journal_entries e
      WHERE e.source_type = 'opening' AND NOT EXISTS (SELECT FROM open_items i WHERE i.id = e.source_id AND i.kind = 'opening')`,

  'an entry of a payment, a refund or a write-off belongs to one that is there': `
    SELECT e.number FROM journal_entries e
    WHERE e.source_type = 'payment' AND NOT EXISTS (SELECT FROM payments p WHERE p.id = e.source_id)
      OR e.source_type = 'refund' AND NOT EXISTS (SELECT FROM refunds r WHERE r.id = e.source_id)
      OR e.source_type = 'write_off' AND NOT EXISTS (SELECT FROM write_offs w WHERE w.id = e.source_id)`,

  'every payment, opening item, write-off and reversal is told of by one event': `
    SELECT made.id, made.type, count(v.sequence) FROM (
      SELECT id, 'payment.received' AS type FROM payments
      UNION ALL SELECT id, 'payment.reversed' FROM payments WHERE status = 'reversed'
      UNION ALL SELECT id, 'refund.reversed' FROM refunds WHERE status = 'reversed'
      UNION ALL SELECT id, 'write_off.reversed' FROM write_offs WHERE status = 'reversed'
      UNION ALL SELECT id, 'opening_item.created' FROM open_items WHERE kind = 'opening'
    ) made LEFT JOIN events v ON v.object_id = made.id AND v.type = made.type
    GROUP BY made.id, made.type HAVING count(v.sequence) <> 1`,
};
