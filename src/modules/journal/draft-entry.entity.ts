import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JournalLineView } from './dto/journal-entry.dto';
import type { ManualRequest } from './manual-decisions';

/** A manual entry that is not in the journal yet: what was asked for, and its lines as they were decided when it was saved. */
@Entity('journal_drafts')
export class DraftEntryEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  /** The id that the entry will have. */
  @PrimaryColumn('text')
  id!: string;

  @Column('date')
  date!: string;

  @Column('text')
  currency!: string;

  @Column('jsonb')
  request!: ManualRequest;

  @Column('jsonb')
  lines!: JournalLineView[];

  @Column('numeric', { name: 'exchange_rate' })
  exchangeRate!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
