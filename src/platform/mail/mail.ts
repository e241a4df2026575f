/** One message to several recipients, without saying how it is carried. All header texts are without line breaks. */
export interface MailMessage {
  /** Names the file where messages are written into a folder. */
  readonly id: string;
  /** With its angle brackets; the same at each attempt, so that a receiver can tell a repetition. */
  readonly messageId: string;
  readonly date: Date;
  readonly fromName: string;
  readonly replyTo: string | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** Whom it goes to now, hidden copies among them: those of `to` and `cc` who have it already are left out. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** `deferred`: it may go through later (4xx, no connection, no answer in time). `refused`: it never will (5xx). */
export interface RecipientAnswer {
  readonly recipient: string;
  readonly outcome: 'accepted' | 'deferred' | 'refused';
  /** The SMTP code; null where no server answered. */
  readonly code: number | null;
  readonly text: string | null;
  /** What went wrong on the way, where no server answered. */
  readonly error: string | null;
}

/** One answer for each recipient asked for, in their order. */
export type MailAnswer = readonly RecipientAnswer[];

export abstract class MailTransport {
  /** The address that messages come from. */
  abstract readonly from: string;
  /** Never throws for what a server or a network does: that is an answer. So is that there was none when `stop` aborted. */
  abstract send(message: MailMessage, stop?: AbortSignal): Promise<MailAnswer>;
}
