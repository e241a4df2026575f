import type { Locale } from '../../domain/einvoice/document-model';
import type { DocumentType } from '../../platform/database/document-tables';

export const CHANNELS = ['email', 'download', 'manual'] as const;
export type Channel = (typeof CHANNELS)[number];

export const STATUSES = ['scheduled', 'sending', 'sent', 'failed', 'cancelled'] as const;
export type DeliveryStatus = (typeof STATUSES)[number];

/** What a document shows: the status of the latest of its deliveries that was not cancelled. */
export type DocumentDeliveryStatus = 'none' | Exclude<DeliveryStatus, 'cancelled'>;

export const ATTACHMENTS = ['pdf', 'ubl', 'cii'] as const;
export type Attachment = (typeof ATTACHMENTS)[number];

export interface DocumentRef {
  readonly type: DocumentType;
  readonly id: string;
}

export interface Recipient {
  readonly type: 'to' | 'cc' | 'bcc';
  readonly address: string;
}

/** What is to be sent, checked. */
export interface Wish {
  readonly channel: Channel;
  /** Each address once. */
  readonly recipients: readonly Recipient[];
  readonly subject: string | null;
  readonly message: string | null;
  /** Null: the document's. */
  readonly locale: Locale | null;
  readonly attach: readonly Attachment[];
  /** Null: at once. */
  readonly sendAt: Date | null;
}

export interface Delivery extends Wish {
  readonly id: string;
  readonly document: DocumentRef;
  readonly status: DeliveryStatus;
  /** The same at each attempt. Null unless it goes by e-mail. */
  readonly messageId: string | null;
  /** Those begun. */
  readonly attempts: number;
  /** Of the attempt whose outcome is not noted yet. */
  readonly attemptBeganAt: Date | null;
  readonly firstAttemptAt: Date | null;
  readonly endedAt: Date | null;
  /** Why it failed or was cancelled. */
  readonly reason: string | null;
  readonly createdAt: Date;
}

/** `unknown`: the process ended between handing the message over and noting the answer. */
export type Outcome = 'accepted' | 'deferred' | 'refused' | 'unknown';

export interface Attempt {
  readonly deliveryId: string;
  readonly attempt: number;
  /** The place in the delivery's recipients, from 1; 0 where the channel needs none. */
  readonly recipientNo: number;
  readonly outcome: Outcome;
  readonly code: number | null;
  readonly answer: string | null;
  readonly error: string | null;
  readonly beganAt: Date;
}

export const hasEnded = ({ status }: Pick<Delivery, 'status'>): boolean =>
  status === 'sent' || status === 'failed' || status === 'cancelled';
