import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';

/** What a year's checklist counts, through its last day. */
export interface YearCounts {
  readonly draftInvoices: number;
  readonly draftEntries: number;
  readonly pendingReversals: number;
  readonly unsealedEntries: number;
  /** Items whose open amount is not what the journal and the allocations make of them. */
  readonly strayItems: number;
  /** The balance of the debtors accounts, and of the lines on open items, in base currency. */
  readonly debtors: string;
  readonly openItems: string;
}

const COUNTS = `
  SELECT
    (SELECT count(*) FROM invoices WHERE organisation_id = $1 AND status = 'draft' AND issue_date <= $2)::int AS "draftInvoices",
    (SELECT count(*) FROM journal_drafts WHERE organisation_id = $1 AND date <= $2)::int AS "draftEntries",
    (SELECT count(*) FROM auto_reversals WHERE organisation_id = $1 AND date <= $2
       AND status IN ('scheduled', 'blocked'))::int AS "pendingReversals",
    (SELECT count(*) FROM journal_entries WHERE organisation_id = $1 AND date <= $2 AND number >
       (SELECT coalesce(max(last_entry), 0) FROM seals WHERE organisation_id = $1))::int AS "unsealedEntries",
    (SELECT count(*) FROM open_items i LEFT JOIN (
       SELECT id, sum(amount) AS amount, sum(base) AS base FROM (
         SELECT open_item_id AS id, debit - credit AS amount, base_debit - base_credit AS base
           FROM journal_lines WHERE organisation_id = $1 AND open_item_id IS NOT NULL
         UNION ALL SELECT credit_item_id, amount, base_amount FROM allocations WHERE organisation_id = $1
         UNION ALL SELECT debit_item_id, -amount, -base_amount FROM allocations WHERE organisation_id = $1
       ) moved GROUP BY id
     ) derived USING (id)
     WHERE i.organisation_id = $1
       AND (i.open_amount, i.open_base_amount) IS DISTINCT FROM (derived.amount, derived.base))::int AS "strayItems",
    (SELECT coalesce(sum(base_debit - base_credit), 0) FROM journal_lines WHERE organisation_id = $1 AND date <= $2
       AND account_id IN (SELECT account_id FROM account_roles WHERE organisation_id = $1 AND role = 'debtors')
    )::text AS debtors,
    (SELECT coalesce(sum(base_debit - base_credit), 0) FROM journal_lines WHERE organisation_id = $1 AND date <= $2
       AND open_item_id IS NOT NULL)::text AS "openItems"`;

export async function yearCounts(tx: Tx, through: PlainDate): Promise<YearCounts> {
  const counts = await tx.one<YearCounts & object>(COUNTS, [tx.organisationId, through]);
  if (!counts) throw new Error('a row of sub-selects is always one');
  return counts;
}
