import type { Answer, Client } from './app';
import { invoice } from './invoices';
import type { Send, World, WriteRoute } from './world';

const post =
  (path: string, body: object = {}): Send =>
  ({ key }) =>
    key.post(path, body);
const of =
  (what: keyof World['ids'], send: (key: Client, id: string) => Promise<Answer>): Send =>
  ({ key }, { ids }) =>
    send(key, ids[what]);
const issued = (changes: object): object => invoice({ status: 'issued', ...changes });

export const INVOICE_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /invoices',
    right: post('/invoices', issued({})),
    makes: 'inv',
    wrong: {
      'a field': post('/invoices', invoice({ currency: 'POUNDS' })),
      'an unknown field': post('/invoices', invoice({ amount: 20 })),
      'no items': post('/invoices', invoice({ items: [] })),
      'an unknown customer': post('/invoices', invoice({ customerId: 'cus_unknown' })),
      'a locked date': post('/invoices', issued({ issueDate: '2026-03-31' })),
      'a date to come': post('/invoices', issued({ issueDate: '2026-05-21' })),
      'no rate': post('/invoices', invoice({ currency: 'EUR' })),
      'a number that is taken': post('/invoices', issued({ number: 'INV-2026-0001' })),
      'a number out of sequence': post('/invoices', issued({ number: 'INV-2026-0009' })),
    },
  },
  {
    route: 'POST /invoices/preview',
    right: post('/invoices/preview', invoice()),
    wrong: { 'a locked date': post('/invoices/preview', invoice({ issueDate: '2026-03-31' })) },
  },
  {
    route: 'POST /invoices/batch',
    right: post('/invoices/batch', { invoices: [invoice(), invoice()] }),
    wrong: {
      'none in it': post('/invoices/batch', { invoices: [] }),
      'one of it': post('/invoices/batch', { invoices: [invoice(), invoice({ issueDate: '2026-03-31' })] }),
    },
  },
  {
    route: 'PATCH /invoices/{id}',
    right: of('draft', (key, id) => key.patch(`/invoices/${id}`, { reference: 'PO 7', status: 'issued' })),
    wrong: {
      'an unknown invoice': ({ key }) => key.patch('/invoices/inv_unknown', { memo: 'x' }),
      'the status voided': of('draft', (key, id) => key.patch(`/invoices/${id}`, { status: 'voided' })),
      'lines of an issued one': of('invoice', (key, id) => key.patch(`/invoices/${id}`, { reference: 'x' })),
      'a voided one': of('voidedInvoice', (key, id) => key.patch(`/invoices/${id}`, { memo: 'x' })),
      'a quantity': of('draft', (key, id) =>
        key.patch(`/invoices/${id}`, {
          items: [{ description: 'x', quantity: 0, unitPrice: 1, taxRate: 20 }],
        }),
      ),
      'the void of a draft': of('draft', (key, id) => key.patch(`/invoices/${id}`, { action: 'void' })),
    },
  },
  {
    route: 'DELETE /invoices/{id}',
    right: of('draft', (key, id) => key.delete(`/invoices/${id}`)),
    wrong: {
      'an unknown invoice': ({ key }) => key.delete('/invoices/inv_unknown'),
      'an issued one': of('invoice', (key, id) => key.delete(`/invoices/${id}`)),
    },
  },
  {
    route: 'POST /invoices/{id}/issue',
    right: of('draft', (key, id) => key.post(`/invoices/${id}/issue`, { issueDate: '2026-05-12' })),
    wrong: {
      'an unknown invoice': post('/invoices/inv_unknown/issue'),
      'an issued one': of('invoice', (key, id) => key.post(`/invoices/${id}/issue`)),
      'a locked date': of('draft', (key, id) =>
        key.post(`/invoices/${id}/issue`, { issueDate: '2026-03-31' }),
      ),
      'a date to come': of('draft', (key, id) =>
        key.post(`/invoices/${id}/issue`, { issueDate: '2026-05-21' }),
      ),
    },
  },
  {
    route: 'POST /invoices/{id}/void',
    right: of('invoice', (key, id) => key.post(`/invoices/${id}/void`, { reason: 'x' })),
    wrong: {
      'an unknown invoice': post('/invoices/inv_unknown/void'),
      'a draft': of('draft', (key, id) => key.post(`/invoices/${id}/void`)),
      'a second void': of('voidedInvoice', (key, id) => key.post(`/invoices/${id}/void`)),
      'a reversal before the invoice': of('invoice', (key, id) =>
        key.post(`/invoices/${id}/void`, { reversalDate: '2026-05-03' }),
      ),
      'a locked reversal': of('invoice', (key, id) =>
        key.post(`/invoices/${id}/void`, { reversalDate: '2026-03-31' }),
      ),
    },
  },
];
