import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailMessage } from './mail';

/** The bytes of a message (RFC 5322, MIME). Hidden recipients are in the envelope only. */
export function compose(message: MailMessage, from: string): Promise<Buffer> {
  return new MailComposer({
    messageId: message.messageId,
    date: message.date,
    from: { name: message.fromName, address: from },
    ...(message.replyTo === null ? {} : { replyTo: { name: '', address: message.replyTo } }),
    to: message.to.map(unnamed),
    cc: message.cc.map(unnamed),
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments: message.attachments.map(({ fileName, mediaType, content }) => ({
      filename: fileName,
      contentType: mediaType,
      content,
    })),
    // RFC 3834: out-of-office answers are not sent to it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

const unnamed = (address: string) => ({ name: '', address });
