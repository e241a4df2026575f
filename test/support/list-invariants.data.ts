/** What is in each list whose length is kept, by its label. */
const LISTED = [
  ...['credit_notes', 'invoices', 'payments', 'refunds', 'write_offs'].map(
    (list) => `SELECT '${list}' AS list, status AS label, count(*) AS n FROM ${list} GROUP BY 2`,
  ),
  ...['credit_notes', 'invoices', 'payments'].map(
    (list) =>
      `SELECT '${list}_of_customer', customer_id, count(*) FROM ${list} WHERE customer_id IS NOT NULL GROUP BY 2`,
  ),
  `SELECT 'open_items', kind, count(*) FROM open_items WHERE open_amount <> 0 OR open_base_amount <> 0 GROUP BY 2`,
  `SELECT 'customers', CASE WHEN archived_at IS NULL THEN 'active' ELSE 'archived' END, count(*) FROM customers GROUP BY 2`,
].join(' UNION ALL ');

export const LIST_INVARIANTS: Readonly<Record<string, string>> = {
  'a list has as many rows as its total says, by its label': `
    SELECT * FROM (${LISTED}) listed FULL JOIN (
      SELECT list, label, sum(n) AS n FROM (
        SELECT list, label, total AS n FROM list_totals UNION ALL SELECT list, label, change FROM list_changes
      ) k GROUP BY 1, 2 HAVING sum(n) <> 0
    ) kept USING (list, label)
    WHERE listed.n IS DISTINCT FROM kept.n`,
};
