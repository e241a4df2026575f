import { conflict } from '../../domain/errors';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';

/** The last day of the latest year that is closed, or null. */
export async function closedThrough(tx: Tx): Promise<PlainDate | null> {
  const row = await tx.one<{ end: PlainDate | null }>(
    `SELECT max(end_date) AS "end" FROM year_closings WHERE organisation_id = $1 AND reopened_at IS NULL`,
    [tx.organisationId],
  );
  return row?.end ?? null;
}

/** What a year closed stays locked until the year is opened again: `conflict`, reason `year_closed`. */
export async function assertNoClosedYear(tx: Tx, all: PlainDate | null): Promise<void> {
  const closed = await closedThrough(tx);
  if (closed === null || (all !== null && all >= closed)) return;
  throw conflict('year_closed', `The year through ${closed} is closed: open it again first.`, {
    closedThrough: closed,
    requested: all,
  });
}
