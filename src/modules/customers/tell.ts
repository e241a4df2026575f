import type { Tx } from '../../platform/database/transaction';
import type { CustomerEntity } from './customer.entity';
import { viewOf } from './customer-record';
import type { CustomerView } from './dto/customer-view.dto';

/** Emits what happened to a customer, and answers the customer as it is now. */
export function tell(tx: Tx, type: string, customer: CustomerEntity): CustomerView {
  const view = viewOf(customer);
  tx.emit({ type, objectType: 'customer', objectId: view.id, data: impersonal(view) });
  return view;
}

/** Events are kept forever and a customer can be erased, so they tell what changed without naming a person. */
function impersonal({ id, country, vatZone, currency, paymentTermsDays, archived }: CustomerView): object {
  return { id, country, vatZone, currency, paymentTermsDays, archived };
}
