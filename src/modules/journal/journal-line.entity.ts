import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('journal_lines')
export class JournalLineEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('bigint', { name: 'entry_number' })
  entryNumber!: number;

  @PrimaryColumn('int', { name: 'line_no' })
  lineNo!: number;

  @Column('date')
  date!: string;

  @Column('text', { name: 'account_id' })
  accountId!: string;

  @Column('numeric')
  debit!: string;

  @Column('numeric')
  credit!: string;

  @Column('numeric', { name: 'base_debit' })
  baseDebit!: string;

  @Column('numeric', { name: 'base_credit' })
  baseCredit!: string;

  @Column('text', { name: 'vat_code', nullable: true })
  vatCode!: string | null;

  @Column('text', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  @Column('text', { name: 'open_item_id', nullable: true })
  openItemId!: string | null;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('jsonb', { nullable: true })
  dimensions!: Record<string, string> | null;
}
