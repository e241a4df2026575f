import { ApiProperty } from '@nestjs/swagger';
import { LOCALES } from '../../../domain/einvoice/document-model';
import { ATTACHMENTS, CHANNELS, STATUSES } from '../delivery';

export class RecipientView {
  @ApiProperty({ enum: ['to', 'cc', 'bcc'] })
  type!: string;
  address!: string;
}

export class DeliveryView {
  id!: string;
  /** The credit note or invoice. */
  documentId!: string;
  @ApiProperty({ enum: CHANNELS })
  channel!: string;
  @ApiProperty({ enum: STATUSES })
  status!: string;
  recipients!: RecipientView[];
  subject!: string | null;
  message!: string | null;
  /** Null: the document's. */
  @ApiProperty({ type: String, enum: LOCALES, nullable: true })
  locale!: string | null;
  @ApiProperty({ type: [String], enum: ATTACHMENTS })
  attach!: string[];
  /** Null where it was to be sent at once. */
  sendAt!: string | null;
  /** On every copy and at every attempt the same. Null unless it goes by e-mail. */
  messageId!: string | null;
  /** How often it was tried. */
  attempts!: number;
  /** Why it failed or was cancelled. */
  reason!: string | null;
  createdAt!: string;
  /** When it was sent, failed or was cancelled. */
  endedAt!: string | null;
  /** Only tried, with a test key: nothing was written or sent. */
  test!: boolean;
}

export class DeliverySummaryView {
  total!: number;
  scheduled!: number;
  sending!: number;
  sent!: number;
  failed!: number;
  cancelled!: number;
}

export class DeliveryAttemptView {
  /** When it began. */
  time!: string;
  deliveryId!: string;
  /** From 1. */
  attempt!: number;
  @ApiProperty({ enum: CHANNELS })
  channel!: string;
  /** Null where the channel needs none. */
  recipient!: string | null;
  /** `deferred` is tried again, `refused` is not. `unknown`: the process ended before it could note the answer. */
  @ApiProperty({ enum: ['accepted', 'deferred', 'refused', 'unknown'] })
  outcome!: string;
  /** What the mail server answered, its code first. */
  answer!: string | null;
  /** What went wrong where no server answered. */
  error!: string | null;
}

export class DeliveryStatusView {
  documentId!: string;
  /** Of the latest delivery that was not cancelled; `none` without one. */
  @ApiProperty({ enum: ['none', 'scheduled', 'sending', 'sent', 'failed'] })
  deliveryStatus!: string;
  summary!: DeliverySummaryView;
  /** Newest first. */
  deliveries!: DeliveryView[];
  /** Of all deliveries, oldest first. */
  attempts!: DeliveryAttemptView[];
}
