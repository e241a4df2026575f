import { DOCUMENT_TABLES } from '../../platform/database/document-tables';
import type { Tx } from '../../platform/database/transaction';

const ERASED = 'erased@invalid';

/**
 * Takes away whom the documents of a customer were sent to and what was written to them. What had not been sent by then is
 * cancelled: nobody is left to send it to.
 */
export function eraseDeliveries(tx: Tx, customerId: string): void {
  const ofCustomer = `organisation_id = $1 AND customer_id = $2`;
  tx.writes.update(
    `UPDATE deliveries SET message = NULL, attempt_began_at = NULL,
       recipients = coalesce((SELECT jsonb_agg(r || jsonb_build_object('address', $4::text)) FROM jsonb_array_elements(recipients) r), '[]'),
       status = CASE WHEN ended_at IS NULL THEN 'cancelled' ELSE status END,
       reason = CASE WHEN ended_at IS NULL THEN 'customer_erased' ELSE reason END,
       ended_at = coalesce(ended_at, $3)
     WHERE organisation_id = $1 AND (credit_note_id IN (SELECT id FROM credit_notes WHERE ${ofCustomer})
       OR invoice_id IN (SELECT id FROM invoices WHERE ${ofCustomer}))`,
    [tx.organisationId, customerId, tx.ctx.now, ERASED],
    null,
  );
  for (const [column, table] of [
    ['credit_note_id', DOCUMENT_TABLES.credit_note],
    ['invoice_id', DOCUMENT_TABLES.invoice],
  ] as const)
    tx.writes.update(
      `UPDATE ${table} n SET delivery_status = coalesce((SELECT d.status FROM deliveries d WHERE d.organisation_id = $1
         AND d.${column} = n.id AND d.status <> 'cancelled' ORDER BY d.id DESC LIMIT 1), 'none')
       WHERE ${ofCustomer} AND delivery_status IN ('scheduled', 'sending')`,
      [tx.organisationId, customerId],
      null,
    );
}
