import { DOCUMENT_TABLES } from '../../platform/database/document-tables';
import type { Tx } from '../../platform/database/transaction';

const ERASED = 'erased@invalid';

/** Why a delivery ended that was under way, and in place of what a mail server said of one that had failed. */
export const CUSTOMER_ERASED = 'customer_erased';

/**
 * Takes away whom the documents of a customer were sent to, what was written to them, and what mail servers answered, who
 * like to repeat the address. What had not been sent by then is
 * cancelled: nobody is left to send it to.
 */
export function eraseDeliveries(tx: Tx, customerId: string): void {
  const ofCustomer = `organisation_id = $1 AND customer_id = $2`;
  const deliveries = `organisation_id = $1 AND (credit_note_id IN (SELECT id FROM credit_notes WHERE ${ofCustomer})
       OR invoice_id IN (SELECT id FROM invoices WHERE ${ofCustomer}))`;
  tx.writes.update(
    `UPDATE deliveries SET message = NULL, attempt_began_at = NULL,
       recipients = coalesce((SELECT jsonb_agg(r || jsonb_build_object('address', $4::text)) FROM jsonb_array_elements(recipients) r), '[]'),
       status = CASE WHEN ended_at IS NULL THEN 'cancelled' ELSE status END,
       reason = CASE WHEN ended_at IS NULL OR status = 'failed' THEN $5 ELSE reason END,
       ended_at = coalesce(ended_at, $3)
     WHERE ${deliveries}`,
    [tx.organisationId, customerId, tx.ctx.now, ERASED, CUSTOMER_ERASED],
    null,
  );
  // Behind the deliveries, which whoever notes an attempt holds as well.
  tx.writes.update(
    `UPDATE delivery_attempts SET answer = NULL, error = NULL
     WHERE organisation_id = $1 AND num_nonnulls(answer, error) > 0
       AND delivery_id IN (SELECT id FROM deliveries WHERE ${deliveries})`,
    [tx.organisationId, customerId],
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
