import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A year that was closed, and perhaps opened again. */
@Entity('year_closings')
export class YearClosingEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('smallint')
  year!: number;

  @Column('date', { name: 'start_date' })
  startDate!: string;

  @Column('date', { name: 'end_date' })
  endDate!: string;

  @Column('text', { name: 'journal_entry_id', nullable: true })
  journalEntryId!: string | null;

  /** In base currency; a loss is negative. */
  @Column('numeric')
  profit!: string;

  /** Where the `all` lock stood before, and goes back to when the year is opened again. */
  @Column('date', { name: 'previous_all', nullable: true })
  previousAll!: string | null;

  @Column('timestamptz', { name: 'closed_at' })
  closedAt!: Date;

  @Column('text', { name: 'closed_by' })
  closedBy!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;

  @Column('timestamptz', { name: 'reopened_at', nullable: true })
  reopenedAt!: Date | null;

  @Column('text', { name: 'reopened_by', nullable: true })
  reopenedBy!: string | null;

  @Column('text', { name: 'reopen_reason', nullable: true })
  reopenReason!: string | null;

  @Column('text', { name: 'reversal_entry_id', nullable: true })
  reversalEntryId!: string | null;
}
