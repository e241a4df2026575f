import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InvoiceStatus } from '../../domain/documents/invoice-states';
import type { TaxBreakdownRecord } from './document-record';

/** Amounts are decimal strings in the document's currency. A draft has no number, and keeps the request that it is decided from. */
@Entity('invoices')
export class InvoiceEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  /** `opening`: an open invoice of another system, brought in as an opening item. */
  @Column('text')
  kind!: 'invoice' | 'opening';

  @Column('text', { nullable: true })
  number!: string | null;

  @Column('text', { name: 'series_key', nullable: true })
  seriesKey!: string | null;

  @Column('bigint', { name: 'series_number', nullable: true })
  seriesNumber!: number | null;

  @Column('text')
  status!: InvoiceStatus;

  @Column('text', { name: 'delivery_status' })
  deliveryStatus!: string;

  @Column('text', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  @Column('text', { name: 'client_name' })
  clientName!: string;

  @Column('text', { name: 'client_email', nullable: true })
  clientEmail!: string | null;

  /** Name, address and VAT number of the customer as they were when it was decided. */
  @Column('jsonb', { name: 'client_snapshot', nullable: true })
  clientSnapshot!: object | null;

  @Column('text', { nullable: true })
  reference!: string | null;

  @Column('date', { name: 'issue_date' })
  issueDate!: string;

  @Column('date', { name: 'tax_point' })
  taxPoint!: string;

  @Column('date', { name: 'due_date' })
  dueDate!: string;

  @Column('text')
  currency!: string;

  @Column('numeric', { name: 'exchange_rate' })
  exchangeRate!: string;

  @Column('boolean', { name: 'prices_include_tax' })
  pricesIncludeTax!: boolean;

  @Column('text', { nullable: true })
  memo!: string | null;

  @Column('text', { nullable: true })
  notes!: string | null;

  @Column('jsonb')
  metadata!: Record<string, string>;

  @Column('jsonb', { nullable: true })
  dimensions!: Record<string, string> | null;

  @Column('jsonb', { name: 'tax_breakdown' })
  taxBreakdown!: TaxBreakdownRecord[];

  @Column('int', { name: 'line_count' })
  lineCount!: number;

  @Column('numeric')
  net!: string;

  @Column('numeric')
  tax!: string;

  @Column('numeric')
  gross!: string;

  @Column('numeric', { name: 'base_gross' })
  baseGross!: string;

  /** The gross of its live credit notes. */
  @Column('numeric', { name: 'credited_gross' })
  creditedGross!: string;

  @Column('numeric', { name: 'written_off' })
  writtenOff!: string;

  /** The request as it was sent and edited; null once it is issued. */
  @Column('jsonb', { nullable: true })
  request!: object | null;

  @Column('text', { name: 'journal_entry_id', nullable: true })
  journalEntryId!: string | null;

  @Column('text', { name: 'reversal_entry_id', nullable: true })
  reversalEntryId!: string | null;

  /** What the customer finds it by (BT-10). */
  @Column('text', { name: 'buyer_reference', nullable: true })
  buyerReference!: string | null;

  /** The version of the seller that it was issued with; null before, and for what was issued before there were versions. */
  @Column('int', { name: 'seller_version', nullable: true })
  sellerVersion!: number | null;

  @Column('timestamptz', { name: 'issued_at', nullable: true })
  issuedAt!: Date | null;

  @Column('timestamptz', { name: 'voided_at', nullable: true })
  voidedAt!: Date | null;

  @Column('text', { name: 'void_reason', nullable: true })
  voidReason!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;
}
