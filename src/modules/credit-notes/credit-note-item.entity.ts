import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LineTaxRecord } from '../invoices/document-record';

@Entity('credit_note_items')
export class CreditNoteItemEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text', { name: 'credit_note_id' })
  creditNoteId!: string;

  @PrimaryColumn('int', { name: 'line_no' })
  lineNo!: number;

  @Column('text')
  id!: string;

  @Column('text', { name: 'line_type' })
  lineType!: 'item' | 'text' | 'separator';

  @Column('text')
  description!: string;

  @Column('numeric', { nullable: true })
  quantity!: string | null;

  @Column('numeric', { name: 'unit_price', nullable: true })
  unitPrice!: string | null;

  @Column('numeric')
  discount!: string;

  @Column('text', { name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column('jsonb')
  taxes!: LineTaxRecord[];

  @Column('numeric')
  net!: string;

  @Column('numeric')
  tax!: string;

  @Column('numeric')
  gross!: string;

  @Column('jsonb', { nullable: true })
  dimensions!: Record<string, string> | null;

  @Column('text', { name: 'invoice_line_id', nullable: true })
  invoiceLineId!: string | null;

  @Column('text', { name: 'price_id', nullable: true })
  priceId!: string | null;
}
