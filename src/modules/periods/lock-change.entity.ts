import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One change of one lock, kept forever. */
@Entity('period_lock_changes')
export class LockChangeEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  lock!: string;

  @Column('date', { name: 'period_start', nullable: true })
  periodStart!: string | null;

  @Column('text', { nullable: true })
  previous!: string | null;

  @Column('text', { nullable: true })
  value!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'changed_by' })
  changedBy!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
