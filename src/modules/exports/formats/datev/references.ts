import type { ExportEntry, ExportSource } from '../export-format';
import { spanOf } from '../statutory/span';

/**
 * What stands in Belegfeld 1: the number of the item that a line belongs to, so that DATEV clears open items by it. What goes to
 * a single invoice bears the invoice's number: a credit note of it, a payment or a credit allocated to it alone.
 */
export async function references(source: ExportSource): Promise<(entry: ExportEntry) => string> {
  const { from, to } = await spanOf(source);
  const numbers = new Map<string, string>();
  for await (const { id, number } of source.rows<{ id: string; number: string }>(ITEM_NUMBERS, [from, to]))
    numbers.set(id, number);
  return ({ lines, number, documentNumber, reversesDocumentNumber }) => {
    const item = lines.find(({ openItemId }) => openItemId !== null)?.openItemId ?? null;
    const known = item === null ? undefined : numbers.get(item);
    return known ?? documentNumber ?? reversesDocumentNumber ?? number;
  };
}

/** Only of items that need it: whose number is not that of the entry. */
const ITEM_NUMBERS = `
  WITH named AS MATERIALIZED (
    SELECT DISTINCT l.open_item_id AS id FROM journal_lines l
    WHERE l.organisation_id = $1 AND l.date BETWEEN $2 AND $3 AND l.open_item_id IS NOT NULL),
  single AS (
    SELECT credit_item_id AS id, min(debit_item_id) AS invoice FROM (
      SELECT a.credit_item_id, a.debit_item_id FROM allocations a
      JOIN named ON named.id = a.credit_item_id WHERE a.organisation_id = $1
      GROUP BY a.credit_item_id, a.debit_item_id HAVING sum(a.amount) <> 0) live
    GROUP BY credit_item_id HAVING count(*) = 1)
  SELECT i.id, coalesce(n.invoice_number, n.original_invoice ->> 'number', to_invoice.document_number,
    i.document_number) AS number
  FROM named JOIN open_items i ON i.organisation_id = $1 AND i.id = named.id
  LEFT JOIN credit_notes n ON n.organisation_id = i.organisation_id AND n.id = i.id
  LEFT JOIN single ON single.id = i.id
  LEFT JOIN open_items to_invoice ON to_invoice.organisation_id = i.organisation_id AND to_invoice.id = single.invoice
  WHERE coalesce(n.invoice_number, n.original_invoice ->> 'number', to_invoice.document_number,
    i.document_number) IS NOT NULL AND i.kind <> 'invoice'`;
