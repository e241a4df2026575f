import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bad debt: a part of an invoice that was given up. */
@Entity('write_offs')
export class WriteOffEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  status!: 'written_off' | 'reversed';

  @Column('text', { name: 'invoice_id' })
  invoiceId!: string;

  @Column('date')
  date!: string;

  @Column('numeric')
  amount!: string;

  @Column('text')
  currency!: string;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'journal_entry_id' })
  journalEntryId!: string;

  @Column('text', { name: 'reversal_entry_id', nullable: true })
  reversalEntryId!: string | null;

  @Column('timestamptz', { name: 'reversed_at', nullable: true })
  reversedAt!: Date | null;

  @Column('text', { name: 'reversal_reason', nullable: true })
  reversalReason!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;
}
