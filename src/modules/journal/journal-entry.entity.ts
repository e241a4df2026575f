import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SourceType } from '../../domain/journal/entry';

@Entity('journal_entries')
export class JournalEntryEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('bigint')
  number!: number;

  @Column('date')
  date!: string;

  @Column('text', { name: 'source_type' })
  sourceType!: SourceType;

  @Column('text', { name: 'source_id', nullable: true })
  sourceId!: string | null;

  @Column('text', { name: 'document_number', nullable: true })
  documentNumber!: string | null;

  @Column('text', { name: 'counterparty_name', nullable: true })
  counterpartyName!: string | null;

  @Column('text', { nullable: true })
  memo!: string | null;

  @Column('text')
  currency!: string;

  @Column('numeric', { name: 'exchange_rate' })
  exchangeRate!: string;

  @Column('text', { name: 'reverses_entry_id', nullable: true })
  reversesEntryId!: string | null;

  @Column('int', { name: 'line_count' })
  lineCount!: number;

  @Column('numeric')
  total!: string;

  @Column('numeric', { name: 'base_total' })
  baseTotal!: string;

  @Column('timestamptz', { name: 'posted_at' })
  postedAt!: Date;

  @Column('text', { name: 'posted_by' })
  postedBy!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;
}
