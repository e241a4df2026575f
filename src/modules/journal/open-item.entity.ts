import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An item of the debtors subledger, signed like the account: what a customer owes is positive, a credit negative. */
@Entity('open_items')
export class OpenItemEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  /** The document's own id, or `oi_…` for a manual line. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: 'credit_note' | 'invoice' | 'payment' | 'opening' | 'manual';

  @Column('text', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  @Column('text', { name: 'document_number', nullable: true })
  documentNumber!: string | null;

  @Column('date')
  date!: string;

  @Column('date', { name: 'due_date', nullable: true })
  dueDate!: string | null;

  @Column('text')
  currency!: string;

  @Column('numeric', { name: 'exchange_rate' })
  exchangeRate!: string;

  @Column('numeric')
  amount!: string;

  @Column('numeric', { name: 'base_amount' })
  baseAmount!: string;

  @Column('numeric', { name: 'open_amount' })
  openAmount!: string;

  @Column('numeric', { name: 'open_base_amount' })
  openBaseAmount!: string;
}
