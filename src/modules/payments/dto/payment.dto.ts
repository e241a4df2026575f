import { ApiProperty } from '@nestjs/swagger';
import { JournalEntryView } from '../../journal/dto/journal-entry.dto';
import { AllocationView } from '../../receivables/dto/allocation.dto';
import { PAYMENT_METHODS, PAYMENT_STATUSES } from './payment-requests.dto';

export class PaymentView {
  id!: string;
  @ApiProperty({ enum: PAYMENT_STATUSES })
  status!: (typeof PAYMENT_STATUSES)[number];
  customerId!: string | null;
  clientName!: string | null;
  date!: string;
  amount!: string;
  currency!: string;
  /** Units of base currency for one unit of `currency`. */
  exchangeRate!: string;
  baseAmount!: string;
  @ApiProperty({ enum: PAYMENT_METHODS, nullable: true })
  method!: string | null;
  reference!: string | null;
  bankAccountId!: string;
  memo!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  metadata!: Record<string, string>;
  /** Not yet allocated or paid back: what is left on the customer's account. */
  balance!: string;
  /** Paid back, of this payment or for a credit note that names it. */
  refundedAmount!: string;
  /** What it settled, oldest first, with what was taken back. */
  allocations!: AllocationView[];
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
