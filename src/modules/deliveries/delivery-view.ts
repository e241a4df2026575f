import { STATUSES, type Attempt, type Delivery, type DocumentRef } from './delivery';
import type {
  DeliveryAttemptView,
  DeliveryStatusView,
  DeliverySummaryView,
  DeliveryView,
} from './dto/delivery.dto';

export function deliveryView(delivery: Delivery, { test }: { readonly test: boolean }): DeliveryView {
  return {
    id: delivery.id,
    documentId: delivery.document.id,
    channel: delivery.channel,
    status: delivery.status,
    recipients: delivery.recipients.map(({ type, address }) => ({ type, address })),
    subject: delivery.subject,
    message: delivery.message,
    locale: delivery.locale,
    attach: [...delivery.attach],
    sendAt: delivery.sendAt?.toISOString() ?? null,
    messageId: delivery.messageId,
    attempts: delivery.attempts,
    reason: delivery.reason,
    createdAt: delivery.createdAt.toISOString(),
    endedAt: delivery.endedAt?.toISOString() ?? null,
    test,
  };
}

/** `deliveries` oldest first. */
export function deliveryStatusView(
  document: DocumentRef,
  deliveryStatus: string,
  deliveries: readonly Delivery[],
  attempts: readonly Attempt[],
): DeliveryStatusView {
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  return {
    documentId: document.id,
    deliveryStatus,
    summary: summaryOf(deliveries),
    deliveries: [...deliveries].reverse().map((delivery) => deliveryView(delivery, { test: false })),
    attempts: attempts.map((attempt) => attemptView(attempt, byId.get(attempt.deliveryId))),
  };
}

function summaryOf(deliveries: readonly Delivery[]): DeliverySummaryView {
  const counts = Object.fromEntries(
    STATUSES.map((status) => [status, deliveries.filter((each) => each.status === status).length]),
  ) as Record<(typeof STATUSES)[number], number>;
  return { total: deliveries.length, ...counts };
}

function attemptView(attempt: Attempt, delivery: Delivery | undefined): DeliveryAttemptView {
  const { code, answer } = attempt;
  return {
    time: attempt.beganAt.toISOString(),
    deliveryId: attempt.deliveryId,
    attempt: attempt.attempt,
    channel: delivery?.channel ?? '',
    recipient: delivery?.recipients[attempt.recipientNo - 1]?.address ?? null,
    outcome: attempt.outcome,
    answer:
      code === null || answer?.startsWith(String(code))
        ? answer
        : `${String(code)} ${answer ?? ''}`.trimEnd(),
    error: attempt.error,
  };
}
