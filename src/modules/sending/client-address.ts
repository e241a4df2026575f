import type { Tx } from '../../platform/database/transaction';
import type { Customers } from '../customers/customers';
import type { Client } from './sendable';

/** Where the client of a document is reached: as the document says, else as is known of the customer now. */
export async function clientAddress(
  tx: Tx,
  customers: Customers,
  { clientEmail, customerId }: Client,
): Promise<string | null> {
  if (clientEmail !== null || customerId === null) return clientEmail;
  return (await customers.byIds(tx, [customerId])).get(customerId)?.email ?? null;
}
