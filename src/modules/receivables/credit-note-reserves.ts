import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { HeldItems } from '../journal/held-items';

/** What of these items credit notes keep for refunds of their own, after locking those notes. Other items keep nothing. */
export async function reservesOf(tx: Tx, itemIds: readonly string[]): Promise<Map<string, Decimal>> {
  const notes = itemIds.filter((id) => id.startsWith('cn_'));
  if (notes.length === 0) return new Map();
  await tx.lockRows('credit_notes', notes);
  const rows = await tx.query<{ id: string; reserve: string }>(
    `SELECT id, refund_amount - refunded_amount AS reserve FROM credit_notes
     WHERE organisation_id = $1 AND id = ANY ($2) AND status <> 'voided'`,
    [tx.organisationId, notes],
  );
  return new Map(rows.map(({ id, reserve }) => [id, new Decimal(reserve)]));
}

/** Labels the credit notes among these items of which nothing is left `applied`. */
export function markApplied(tx: Tx, items: HeldItems, itemIds: readonly string[]): void {
  const used = itemIds.filter((id) => id.startsWith('cn_') && items.get(id)?.open.isZero());
  if (used.length === 0) return;
  tx.writes.updateAfterInserts(
    `UPDATE credit_notes SET status = 'applied', issued_at = coalesce(issued_at, $3),
       seller_version = CASE WHEN issued_at IS NULL THEN $4::int ELSE seller_version END
     WHERE organisation_id = $1 AND id = ANY ($2) AND status IN ('draft', 'issued')`,
    [tx.organisationId, used, tx.ctx.now, tx.ctx.organisation?.sellerVersion],
    null,
  );
}

/** Takes the label back from credit notes of which something is left again. */
export function unmarkApplied(tx: Tx, itemIds: readonly string[]): void {
  const back = itemIds.filter((id) => id.startsWith('cn_'));
  if (back.length === 0) return;
  tx.writes.updateAfterInserts(
    `UPDATE credit_notes SET status = 'issued', issued_at = coalesce(issued_at, $3),
       seller_version = CASE WHEN issued_at IS NULL THEN $4::int ELSE seller_version END
     WHERE organisation_id = $1 AND id = ANY ($2) AND status = 'applied'`,
    [tx.organisationId, back, tx.ctx.now, tx.ctx.organisation?.sellerVersion],
    null,
  );
}
