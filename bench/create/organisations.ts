import { requestText } from '../harness/load/request';
import { openOrganisation, post, type Opened } from '../harness/requests';
import type { BenchService } from '../harness/service';

/** Whom an organisation credits, at random. */
export const CUSTOMERS = 4;

/** A plain credit note for a customer of the books: two items with standard VAT, GBP 126.00 in all. */
export const creditNote = (customerId: string) => ({
  customerId,
  reason: 'Returned faulty unit',
  items: [
    { description: 'Widget', quantity: 1, unitPrice: 100, taxRate: 20 },
    { description: 'Delivery', quantity: 1, unitPrice: 5, taxRate: 20 },
  ],
});

/** A request for each customer. */
export const createRequests = ({ key, customers }: Opened): string[] =>
  customers.map((id) =>
    requestText({ method: 'POST', path: '/credit-notes', key, body: creditNote(id), idempotent: true }),
  );

export const openCreditor = (service: BenchService, name: string): Promise<Opened> =>
  openOrganisation(service, name, CUSTOMERS, ['credit-notes:write', 'credit-notes:read']);

let keys = 0;

/** The id of a credit note made by the very request that is measured later, its key as long. */
export async function createOne(service: BenchService, { key }: Opened, customerId: string): Promise<string> {
  keys += 1;
  const { id } = await post<{ id: string }>(service, key, '/credit-notes', creditNote(customerId), {
    idempotencyKey: `prepared${String(keys).padStart(16, '0')}`,
  });
  return id;
}
