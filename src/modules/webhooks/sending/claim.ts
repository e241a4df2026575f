import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** A delivery that this process may send until its lease ends. */
export interface Claimed {
  readonly organisationId: string;
  readonly id: string;
  readonly lease: string;
  /** Of an endpoint that fails at present, or that has never answered well. */
  readonly doubtful: boolean;
  /** Not the only one of its endpoint. */
  readonly extra: boolean;
}

interface Room {
  readonly most: number;
  readonly mostDoubtful: number;
  readonly mostExtra: number;
  /** In flight at once to one endpoint. */
  readonly each: number;
}

export async function claimDeliveries(
  dataSource: DataSource,
  now: Date,
  leaseMs: number,
  room: Room,
): Promise<Claimed[]> {
  const lease = randomUUID();
  const rows = await dataSource.query<Omit<Claimed, 'lease'>[]>(
    `SELECT organisation_id AS "organisationId", id, doubtful, extra
     FROM claim_webhook_deliveries($1, $2, $3, $4, $5, $6, $7)`,
    [now, lease, new Date(now.getTime() + leaseMs), room.most, room.mostDoubtful, room.mostExtra, room.each],
  );
  return rows.map((row) => ({ ...row, lease }));
}
