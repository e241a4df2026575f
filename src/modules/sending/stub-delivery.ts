import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import {
  hasEnded,
  type Delivery,
  type DeliveryStatus,
  type DocumentRef,
  type Wish,
} from '../deliveries/delivery';

/** Of a document that a test key "made": nothing of it is stored, and nothing is sent. */
export function stubDelivery(ctx: RequestContext, document: DocumentRef, wish: Wish): Delivery {
  const status: DeliveryStatus = wish.channel !== 'email' ? 'sent' : wish.sendAt ? 'scheduled' : 'sending';
  return {
    ...wish,
    id: makeId('dlv', ctx),
    document,
    status,
    messageId: null,
    attempts: 0,
    attemptBeganAt: null,
    firstAttemptAt: null,
    endedAt: hasEnded({ status }) ? ctx.now : null,
    reason: null,
    createdAt: ctx.now,
  };
}
