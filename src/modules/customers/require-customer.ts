import { DomainError, notFound } from '../../domain/errors';
import type { CustomerFacts } from './customers';

/**
 * The customer that a document names.
 * @throws DomainError `not_found`; `customer_archived`.
 */
export function requireCustomer(
  customers: ReadonlyMap<string, CustomerFacts>,
  customerId: string,
): CustomerFacts {
  const customer = customers.get(customerId);
  if (!customer) throw notFound('Customer', customerId);
  if (customer.archived)
    throw new DomainError('customer_archived', `The customer ${customerId} is archived.`, { customerId });
  return customer;
}
