import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RefundPartView, RefundView } from './dto/refund.dto';
import type { RefundEntity } from './refund.entity';

/** Each part of a refund: an item that was paid back, with what of its base amount went with it. */
export interface RefundPartRecord {
  readonly refundId: string;
  readonly openItemId: string;
  readonly amount: string;
  readonly baseAmount: string;
}

export function insertRefund(tx: Tx, refund: RefundEntity, parts: readonly RefundPartRecord[]): void {
  tx.writes.insert('refunds', {
    organisation_id: refund.organisationId,
    id: refund.id,
    status: refund.status,
    source: refund.source,
    credit_note_id: refund.creditNoteId,
    payment_id: refund.paymentId,
    customer_id: refund.customerId,
    client_name: refund.clientName,
    date: refund.date,
    amount: refund.amount,
    currency: refund.currency,
    exchange_rate: refund.exchangeRate,
    bank_account_id: refund.bankAccountId,
    reference: refund.reference,
    memo: refund.memo,
    metadata: refund.metadata,
    journal_entry_id: refund.journalEntryId,
    created_at: refund.createdAt,
    created_by: refund.createdBy,
    request_id: refund.requestId,
  });
  tx.writes.insert(
    'refund_parts',
    ...parts.map((part) => ({
      organisation_id: refund.organisationId,
      refund_id: part.refundId,
      open_item_id: part.openItemId,
      amount: part.amount,
      base_amount: part.baseAmount,
    })),
  );
}

/** Runs after the inserts: the row points at the reversing entry. */
export function markReversed(
  tx: Tx,
  table: 'refunds' | 'payments' | 'write_offs',
  { id, reversalEntryId, reversedAt, reversalReason }: ReversalFacts & { id: string },
): void {
  tx.writes.updateAfterInserts(
    `UPDATE ${table} SET status = 'reversed', reversal_entry_id = $3, reversed_at = $4, reversal_reason = $5
     WHERE organisation_id = $1 AND id = $2 AND status <> 'reversed'`,
    [tx.organisationId, id, reversalEntryId, reversedAt, reversalReason],
  );
}

export interface ReversalFacts {
  readonly reversalEntryId: string | null;
  readonly reversedAt: Date | null;
  readonly reversalReason: string | null;
}

export async function partsOf(
  tx: Tx,
  refundIds: readonly string[],
): Promise<Map<string, RefundPartRecord[]>> {
  const parts = new Map<string, RefundPartRecord[]>(refundIds.map((id) => [id, []]));
  if (refundIds.length === 0) return parts;
  const rows = await tx.query<{ refundId: string; openItemId: string; amount: string; baseAmount: string }>(
    `SELECT refund_id AS "refundId", open_item_id AS "openItemId", amount, base_amount AS "baseAmount"
     FROM refund_parts WHERE organisation_id = $1 AND refund_id = ANY ($2) ORDER BY refund_id, open_item_id`,
    [tx.organisationId, refundIds],
  );
  for (const row of rows) parts.get(row.refundId)?.push(row);
  return parts;
}

export function refundView(
  refund: RefundEntity,
  parts: readonly RefundPartRecord[],
  { test }: { test: boolean },
): RefundView {
  const money = (amount: string): string => formatAmount(new Decimal(amount), refund.currency);
  return {
    id: refund.id,
    status: refund.status,
    source: refund.source,
    creditNoteId: refund.creditNoteId,
    paymentId: refund.paymentId,
    customerId: refund.customerId,
    clientName: refund.clientName,
    date: refund.date,
    amount: money(refund.amount),
    currency: refund.currency,
    exchangeRate: refund.exchangeRate,
    bankAccountId: refund.bankAccountId,
    reference: refund.reference,
    memo: refund.memo,
    metadata: refund.metadata,
    parts: parts.map(({ openItemId, amount }): RefundPartView => ({ openItemId, amount: money(amount) })),
    journalEntryId: refund.journalEntryId,
    reversalEntryId: refund.reversalEntryId,
    reversedAt: refund.reversedAt?.toISOString() ?? null,
    reversalReason: refund.reversalReason,
    createdAt: refund.createdAt.toISOString(),
    test,
  };
}
