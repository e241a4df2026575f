import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('refunds')
export class RefundEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  status!: 'paid' | 'reversed';

  @Column('text')
  source!: 'credit_note' | 'payment' | 'balance';

  @Column('text', { name: 'credit_note_id', nullable: true })
  creditNoteId!: string | null;

  @Column('text', { name: 'payment_id', nullable: true })
  paymentId!: string | null;

  @Column('text', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  @Column('text', { name: 'client_name', nullable: true })
  clientName!: string | null;

  @Column('date')
  date!: string;

  @Column('numeric')
  amount!: string;

  @Column('text')
  currency!: string;

  @Column('numeric', { name: 'exchange_rate' })
  exchangeRate!: string;

  @Column('text', { name: 'bank_account_id' })
  bankAccountId!: string;

  @Column('text', { nullable: true })
  reference!: string | null;

  @Column('text', { nullable: true })
  memo!: string | null;

  @Column('jsonb')
  metadata!: Record<string, string>;

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
