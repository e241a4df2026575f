import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsOneOf, IsText, Optional } from '../../../platform/validation/fields';

export const DELIVERY_STATUSES = ['pending', 'retrying', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export class ListWebhookDeliveriesQuery extends PageQuery {
  /** Only deliveries of this status. */
  @Optional()
  @IsOneOf(DELIVERY_STATUSES)
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES })
  status?: DeliveryStatus;

  /** A type of event, or a family such as `credit_note.*`. */
  @Optional()
  @IsText({ max: 100 })
  type?: string;

  /** Only of events of this object. */
  @Optional()
  @IsText({ max: 64 })
  objectId?: string;
}

export class WebhookDeliveryView {
  id!: string;
  endpointId!: string;
  /** The `webhook-id` of the message, the same for every attempt. Null in the answer to a request that has just made the event. */
  eventId!: string | null;
  eventSequence!: number;
  eventType!: string;
  objectId!: string;
  /** `pending` has not failed so far; `delivered` was answered with 2xx; `failed` is not tried any more. */
  @ApiProperty({ enum: DELIVERY_STATUSES })
  status!: DeliveryStatus;
  attempts!: number;
  /** When it is tried next; null when it is not. */
  nextAttemptAt!: string | null;
  finishedAt!: string | null;
  createdAt!: string;
}

export class WebhookAttemptView {
  attempt!: number;
  attemptedAt!: string;
  durationMs!: number;
  /** Null where there was no answer. */
  httpStatus!: number | null;
  /** The first kilobyte of the answer's body. */
  answer!: string | null;
  /** Why the attempt counts as failed; null when it does not. */
  error!: string | null;
}

export class WebhookDeliveryWithAttemptsView extends WebhookDeliveryView {
  @ApiProperty({ type: [WebhookAttemptView] })
  attemptLog!: WebhookAttemptView[];
}
