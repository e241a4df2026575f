import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A range of entry numbers that was taken home once, with what was taken. */
@Entity('export_batches')
export class ExportBatchEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  series!: string;

  @Column('int')
  number!: number;

  @Column('text')
  format!: string;

  @Column('bigint', { name: 'first_entry' })
  firstEntry!: number;

  @Column('bigint', { name: 'last_entry' })
  lastEntry!: number;

  @Column('bigint', { name: 'entry_count' })
  entryCount!: number;

  @Column('bigint', { name: 'line_count' })
  lineCount!: number;

  @Column('numeric', { name: 'base_debit' })
  baseDebit!: string;

  @Column('numeric', { name: 'base_credit' })
  baseCredit!: string;

  @Column('int', { name: 'file_count' })
  fileCount!: number;

  /** JSON, byte for byte what `sha256` is of. */
  @Column('text')
  manifest!: string;

  @Column('bytea')
  sha256!: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;
}
