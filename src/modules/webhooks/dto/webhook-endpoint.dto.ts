import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsOneOf, IsText, IsTextList, Nullable, Optional } from '../../../platform/validation/fields';
import { Omittable } from '../../../platform/validation/omittable';

export const ENDPOINT_STATUSES = ['enabled', 'disabled'] as const;
export type EndpointStatus = (typeof ENDPOINT_STATUSES)[number];

const WEEK_SECONDS = 604_800;
const grace = { message: `must be a whole number of seconds, 0 to ${WEEK_SECONDS}` };
const URL_TEXT = { max: 2000 };
const EVENT_TYPES = { min: 1, most: 100, max: 100 };

export class CreateWebhookEndpointRequest {
  /** Where events are sent to: a public https URL. */
  @IsText(URL_TEXT)
  url!: string;

  /** What the endpoint is for. */
  @Optional()
  @IsText({ max: 500 })
  description?: string;

  /** Types such as `credit_note.voided`, families such as `credit_note.*`, or `*` for all. By default all. */
  @Optional()
  @IsTextList(EVENT_TYPES)
  eventTypes?: string[];
}

export class UpdateWebhookEndpointRequest {
  /** Where events are sent to: a public https URL. */
  @Omittable()
  @IsText(URL_TEXT)
  url?: string;

  /** What the endpoint is for; null for none. */
  @Nullable()
  @IsText({ max: 500 })
  description?: string | null;

  /** Types, families and `*`, in place of those so far. */
  @Omittable()
  @IsTextList(EVENT_TYPES)
  eventTypes?: string[];

  /** `enabled` tries again what waits, and ends what is known of failures. Events of the time between are not sent. */
  @Omittable()
  @IsOneOf(ENDPOINT_STATUSES)
  @ApiPropertyOptional({ enum: ENDPOINT_STATUSES })
  status?: EndpointStatus;
}

export class RollWebhookSecretRequest {
  /** How long messages are signed with the old secret too. By default 86,400 (a day). */
  @Optional()
  @IsInt(grace)
  @Min(0, grace)
  @Max(WEEK_SECONDS, grace)
  graceSeconds?: number;
}

export class ListWebhookEndpointsQuery extends PageQuery {
  /** Only endpoints of this status. */
  @Optional()
  @IsOneOf(ENDPOINT_STATUSES)
  @ApiPropertyOptional({ enum: ENDPOINT_STATUSES })
  status?: EndpointStatus;
}

export class WebhookEndpointView {
  id!: string;
  url!: string;
  description!: string | null;
  eventTypes!: string[];
  @ApiProperty({ enum: ENDPOINT_STATUSES })
  status!: EndpointStatus;
  /** `by_request`, `gone` (it answered 410) or `failing`; null while it is enabled. */
  disabledReason!: string | null;
  disabledAt!: string | null;
  /** Attempts that have failed since the last one that did not. */
  consecutiveFailures!: number;
  failingSince!: string | null;
  lastSuccessAt!: string | null;
  /** Until then messages are signed with the secret before the current one too. */
  previousSecretExpiresAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class NewWebhookSecretView extends WebhookEndpointView {
  /** By which messages are signed, shown this once. Left out when an idempotent answer is replayed. */
  secret!: string;
}
