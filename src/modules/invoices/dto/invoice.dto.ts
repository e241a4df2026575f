import { ApiProperty } from '@nestjs/swagger';
import {
  CREDIT_STATUSES,
  INVOICE_STATUSES,
  PAYMENT_STATUSES,
} from '../../../domain/documents/invoice-states';
import { CustomerView } from '../../customers/dto/customer-view.dto';
import { JournalEntryView } from '../../journal/dto/journal-entry.dto';
import { InvoiceItemView, InvoiceTaxBreakdownView, InvoiceTotalsView } from './document-amounts.dto';

export const DELIVERY_STATUSES = ['none', 'scheduled', 'sending', 'sent', 'failed'] as const;
const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;

/** A credit note of the invoice, in short. */
export class CreditNoteOfInvoiceView {
  id!: string;
  number!: string;
  status!: string;
  issueDate!: string;
  net!: string;
  tax!: string;
  gross!: string;
}

export class InvoiceView {
  id!: string;
  /** Null in a draft: an invoice is numbered when it is issued. */
  number!: string | null;
  @ApiProperty({ enum: INVOICE_STATUSES })
  status!: string;
  @ApiProperty({ enum: DELIVERY_STATUSES })
  deliveryStatus!: string;
  @ApiProperty({ enum: PAYMENT_STATUSES })
  paymentStatus!: string;
  @ApiProperty({ enum: CREDIT_STATUSES })
  creditStatus!: string;
  customerId!: string | null;
  clientName!: string;
  clientEmail!: string | null;
  issueDate!: string;
  /** When the tax of it became due. */
  taxPoint!: string;
  dueDate!: string;
  currency!: string;
  /** Units of base currency for one unit of `currency`. */
  exchangeRate!: string;
  pricesIncludeTax!: boolean;
  reference!: string | null;
  /** What the customer finds it by (BT-10). */
  buyerReference!: string | null;
  memo!: string | null;
  notes!: string | null;
  items!: InvoiceItemView[];
  taxBreakdown!: InvoiceTaxBreakdownView[];
  totals!: InvoiceTotalsView;
  /** Still to be paid. A draft owes nothing yet. */
  amountDue!: string;
  /** Settled by payments and credits. */
  amountSettled!: string;
  /** The gross of its live credit notes. */
  amountCredited!: string;
  amountWrittenOff!: string;
  journalEntryId!: string | null;
  reversalEntryId!: string | null;
  issuedAt!: string | null;
  voidedAt!: string | null;
  voidReason!: string | null;
  createdAt!: string;
  updatedAt!: string;
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
  /** Its credit notes, oldest first (`?expand=creditNotes`). */
  @ApiProperty({ type: [CreditNoteOfInvoiceView], required: false })
  creditNotes?: CreditNoteOfInvoiceView[];
}
