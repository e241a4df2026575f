import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeyKind, KeyMode } from '../../platform/request-context/request-context';

/** What may be read of a key; the hash of its secret is looked up in the database only. */
@Entity('api_keys')
export class ApiKeyEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: KeyKind;

  @Column('text')
  mode!: KeyMode;

  @Column('text', { nullable: true })
  organisation!: string | null;

  @Column('text', { array: true })
  organisations!: string[];

  @Column('text')
  name!: string;

  @Column('text')
  hint!: string;

  @Column('text', { array: true })
  scopes!: string[];

  @Column('text', { name: 'ip_ranges', array: true })
  ipRanges!: string[];

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('text', { name: 'rolled_from', nullable: true })
  rolledFrom!: string | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column('text', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
