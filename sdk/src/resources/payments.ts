import type { Api } from '../api';

export const payments = (api: Api) => ({
  create: api.method('createPayment'),
  get: api.method('getPayment'),
  list: api.list('listPayments'),
  allocate: api.method('allocatePayment'),
  unallocate: api.method('unallocatePayment'),
  refund: api.method('refundPayment'),
  reverse: api.method('reversePayment'),
});

/** All that is open, of every customer. */
export const openItems = (api: Api) => ({
  list: api.list('listAllOpenItems'),
});

/** What was open in another system. */
export const openingItems = (api: Api) => ({
  create: api.method('createOpeningItems'),
  get: api.method('getOpeningItem'),
  list: api.list('listOpeningItems'),
  allocate: api.method('allocateOpeningItem'),
  unallocate: api.method('unallocateOpeningItem'),
  refund: api.method('refundOpeningItem'),
  void: api.method('voidOpeningItem'),
});
