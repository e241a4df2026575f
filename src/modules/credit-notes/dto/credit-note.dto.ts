import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CustomerView } from '../../customers/dto/customer-view.dto';
import { CreditableView } from '../../invoices/dto/creditable.dto';
import {
  InvoiceLineTaxView,
  InvoiceTaxBreakdownView,
  InvoiceTotalsView,
} from '../../invoices/dto/document-amounts.dto';
import { InvoiceView } from '../../invoices/dto/invoice.dto';
import { JournalEntryView } from '../../journal/dto/journal-entry.dto';
import { AllocationView } from '../../receivables/dto/allocation.dto';
import { DELIVERY_STATUSES, STATUSES } from './credit-note-actions.dto';
import { REASON_CODES } from './create-credit-note.dto';

const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class TotalsView extends InvoiceTotalsView {}

export class LineTaxView extends InvoiceLineTaxView {}

export class CreditNoteItemView {
  id!: string;
  lineNo!: number;
  @ApiProperty({ enum: ['item', 'text', 'separator'] })
  lineType!: string;
  description!: string;
  quantity!: string | null;
  unitPrice!: string | null;
  discount!: string;
  /** The VAT rate and category of the line's first tax. */
  taxRate!: string | null;
  taxCategory!: string | null;
  taxExemptionReason!: string | null;
  taxes!: LineTaxView[];
  net!: string;
  tax!: string;
  gross!: string;
  /** The negatives, for clients that add invoices and credit notes up. */
  signedNet!: string;
  signedTax!: string;
  signedGross!: string;
  accountId!: string | null;
  invoiceLineId!: string | null;
  priceId!: string | null;
  @ApiProperty(pairs)
  dimensions!: Record<string, string>;
}

export class TaxBreakdownView extends InvoiceTaxBreakdownView {}

export class OriginalInvoiceView {
  number!: string;
  issueDate!: string;
  taxPoint!: string | null;
  currency!: string | null;
  exchangeRate!: string | null;
}

export class CreditNoteView {
  id!: string;
  number!: string;
  /** The same value as `number`, under the name that existing clients read. */
  credit_note_number!: string;
  @ApiProperty({ enum: STATUSES })
  status!: string;
  @ApiProperty({ enum: DELIVERY_STATUSES })
  deliveryStatus!: string;
  invoiceId!: string | null;
  invoiceNumber!: string | null;
  @ApiProperty({ type: OriginalInvoiceView, nullable: true })
  originalInvoice!: OriginalInvoiceView | null;
  customerId!: string | null;
  clientName!: string;
  clientEmail!: string | null;
  /** What the customer finds it by (BT-10). */
  buyerReference!: string | null;
  issueDate!: string;
  currency!: string;
  /** Units of base currency for one unit of `currency`. */
  exchangeRate!: string;
  pricesIncludeTax!: boolean;
  reason!: string | null;
  @ApiProperty({ enum: REASON_CODES, nullable: true })
  reasonCode!: string | null;
  memo!: string | null;
  notes!: string | null;
  items!: CreditNoteItemView[];
  taxBreakdown!: TaxBreakdownView[];
  totals!: TotalsView;
  /** The negatives of `totals`. */
  signedTotals!: TotalsView;
  /** The part that reduced what was due on the invoice. */
  prePaymentAmount!: string;
  postPaymentAmount!: string;
  refundAmount!: string;
  creditAmount!: string;
  outOfBandAmount!: string;
  outOfBandAccountId!: string | null;
  /** Paid back so far of `refundAmount`. */
  refundedAmount!: string;
  /** Not yet applied, refunded or settled. */
  balance!: string;
  /** To which debts it was applied, but for what was taken back. */
  @ApiProperty({ type: [AllocationView] })
  allocations!: AllocationView[];
  journalEntryId!: string | null;
  /** The entry that posted `outOfBandAmount`. */
  settlementEntryId!: string | null;
  /** The entry that took that settlement back. */
  settlementReversalEntryId!: string | null;
  reversalEntryId!: string | null;
  /** When it left `draft`: also by becoming `applied` at once. */
  issuedAt!: string | null;
  voidedAt!: string | null;
  voidReason!: string | null;
  createdAt!: string;
  @ApiProperty(pairs)
  metadata!: Record<string, string>;
  @ApiProperty(pairs)
  dimensions!: Record<string, string>;
  /** True in the answer to a test key. */
  test!: boolean;
  /** The entry that would be posted (test keys, previews), or that was (`?expand=journalEntry`). */
  @ApiProperty({ type: JournalEntryView, required: false, nullable: true })
  journalEntry?: JournalEntryView | null;
  /** The customer as it is now (`?expand=customer`). */
  @ApiProperty({ type: CustomerView, required: false, nullable: true })
  customer?: CustomerView | null;
  /** The invoice that is corrected (`?expand=invoice`). */
  @ApiProperty({ type: InvoiceView, required: false, nullable: true })
  invoice?: InvoiceView | null;
  /** To a test key and in a preview: the entry of `outOfBandAmount`. */
  @ApiProperty({ type: JournalEntryView, required: false, nullable: true })
  settlementEntry?: JournalEntryView | null;
  /** To a test key and in a preview: what could be credited of the invoice, this credit note not counted. */
  @ApiProperty({ type: CreditableView, required: false })
  ceilings?: CreditableView;
}

export class ReissuedView {
  voided!: CreditNoteView;
  creditNote!: CreditNoteView;
}

export class BatchResultView {
  /** Position in the request, from 0. */
  index!: number;
  /** 201, or the status that the request would have had by itself. */
  status!: number;
  @ApiProperty({ type: CreditNoteView, required: false })
  creditNote?: CreditNoteView;
  /** The problem, as a single request would have answered it. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  error?: object;
}

export class BatchView {
  data!: BatchResultView[];
  created!: number;
  failed!: number;
}
