import { ApiProperty } from '@nestjs/swagger';

export const AUTO_REVERSE_STATUSES = ['planned', 'scheduled', 'posted', 'blocked', 'cancelled'] as const;

/** The reversal that an entry asked for, on the first day of the period after its own. */
export class AutoReverseView {
  /** The day on which it is dated. */
  date!: string;
  /**
   * `planned` of a draft; `scheduled` until the day comes; `posted`; `blocked` when it was refused, and it is tried again;
   * `cancelled` when the entry was reversed by hand before.
   */
  @ApiProperty({ enum: AUTO_REVERSE_STATUSES })
  status!: (typeof AUTO_REVERSE_STATUSES)[number];
  /** The reversing entry, once it is posted. */
  entryId!: string | null;
  /** Why it is blocked. */
  reason!: string | null;
}
