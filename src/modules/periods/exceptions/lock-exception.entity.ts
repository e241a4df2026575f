import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SoftLock } from '../../../domain/periods/locks';

@Entity('lock_exceptions')
export class LockExceptionEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'key_id' })
  keyId!: string;

  @Column('text', { array: true })
  locks!: SoftLock[];

  @Column('date', { name: 'from_date', nullable: true })
  from!: string | null;

  @Column('date', { name: 'to_date' })
  to!: string;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt!: Date;

  @Column('text', { name: 'granted_by' })
  grantedBy!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('text', { name: 'revoked_by', nullable: true })
  revokedBy!: string | null;
}
