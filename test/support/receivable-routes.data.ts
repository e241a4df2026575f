import type { Answer, Client } from './app';
import type { Send, World, WriteRoute } from './world';

type Ids = World['ids'];
const post =
  (path: string, body: object = {}): Send =>
  ({ key }) =>
    key.post(path, body);
const with_ =
  (send: (key: Client, ids: Ids) => Promise<Answer>): Send =>
  ({ key }, { ids }) =>
    send(key, ids);
const payment = (changes: object = {}): object => ({ clientName: 'Acme Ltd', amount: 20, ...changes });
const opening = (ids: Ids, changes: object = {}): object => ({
  type: 'invoice',
  customerId: ids.debtor,
  number: 'OLD-2',
  issueDate: '2025-11-30',
  amount: 50,
  ...changes,
});
const toDebt = (ids: Ids, changes: object = {}): object => ({
  allocations: [{ invoiceId: ids.debt, amount: 1, ...changes }],
});

/** What every refund is refused for, below the path of a credit. */
const wrongRefunds = (path: (ids: Ids) => string): Readonly<Record<string, Send>> => ({
  'more than is open': with_((key, ids) => key.post(`${path(ids)}/refunds`, { amount: 1000 })),
  'a locked date': with_((key, ids) => key.post(`${path(ids)}/refunds`, { date: '2026-03-31' })),
  'a date to come': with_((key, ids) => key.post(`${path(ids)}/refunds`, { date: '2026-05-21' })),
  'an account that holds no money': with_((key, ids) =>
    key.post(`${path(ids)}/refunds`, { amount: 1, bankAccountId: ids.account }),
  ),
});

const wrongAllocations = (path: (ids: Ids) => string): Readonly<Record<string, Send>> => ({
  'more than is open': with_((key, ids) =>
    key.post(`${path(ids)}/allocations`, toDebt(ids, { amount: 1000 })),
  ),
  'an invoice of another': with_((key, ids) =>
    key.post(`${path(ids)}/allocations`, { allocations: [{ invoiceId: ids.invoice }] }),
  ),
  'a draft': with_((key, ids) =>
    key.post(`${path(ids)}/allocations`, { allocations: [{ invoiceId: ids.draft }] }),
  ),
  'a date before it': with_((key, ids) =>
    key.post(`${path(ids)}/allocations`, { ...toDebt(ids), date: '2026-05-03' }),
  ),
  'nothing to settle': with_((key, ids) => key.post(`${path(ids)}/allocations`, { allocations: [] })),
});

const PAYMENT_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /payments',
    right: with_((key, ids) =>
      key.post('/payments', payment({ clientName: undefined, customerId: ids.debtor, ...toDebt(ids) })),
    ),
    makes: 'pay',
    wrong: {
      'a method': post('/payments', payment({ method: 'shells' })),
      'no payer': post('/payments', payment({ clientName: undefined })),
      'an unknown customer': post('/payments', payment({ customerId: 'cus_unknown' })),
      'a locked date': post('/payments', payment({ date: '2026-03-31' })),
      'a date to come': post('/payments', payment({ date: '2026-05-21' })),
      'no rate': post('/payments', payment({ currency: 'EUR' })),
      'a rate in base currency': post('/payments', payment({ exchangeRate: 2 })),
      'an account that holds no money': with_((key, ids) =>
        key.post('/payments', payment({ bankAccountId: ids.account })),
      ),
      'another’s invoice': with_((key, ids) => key.post('/payments', payment(toDebt(ids)))),
    },
  },
  {
    route: 'POST /payments/{id}/allocations',
    right: with_((key, ids) => key.post(`/payments/${ids.payment}/allocations`, toDebt(ids))),
    wrong: wrongAllocations((ids) => `/payments/${ids.payment}`),
  },
  {
    route: 'DELETE /payments/{id}/allocations/{allocationId}',
    right: with_((key, ids) => key.delete(`/payments/${ids.spent}/allocations/${ids.allocation}`)),
    wrong: {
      'another’s allocation': with_((key, ids) =>
        key.delete(`/payments/${ids.payment}/allocations/${ids.allocation}`),
      ),
      'a date before it': with_((key, ids) =>
        key.delete(`/payments/${ids.spent}/allocations/${ids.allocation}?date=2026-05-03`),
      ),
    },
  },
  {
    route: 'POST /payments/{id}/refunds',
    right: with_((key, ids) => key.post(`/payments/${ids.payment}/refunds`, { amount: 1 })),
    makes: 'ref',
    wrong: wrongRefunds((ids) => `/payments/${ids.payment}`),
  },
  {
    route: 'POST /payments/{id}/reverse',
    right: with_((key, ids) => key.post(`/payments/${ids.free}/reverse`, { reason: 'Bounced' })),
    wrong: {
      'a payment that is spent': with_((key, ids) => key.post(`/payments/${ids.spent}/reverse`)),
      'a payment that was paid back': with_((key, ids) => key.post(`/payments/${ids.payment}/reverse`)),
      'a reversed one': with_((key, ids) => key.post(`/payments/${ids.reversedPayment}/reverse`)),
      'an unknown one': post('/payments/pay_unknown/reverse'),
    },
  },
  {
    route: 'POST /refunds/{id}/reverse',
    right: with_((key, ids) => key.post(`/refunds/${ids.refund}/reverse`)),
    wrong: {
      'a date before it': with_((key, ids) =>
        key.post(`/refunds/${ids.refund}/reverse`, { date: '2026-05-03' }),
      ),
      'an unknown one': post('/refunds/ref_unknown/reverse'),
    },
  },
  {
    route: 'POST /customers/{id}/refunds',
    right: with_((key, ids) => key.post(`/customers/${ids.debtor}/refunds`, { amount: 1 })),
    makes: 'ref',
    wrong: wrongRefunds((ids) => `/customers/${ids.debtor}`),
  },
];

export const RECEIVABLE_ROUTES: readonly WriteRoute[] = [
  ...PAYMENT_ROUTES,
  {
    route: 'POST /invoices/{id}/write-offs',
    right: with_((key, ids) => key.post(`/invoices/${ids.debt}/write-offs`, { amount: 1 })),
    makes: 'wo',
    wrong: {
      'more than is due': with_((key, ids) => key.post(`/invoices/${ids.debt}/write-offs`, { amount: 1000 })),
      'a draft': with_((key, ids) => key.post(`/invoices/${ids.draft}/write-offs`)),
      'a voided one': with_((key, ids) => key.post(`/invoices/${ids.voidedInvoice}/write-offs`)),
      'a locked date': with_((key, ids) =>
        key.post(`/invoices/${ids.debt}/write-offs`, { date: '2026-03-31' }),
      ),
    },
  },
  {
    route: 'POST /write-offs/{id}/reverse',
    right: with_((key, ids) => key.post(`/write-offs/${ids.writeOff}/reverse`)),
    wrong: {
      'a date before it': with_((key, ids) =>
        key.post(`/write-offs/${ids.writeOff}/reverse`, { date: '2026-05-03' }),
      ),
      'an unknown one': post('/write-offs/wo_unknown/reverse'),
    },
  },
  {
    route: 'POST /opening-items',
    right: with_((key, ids) => key.post('/opening-items', opening(ids))),
    makes: 'inv',
    wrong: {
      'no number': with_((key, ids) => key.post('/opening-items', opening(ids, { number: undefined }))),
      'a number that is taken': with_((key, ids) =>
        key.post('/opening-items', opening(ids, { number: 'OLD-1' })),
      ),
      'a number of the series': with_((key, ids) =>
        key.post('/opening-items', opening(ids, { number: 'INV-2026-0107' })),
      ),
      'an unknown customer': with_((key, ids) =>
        key.post('/opening-items', opening(ids, { customerId: 'cus_unknown' })),
      ),
      'one of a list': with_((key, ids) =>
        key.post('/opening-items', { items: [opening(ids), opening(ids, { gross: 1 })] }),
      ),
      'a locked date': with_((key, ids) => key.post('/opening-items', opening(ids, { date: '2026-03-31' }))),
    },
  },
  {
    route: 'POST /opening-items/{id}/allocations',
    right: with_((key, ids) => key.post(`/opening-items/${ids.openCredit}/allocations`, toDebt(ids))),
    wrong: wrongAllocations((ids) => `/opening-items/${ids.openCredit}`),
  },
  {
    route: 'DELETE /opening-items/{id}/allocations/{allocationId}',
    right: with_((key, ids) =>
      key.delete(`/opening-items/${ids.openCredit}/allocations/${ids.openAllocation}`),
    ),
    wrong: {
      'another’s allocation': with_((key, ids) =>
        key.delete(`/opening-items/${ids.openCredit}/allocations/${ids.allocation}`),
      ),
    },
  },
  {
    route: 'POST /opening-items/{id}/refunds',
    right: with_((key, ids) => key.post(`/opening-items/${ids.openCredit}/refunds`, { amount: 1 })),
    makes: 'ref',
    wrong: {
      'an invoice': with_((key, ids) => key.post(`/opening-items/${ids.openInvoice}/refunds`)),
      ...wrongRefunds((ids) => `/opening-items/${ids.openCredit}`),
    },
  },
  {
    route: 'POST /opening-items/{id}/void',
    right: with_((key, ids) => key.post(`/opening-items/${ids.openInvoice}/void`)),
    wrong: {
      'a credit that is used': with_((key, ids) => key.post(`/opening-items/${ids.openCredit}/void`)),
      'an invoice of ours': with_((key, ids) => key.post(`/opening-items/${ids.invoice}/void`)),
    },
  },
];
