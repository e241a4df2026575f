import type { Tx } from '../../platform/database/transaction';
import { deliveryView } from './delivery-view';
import type { Delivery } from './delivery';

/** What happens to a delivery is told as something that happens to its document: `credit_note.sent`, with both. */
export function tellOfDelivery(tx: Tx, what: DeliveryEvent, document: object, delivery: Delivery): void {
  const { type, id } = delivery.document;
  tx.emit({
    type: `${type}.${what}`,
    objectType: type,
    objectId: id,
    data: { ...document, delivery: deliveryView(delivery, { test: false }) },
  });
}

export type DeliveryEvent = 'delivery_created' | 'delivery_cancelled' | 'delivery_failed' | 'sent';
