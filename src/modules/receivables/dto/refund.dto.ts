import { ApiProperty } from '@nestjs/swagger';
import { JournalEntryView } from '../../journal/dto/journal-entry.dto';

export const REFUND_SOURCES = ['credit_note', 'payment', 'balance'] as const;
export const REFUND_STATUSES = ['paid', 'reversed'] as const;

export class RefundPartView {
  /** The credit that was paid back: a credit note, a payment, an opening credit. */
  openItemId!: string;
  amount!: string;
}

export class RefundView {
  id!: string;
  @ApiProperty({ enum: REFUND_STATUSES })
  status!: (typeof REFUND_STATUSES)[number];
  @ApiProperty({ enum: REFUND_SOURCES })
  source!: (typeof REFUND_SOURCES)[number];
  creditNoteId!: string | null;
  /** The payment that is paid back. */
  paymentId!: string | null;
  customerId!: string | null;
  clientName!: string | null;
  date!: string;
  amount!: string;
  currency!: string;
  /** Units of base currency for one unit of `currency`. */
  exchangeRate!: string;
  bankAccountId!: string;
  reference!: string | null;
  memo!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  metadata!: Record<string, string>;
  parts!: RefundPartView[];
  journalEntryId!: string;
  reversalEntryId!: string | null;
  reversedAt!: string | null;
  reversalReason!: string | null;
  createdAt!: string;
  test!: boolean;
  /** To a test key: the entry that would have been posted. */
  @ApiProperty({ type: JournalEntryView, nullable: true })
  journalEntry?: JournalEntryView | null;
}
