import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Money received. Amounts are decimal strings in the payment's currency. */
@Entity('payments')
export class PaymentEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  status!: 'received' | 'reversed';

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

  @Column('numeric', { name: 'base_amount' })
  baseAmount!: string;

  @Column('text', { nullable: true })
  method!: string | null;

  @Column('text', { nullable: true })
  reference!: string | null;

  @Column('text', { name: 'bank_account_id' })
  bankAccountId!: string;

  @Column('text', { nullable: true })
  memo!: string | null;

  @Column('jsonb')
  metadata!: Record<string, string>;

  /** Paid back by refunds that live, of this payment or of a credit note that names it. */
  @Column('numeric', { name: 'refunded_amount' })
  refundedAmount!: string;

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
