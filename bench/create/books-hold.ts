import type { BenchDatabase } from '../harness/database';

/** What must find nothing once every answer has come: each is a way in which books could be wrong. */
const FAULTS: Readonly<Record<string, string>> = {
  'a gap or a duplicate in the numbers of credit notes': `
    SELECT organisation_id FROM credit_notes GROUP BY organisation_id
    HAVING count(*) <> max(series_number) OR count(DISTINCT series_number) <> count(*)`,
  'a gap or a duplicate in the numbers of entries': `
    SELECT organisation_id FROM journal_entries GROUP BY organisation_id HAVING count(*) <> max(number)`,
  'a gap in the sequence of events': `
    SELECT organisation_id FROM events GROUP BY organisation_id HAVING count(*) <> max(sequence)`,
  'a counter that is not at its last number': `
    SELECT c.organisation_id FROM counters c
    JOIN (SELECT organisation_id, 'journal_entry' AS name, max(number) AS last FROM journal_entries GROUP BY 1
      UNION ALL SELECT organisation_id, 'event', max(sequence) FROM events GROUP BY 1
      UNION ALL SELECT organisation_id, 'credit_note:' || series_key, max(series_number) FROM credit_notes GROUP BY 1, 2
    ) taken USING (organisation_id, name) WHERE c.value <> taken.last`,
  'an entry that does not balance or lacks lines': `
    SELECT e.organisation_id FROM journal_entries e
    LEFT JOIN journal_lines l ON l.organisation_id = e.organisation_id AND l.entry_number = e.number
    GROUP BY e.organisation_id, e.number, e.line_count, e.total, e.base_total
    HAVING count(l.line_no) <> e.line_count OR sum(l.debit) <> e.total OR sum(l.credit) <> e.total
      OR sum(l.base_debit) <> e.base_total OR sum(l.base_credit) <> e.base_total`,
  'a credit note without its entry, item, open item or event': `
    SELECT n.id FROM credit_notes n
    LEFT JOIN journal_entries e ON e.organisation_id = n.organisation_id AND e.id = n.journal_entry_id AND e.source_id = n.id
      AND e.total = n.gross
    LEFT JOIN credit_note_items i ON i.organisation_id = n.organisation_id AND i.credit_note_id = n.id
    LEFT JOIN open_items o ON o.organisation_id = n.organisation_id AND o.id = n.id AND o.open_amount = -n.gross
    LEFT JOIN events v ON v.organisation_id = n.organisation_id AND v.object_id = n.id AND v.type = 'credit_note.created'
    WHERE e.id IS NULL OR i.id IS NULL OR o.id IS NULL OR v.id IS NULL`,
};

/** Throws unless the books are right and hold exactly the credit notes that were acknowledged: a fast way to wrong books is none. */
export async function assertBooksHold(database: BenchDatabase, acknowledged: number): Promise<void> {
  // The tables have grown faster than the server looks at them: by older statistics it would take the sums for hours.
  await database.query('ANALYZE');
  const [notes] = await database.query<{ count: number }>(`SELECT count(*)::int FROM credit_notes`);
  if (notes?.count !== acknowledged)
    throw new Error(
      `void: ${acknowledged} credit notes were acknowledged, ${notes?.count ?? 0} are in the books`,
    );
  for (const [fault, sql] of Object.entries(FAULTS)) {
    const found = await database.query(`SELECT FROM (${sql}) AS fault LIMIT 1`);
    if (found.length > 0) throw new Error(`void: the books have ${fault}`);
  }
}
