import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';

/** The day from which the books have periods and years to show: that of the earliest entry; null without one. */
export async function firstDate(tx: Tx): Promise<PlainDate | null> {
  const row = await tx.one<{ first: PlainDate | null }>(
    `SELECT min(date) AS first FROM journal_entries WHERE organisation_id = $1`,
    [tx.organisationId],
  );
  return row?.first ?? null;
}
