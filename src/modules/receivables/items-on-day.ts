import { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';

/** An item of the debtors ledger as it was at the end of a day. */
export interface ItemOnDay {
  readonly id: string;
  readonly currency: string;
  readonly amount: Decimal;
  readonly baseAmount: Decimal;
  readonly open: Decimal;
  readonly openBase: Decimal;
}

/** What explains an item up to a day: its lines in the journal, and its allocations. For an item `item` and a day `:asOf`. */
export const OPEN_ON_DAY = `
  SELECT coalesce(sum(amount), 0) AS open, coalesce(sum(base), 0) AS open_base FROM (
    SELECT l.debit - l.credit AS amount, l.base_debit - l.base_credit AS base FROM journal_lines l
      WHERE l.organisation_id = item.organisation_id AND l.open_item_id = item.id AND l.date <= :asOf
    UNION ALL SELECT c.amount, c.base_amount FROM allocations c
      WHERE c.organisation_id = item.organisation_id AND c.credit_item_id = item.id AND c.date <= :asOf
    UNION ALL SELECT -d.amount, -d.base_amount FROM allocations d
      WHERE d.organisation_id = item.organisation_id AND d.debit_item_id = item.id AND d.date <= :asOf
  ) moved`;

const ITEMS = `
  SELECT item.id, item.currency, item.amount, item.base_amount AS "baseAmount", o.open, o.open_base AS "openBase"
  FROM open_items item CROSS JOIN LATERAL (${OPEN_ON_DAY.replaceAll(':asOf', '$3::date')}) o
  WHERE item.organisation_id = $1 AND item.customer_id = $2 AND item.date <= $3::date AND (o.open, o.open_base) <> (0, 0)`;

/** The items of a customer of which something was open at the end of a day. */
export async function openOnDay(tx: Tx, customerId: string, asOf: PlainDate): Promise<ItemOnDay[]> {
  const rows = await tx.query<Record<keyof ItemOnDay, string>>(ITEMS, [tx.organisationId, customerId, asOf]);
  return rows.map((row) => ({
    ...row,
    amount: new Decimal(row.amount),
    baseAmount: new Decimal(row.baseAmount),
    open: new Decimal(row.open),
    openBase: new Decimal(row.openBase),
  }));
}

/** What the credit notes among them kept at the end of that day to be paid back. */
export async function reservedOnDay(
  tx: Tx,
  items: readonly ItemOnDay[],
  asOf: PlainDate,
): Promise<Map<string, Decimal>> {
  const notes = items.map(({ id }) => id).filter((id) => id.startsWith('cn_'));
  if (notes.length === 0) return new Map();
  const rows = await tx.query<{ id: string; reserve: string }>(
    `SELECT n.id, n.refund_amount - coalesce((
       SELECT sum(r.amount) FROM refunds r
       LEFT JOIN journal_entries e ON e.organisation_id = r.organisation_id AND e.id = r.reversal_entry_id
       WHERE r.organisation_id = n.organisation_id AND r.credit_note_id = n.id AND r.date <= $3
         AND (e.date > $3) IS NOT FALSE
     ), 0) AS reserve
     FROM credit_notes n WHERE n.organisation_id = $1 AND n.id = ANY ($2)`,
    [tx.organisationId, notes, asOf],
  );
  return new Map(rows.map(({ id, reserve }) => [id, new Decimal(reserve)]));
}
