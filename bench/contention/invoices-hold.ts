import type { BenchDatabase } from '../harness/database';

/** Of one unit of 10.00 with VAT. */
const CREDITED = '12.00';

/** What must find nothing: of each invoice, its credit notes, what it says of them, and what is still due must agree. */
const FAULTS = `
  SELECT i.id FROM invoices i
  JOIN open_items o ON o.organisation_id = i.organisation_id AND o.id = i.id
  CROSS JOIN LATERAL (SELECT coalesce(sum(n.gross), 0) AS credited, coalesce(sum(r.quantity), 0) AS quantity
    FROM credit_notes n JOIN credit_note_rows r ON r.organisation_id = n.organisation_id AND r.credit_note_id = n.id
    WHERE n.organisation_id = i.organisation_id AND n.invoice_id = i.id) c
  WHERE i.credited_gross <> c.credited OR o.open_amount <> i.gross - c.credited OR c.credited <> c.quantity * ${CREDITED}`;

/** Throws unless every credit that was acknowledged was taken off its invoice, once. */
export async function assertInvoicesHold(database: BenchDatabase, acknowledged: number): Promise<string> {
  const [notes] = await database.query<{ count: number }>(`SELECT count(*)::int FROM credit_notes`);
  if (notes?.count !== acknowledged)
    throw new Error(`void: ${acknowledged} credits were acknowledged, ${notes?.count ?? 0} are in the books`);
  const faults = await database.query<{ id: string }>(FAULTS);
  if (faults.length > 0)
    throw new Error(`void: ${faults.length} invoices do not agree with their credit notes`);
  return `All ${acknowledged.toLocaleString('en-GB')} acknowledged credits were taken off their invoices, once.`;
}
