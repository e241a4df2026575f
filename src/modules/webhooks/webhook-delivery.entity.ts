import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Stored; to a reader both of the first two are `pending`, apart by the attempts. */
export type StoredDeliveryStatus = 'fresh' | 'retrying' | 'delivered' | 'failed' | 'cancelled';

@Entity('webhook_deliveries')
export class WebhookDeliveryEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'endpoint_id' })
  endpointId!: string;

  @Column('bigint', { name: 'event_sequence' })
  eventSequence!: number;

  @Column('text', { name: 'event_type' })
  eventType!: string;

  @Column('text', { name: 'object_id' })
  objectId!: string;

  @Column('text')
  status!: StoredDeliveryStatus;

  @Column('int')
  attempts!: number;

  /** Attempts since it was queued, or since it was last asked to be sent again. */
  @Column('int')
  tries!: number;

  /** When it is to be tried; while somebody holds the lease, until when. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('text', { nullable: true })
  lease!: string | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
