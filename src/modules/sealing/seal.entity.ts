import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('seals')
export class SealEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('bigint')
  block!: number;

  @Column('smallint')
  version!: number;

  /** The public id, `org_…`. */
  @Column('text')
  organisation!: string;

  @Column('text', { name: 'base_currency' })
  baseCurrency!: string;

  @Column('bigint', { name: 'first_entry' })
  firstEntry!: number;

  @Column('bigint', { name: 'last_entry' })
  lastEntry!: number;

  @Column('int', { name: 'entry_count' })
  entryCount!: number;

  @Column('int', { name: 'line_count' })
  lineCount!: number;

  @Column('numeric', { name: 'base_debit' })
  baseDebit!: string;

  @Column('bytea', { name: 'entries_hash' })
  entriesHash!: Buffer;

  /** 32 bytes an entry, one after the other: read only where they are asked for. */
  @Column('bytea', { name: 'entry_hashes', select: false })
  entryHashes?: Buffer;

  @Column('bytea', { name: 'previous_hash', nullable: true })
  previousHash!: Buffer | null;

  @Column('bytea')
  hash!: Buffer;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt!: Date;
}
