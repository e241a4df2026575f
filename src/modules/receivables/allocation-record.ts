import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import type { AllocationView } from './dto/allocation.dto';

/** An allocation as it is stored. */
export interface AllocationRecord {
  readonly id: string;
  readonly kind: 'pre_payment' | 'applied';
  readonly creditItemId: string;
  readonly debitItemId: string;
  readonly customerId: string | null;
  readonly date: PlainDate;
  readonly currency: string;
  /** Negative on the row that takes another back. */
  readonly amount: Decimal;
  readonly baseAmount: Decimal;
  readonly journalEntryId: string | null;
  readonly reversesAllocationId: string | null;
}

type Stored = Omit<AllocationRecord, 'amount' | 'baseAmount'> & {
  readonly amount: string;
  readonly baseAmount: string;
  readonly createdAt: Date;
  readonly unappliedOn: PlainDate | null;
};

const SELECT = `
  SELECT a.id, a.kind, a.credit_item_id AS "creditItemId", a.debit_item_id AS "debitItemId", a.customer_id AS "customerId",
    a.date, a.currency, a.amount, a.base_amount AS "baseAmount", a.journal_entry_id AS "journalEntryId",
    a.reverses_allocation_id AS "reversesAllocationId", a.created_at AS "createdAt", u.date AS "unappliedOn"
  FROM allocations a
  LEFT JOIN allocations u ON u.organisation_id = a.organisation_id AND u.reverses_allocation_id = a.id
  WHERE a.organisation_id = $1 AND a.reverses_allocation_id IS NULL`;

export interface FoundAllocation extends AllocationRecord {
  readonly unappliedOn: PlainDate | null;
}

/** Allocations without their counter-rows, which show as the date on which they were taken back. */
export async function findAllocations(
  tx: Tx,
  column: 'id' | 'credit_item_id' | 'debit_item_id',
  values: readonly string[],
): Promise<{ record: FoundAllocation; view: AllocationView }[]> {
  if (values.length === 0) return [];
  const rows = await tx.query<Stored>(`${SELECT} AND a.${column} = ANY ($2) ORDER BY a.id`, [
    tx.organisationId,
    values,
  ]);
  return rows.map((row) => {
    const record = { ...row, amount: new Decimal(row.amount), baseAmount: new Decimal(row.baseAmount) };
    return { record, view: allocationView(record, row) };
  });
}

export function allocationView(
  record: AllocationRecord,
  { unappliedOn, createdAt }: { unappliedOn: PlainDate | null; createdAt: Date },
): AllocationView {
  return {
    id: record.id,
    kind: record.kind,
    creditItemId: record.creditItemId,
    debitItemId: record.debitItemId,
    invoiceId: record.debitItemId.startsWith('inv_') ? record.debitItemId : null,
    date: record.date,
    currency: record.currency,
    amount: formatAmount(record.amount.abs(), record.currency),
    journalEntryId: record.journalEntryId,
    unappliedOn,
    createdAt: createdAt.toISOString(),
  };
}

export function insertAllocation(tx: Tx, record: AllocationRecord): void {
  tx.writes.insert('allocations', {
    organisation_id: tx.organisationId,
    id: record.id,
    kind: record.kind,
    credit_item_id: record.creditItemId,
    debit_item_id: record.debitItemId,
    customer_id: record.customerId,
    date: record.date,
    currency: record.currency,
    amount: record.amount.toFixed(),
    base_amount: record.baseAmount.toFixed(),
    journal_entry_id: record.journalEntryId,
    reverses_allocation_id: record.reversesAllocationId,
    created_at: tx.ctx.now,
    created_by: tx.ctx.caller.keyId,
    request_id: tx.ctx.requestId,
  });
}

export const isAllocationId = (id: string): boolean => isId('alc', id);
