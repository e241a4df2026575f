import type { Api } from '../api';

export const customers = (api: Api) => ({
  create: api.method('createCustomer'),
  import: api.method('importCustomers'),
  get: api.method('getCustomer'),
  list: api.list('listCustomers'),
  update: api.method('updateCustomer'),
  delete: api.method('deleteCustomer'),
  /** Takes the personal data out; what was posted stays. */
  erase: api.method('eraseCustomer'),
  balance: api.method('getCustomerBalance'),
  openItems: api.list('listOpenItems'),
  /** Pays out a balance in the customer's favour. */
  refund: api.method('refundCustomer'),
  statement: api.pagedReport('getCustomerStatement'),
});
