import { ApiProperty } from '@nestjs/swagger';

export const ALLOCATION_KINDS = ['pre_payment', 'applied'] as const;

export class AllocationView {
  id!: string;
  /** `pre_payment`: made by crediting an invoice that was not paid; it goes only with a void. */
  @ApiProperty({ enum: ALLOCATION_KINDS })
  kind!: (typeof ALLOCATION_KINDS)[number];
  /** The credit that was used: a credit note, a payment, an opening credit. */
  creditItemId!: string;
  /** The debt that was settled. */
  debitItemId!: string;
  /** The debt, where it is an invoice. */
  invoiceId!: string | null;
  date!: string;
  currency!: string;
  amount!: string;
  /** Posts the realised difference of exchange rates; null where there is none. */
  journalEntryId!: string | null;
  /** The date on which it was taken back; null while it stands. */
  unappliedOn!: string | null;
  createdAt!: string;
}
