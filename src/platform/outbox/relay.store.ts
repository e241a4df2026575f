import type { Tx } from '../database/transaction';
import type { RelayedEvent } from './relay';

/** Events a transaction. */
export const BATCH = 500;

/** How far the ledger's events have been relayed, held until the commit; null while another holds it. */
export async function holdCursor(tx: Tx): Promise<number | null> {
  const held = await tx.one<{ sequence: number }>(
    `SELECT sequence FROM relay_cursors WHERE organisation_id = $1 FOR UPDATE SKIP LOCKED`,
    [tx.organisationId],
  );
  if (held) return held.sequence;
  const made = await tx.one<{ sequence: number }>(
    `INSERT INTO relay_cursors (organisation_id, sequence) VALUES ($1, 0)
     ON CONFLICT (organisation_id) DO NOTHING RETURNING sequence`,
    [tx.organisationId],
  );
  return made?.sequence ?? null;
}

export function moveCursor(tx: Tx, from: number, to: number): void {
  tx.writes.update(`UPDATE relay_cursors SET sequence = $3 WHERE organisation_id = $1 AND sequence = $2`, [
    tx.organisationId,
    from,
    to,
  ]);
}

/** Without their data, which may be large. What is seen has no gaps: the next number is taken once the one before is committed. */
export async function readEvents(tx: Tx, after: number): Promise<RelayedEvent[]> {
  const rows = await tx.query<{
    sequence: number;
    id: string;
    type: string;
    object_type: string;
    object_id: string;
    request_id: string;
    created_at: Date;
    sandbox: boolean;
  }>(
    `SELECT sequence, id, type, object_type, object_id, request_id, created_at, sandbox FROM events
     WHERE organisation_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    [tx.organisationId, after, BATCH],
  );
  return rows.map((row) => ({
    sequence: row.sequence,
    id: row.id,
    type: row.type,
    objectType: row.object_type,
    objectId: row.object_id,
    requestId: row.request_id,
    createdAt: row.created_at,
    sandbox: row.sandbox,
  }));
}
