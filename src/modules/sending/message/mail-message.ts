import type { DocumentModel } from '../../../domain/einvoice/document-model';
import type { MailAttachment, MailMessage } from '../../../platform/mail/mail';
import { mailAddress } from '../../../platform/mail/mail-address';
import type { Delivery, Recipient } from '../../deliveries/delivery';
import { messageContent } from './message-content';
import { messageHtml } from './message-html';
import { messageText } from './message-text';

/** The message of a delivery to those who are still to get it. The same each time, as long as the document is. */
export function mailMessage(
  delivery: Delivery,
  model: DocumentModel,
  attachments: readonly MailAttachment[],
  pending: readonly Recipient[],
): MailMessage {
  const content = messageContent(model, {
    locale: delivery.locale ?? model.locale,
    subject: delivery.subject,
    message: delivery.message,
    attachments: attachments.length,
  });
  const addresses = (type: Recipient['type']): string[] =>
    delivery.recipients.filter((each) => each.type === type).map(({ address }) => address);
  return {
    id: delivery.id,
    messageId: delivery.messageId ?? '',
    date: delivery.firstAttemptAt ?? delivery.createdAt,
    fromName: oneLine(model.seller.name),
    replyTo: replyTo(model.seller.email),
    to: addresses('to'),
    cc: addresses('cc'),
    recipients: pending.map(({ address }) => address),
    subject: oneLine(content.subject),
    text: messageText(content),
    html: messageHtml(content, model.seller.accentColour),
    attachments,
  };
}

/** Requests with control characters are refused; should one be stored all the same, no header is made of it. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ');

function replyTo(email: string | null): string | null {
  if (email === null) return null;
  const read = mailAddress(email);
  return 'address' in read ? read.address : null;
}
