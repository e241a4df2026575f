import type { Tx } from '../../../platform/database/transaction';

/** What a delivery needs to be sent: read when it is, since an event never changes, and an endpoint may. */
export interface Outgoing {
  readonly id: string;
  readonly endpointId: string;
  readonly tries: number;
  readonly url: string;
  /** The current one first. */
  readonly secrets: readonly string[];
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly createdAt: Date;
    readonly data: object;
  };
}

interface Row {
  readonly id: string;
  readonly endpoint_id: string;
  readonly tries: number;
  readonly url: string;
  readonly secret: string;
  readonly previous_secret: string | null;
  readonly event_id: string;
  readonly type: string;
  readonly created_at: Date;
  readonly data: object;
}

export async function loadOutgoing(tx: Tx, ids: readonly string[]): Promise<Outgoing[]> {
  const rows = await tx.query<Row & object>(
    `SELECT d.id, d.endpoint_id, d.tries, e.url, e.secret, v.id AS event_id, v.type, v.created_at, v.data,
       CASE WHEN e.previous_expires_at > $3 THEN e.previous_secret END AS previous_secret
     FROM webhook_deliveries d
     JOIN webhook_endpoints e ON e.organisation_id = d.organisation_id AND e.id = d.endpoint_id AND e.status <> 'deleted'
     JOIN events v ON v.organisation_id = d.organisation_id AND v.sequence = d.event_sequence
     WHERE d.organisation_id = $1 AND d.id = ANY ($2)`,
    [tx.organisationId, ids, tx.ctx.now],
  );
  return rows.map((row) => ({
    id: row.id,
    endpointId: row.endpoint_id,
    tries: row.tries,
    url: row.url,
    secrets: [row.secret, ...(row.previous_secret === null ? [] : [row.previous_secret])],
    event: { id: row.event_id, type: row.type, createdAt: row.created_at, data: row.data },
  }));
}
