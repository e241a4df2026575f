import { Inject, Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import type { DocumentType } from '../../platform/database/document-tables';
import type { Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import { Jobs } from '../../platform/jobs/jobs';
import { MailTransport } from '../../platform/mail/mail';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  deliveriesOf,
  insertAttempts,
  insertDelivery,
  latestBut,
  updateDelivery,
  updateDocument,
} from './deliveries.store';
import type { Delivery, DocumentDeliveryStatus, DocumentRef, Recipient, Wish } from './delivery';
import { tellOfDelivery } from './delivery-events';
import { toClient } from './recipients';

/** What a void takes back. */
export interface Scheduled {
  readonly document: DocumentRef;
  readonly deliveries: readonly Delivery[];
  /** What the document shows without them; where there are none, what it shows. */
  readonly documentStatus: DocumentDeliveryStatus;
}

/** A document as the API shows it, to whose client it is sent. */
export interface Notified {
  readonly id: string;
  readonly clientEmail: string | null;
}

const NOTICE = {
  channel: 'email',
  subject: null,
  message: null,
  locale: null,
  attach: ['pdf'],
  sendAt: null,
} as const;

/** The kind of the jobs; their subject is the delivery. */
export const EMAIL_JOB = 'email';

/** The queue of deliveries: puts documents into it and takes them out again. Knows documents by their ids only. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly jobs: Jobs,
    @Inject(MailTransport) private readonly mail: Pick<MailTransport, 'from'>,
  ) {}

  /**
   * Stages a delivery, the newest of its document, which thereby has its status. What needs nobody's work is sent at once,
   * by being noted. Who calls tells of it by an event.
   */
  stage(tx: Tx, ctx: RequestContext, document: DocumentRef, wish: Wish): Delivery {
    const id = makeId('dlv', ctx);
    const byMail = wish.channel === 'email';
    const delivery: Delivery = {
      ...wish,
      id,
      document,
      status: byMail ? (wish.sendAt ? 'scheduled' : 'sending') : 'sent',
      messageId: byMail ? `<${id}@${domainOf(this.mail.from)}>` : null,
      attempts: byMail ? 0 : 1,
      attemptBeganAt: null,
      firstAttemptAt: null,
      endedAt: byMail ? null : ctx.now,
      reason: null,
      createdAt: ctx.now,
    };
    insertDelivery(tx, delivery);
    if (byMail) this.jobs.add(tx, { kind: EMAIL_JOB, subject: id, dueAt: wish.sendAt ?? ctx.now });
    else insertAttempts(tx, handedOver(delivery, ctx.now), ctx.now);
    return delivery;
  }

  /** Of a document that is stored, and locked: its row shows the status. */
  stageOfStored(tx: Tx, ctx: RequestContext, document: DocumentRef, wish: Wish): Delivery {
    const delivery = this.stage(tx, ctx, document, wish);
    updateDocument(tx, document, delivery.status);
    return delivery;
  }

  /**
   * An e-mail with the PDF to the client of a document that the same transaction writes, at once; and tells of it.
   * @throws DomainError as `toClient`
   */
  notifyClient(tx: Tx, ctx: RequestContext, type: DocumentType, view: Notified): void {
    const { address } = toClient({ address: view.clientEmail, field: 'clientEmail' });
    const delivery = this.stage(
      tx,
      ctx,
      { type, id: view.id },
      { ...NOTICE, recipients: [{ type: 'to', address }] },
    );
    tellOfDelivery(tx, 'delivery_created', view, delivery);
  }

  /** Takes back what has not begun. The document is locked. @throws DomainError conflict `delivery_not_scheduled` */
  async cancel(
    tx: Tx,
    ctx: RequestContext,
    delivery: Delivery,
  ): Promise<{ delivery: Delivery; documentStatus: DocumentDeliveryStatus }> {
    if (delivery.status !== 'scheduled')
      throw conflict('delivery_not_scheduled', `The delivery is ${delivery.status}: too late to cancel it.`, {
        deliveryId: delivery.id,
        deliveryStatus: delivery.status,
      });
    const cancelled = this.stageCancelled(tx, ctx.now, delivery, 'cancelled');
    return { delivery: cancelled, documentStatus: await this.documentStatus(tx, cancelled) };
  }

  /** What is scheduled of a document, and the status that it has without. The document is locked. */
  async scheduledOf(tx: Tx, document: DocumentRef): Promise<Scheduled> {
    const all = await deliveriesOf(tx, document);
    const left = all.filter(({ status }) => status !== 'scheduled' && status !== 'cancelled').at(-1);
    return {
      document,
      deliveries: all.filter(({ status }) => status === 'scheduled'),
      documentStatus: left ? (left.status as DocumentDeliveryStatus) : 'none',
    };
  }

  /** Takes back all that is scheduled of a document that is voided, and tells of it. `view` has the status without them. */
  cancelScheduled(tx: Tx, ctx: RequestContext, scheduled: Scheduled, view: object): void {
    const { document, deliveries, documentStatus } = scheduled;
    if (deliveries.length > 0) updateDocument(tx, document, documentStatus);
    for (const delivery of deliveries) {
      const cancelled = this.stageCancelled(tx, ctx.now, delivery, 'document_voided');
      tellOfDelivery(tx, 'delivery_cancelled', view, cancelled);
    }
  }

  /** Stages what has become of a delivery, and the status that its document has by that. */
  async move(tx: Tx, delivery: Delivery): Promise<DocumentDeliveryStatus> {
    updateDelivery(tx, delivery);
    return this.documentStatus(tx, delivery);
  }

  private stageCancelled(tx: Tx, now: Date, delivery: Delivery, reason: string): Delivery {
    const cancelled: Delivery = { ...delivery, status: 'cancelled', endedAt: now, reason };
    updateDelivery(tx, cancelled);
    this.jobs.cancel(tx, EMAIL_JOB, delivery.id);
    return cancelled;
  }

  private async documentStatus(tx: Tx, delivery: Delivery): Promise<DocumentDeliveryStatus> {
    const other = await latestBut(tx, delivery.document, [delivery.id]);
    const shown =
      delivery.status !== 'cancelled' && (!other || other.id < delivery.id) ? delivery.status : other?.status;
    const status = (shown ?? 'none') as DocumentDeliveryStatus;
    updateDocument(tx, delivery.document, status);
    return status;
  }
}

/** The recipients by their places, from 1, as attempts name them. */
export const numbered = (
  recipients: readonly Recipient[],
): readonly { readonly recipientNo: number; readonly recipient: Recipient }[] =>
  recipients.map((recipient, index) => ({ recipientNo: index + 1, recipient }));

function handedOver({ id, recipients }: Delivery, now: Date) {
  const places = recipients.length === 0 ? [0] : numbered(recipients).map(({ recipientNo }) => recipientNo);
  return places.map((recipientNo) => ({
    deliveryId: id,
    attempt: 1,
    recipientNo,
    outcome: 'accepted' as const,
    code: null,
    answer: null,
    error: null,
    beganAt: now,
  }));
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
