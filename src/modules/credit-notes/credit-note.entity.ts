import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CreditNoteStatus } from '../../domain/documents/states';
import type { TaxBreakdownRecord } from '../invoices/document-record';

export interface OriginalInvoiceRecord {
  number: string;
  issueDate: string;
  taxPoint: string | null;
  currency: string | null;
  exchangeRate: string | null;
}

/** Amounts are positive decimal strings in the document's currency; the sign is the document's. */
@Entity('credit_notes')
export class CreditNoteEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  number!: string;

  @Column('text', { name: 'series_key', nullable: true })
  seriesKey!: string | null;

  @Column('bigint', { name: 'series_number', nullable: true })
  seriesNumber!: number | null;

  @Column('text')
  status!: CreditNoteStatus;

  @Column('text', { name: 'delivery_status' })
  deliveryStatus!: string;

  @Column('text', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  @Column('text', { name: 'client_name' })
  clientName!: string;

  @Column('text', { name: 'client_email', nullable: true })
  clientEmail!: string | null;

  /** Name, address and VAT number of the customer as they were at creation. */
  @Column('jsonb', { name: 'client_snapshot', nullable: true })
  clientSnapshot!: object | null;

  @Column('text', { name: 'invoice_id', nullable: true })
  invoiceId!: string | null;

  @Column('text', { name: 'invoice_number', nullable: true })
  invoiceNumber!: string | null;

  @Column('jsonb', { name: 'original_invoice', nullable: true })
  originalInvoice!: OriginalInvoiceRecord | null;

  @Column('date', { name: 'issue_date' })
  issueDate!: string;

  @Column('text')
  currency!: string;

  @Column('numeric', { name: 'exchange_rate' })
  exchangeRate!: string;

  @Column('boolean', { name: 'prices_include_tax' })
  pricesIncludeTax!: boolean;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode!: string | null;

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

  @Column('numeric', { name: 'pre_payment_amount' })
  prePaymentAmount!: string;

  @Column('numeric', { name: 'post_payment_amount' })
  postPaymentAmount!: string;

  @Column('numeric', { name: 'refund_amount' })
  refundAmount!: string;

  @Column('numeric', { name: 'credit_amount' })
  creditAmount!: string;

  @Column('numeric', { name: 'out_of_band_amount' })
  outOfBandAmount!: string;

  /** What was paid back of `refundAmount`. */
  @Column('numeric', { name: 'refunded_amount' })
  refundedAmount!: string;

  @Column('text', { name: 'out_of_band_account_id', nullable: true })
  outOfBandAccountId!: string | null;

  @Column('text', { name: 'journal_entry_id', nullable: true })
  journalEntryId!: string | null;

  @Column('text', { name: 'settlement_entry_id', nullable: true })
  settlementEntryId!: string | null;

  @Column('text', { name: 'settlement_reversal_entry_id', nullable: true })
  settlementReversalEntryId!: string | null;

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

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;
}
