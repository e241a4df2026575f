import { invalid } from '../../domain/errors';
import type { Wish } from '../deliveries/delivery';
import type { SendRequest } from '../deliveries/dto/send.dto';

const BY_EMAIL_ONLY = ['subject', 'message', 'locale', 'attach', 'sendAt'] as const;
const MOST_DAYS_AHEAD = 366;

/** What of a request can be said without the document. @throws DomainError `validation_failed` */
export function readRequest(request: SendRequest, now: Date): Omit<Wish, 'recipients'> {
  const { channel = 'email' } = request;
  if (channel !== 'email') {
    const stray = BY_EMAIL_ONLY.find((field) => request[field] !== undefined);
    if (stray) throw invalid(stray, 'goes with the channel email only');
  }
  return {
    channel,
    subject: request.subject ?? null,
    message: request.message ?? null,
    locale: request.locale ?? null,
    attach: channel === 'email' ? (request.attach ?? ['pdf']) : [],
    sendAt: request.sendAt === undefined ? null : sendAtOf(request.sendAt, now),
  };
}

function sendAtOf(text: string, now: Date): Date {
  const sendAt = new Date(text);
  if (sendAt <= now) throw invalid('sendAt', 'must lie in the future; leave it out to send at once');
  if (sendAt.getTime() - now.getTime() > MOST_DAYS_AHEAD * 86_400_000)
    throw invalid('sendAt', 'must be within a year from now');
  return sendAt;
}
