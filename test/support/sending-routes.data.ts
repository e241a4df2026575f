import type { Answer, Client } from './app';
import type { Send, World, WriteRoute } from './world';

const of =
  (what: keyof World['ids'], send: (key: Client, id: string) => Promise<Answer>): Send =>
  ({ key }, { ids }) =>
    send(key, ids[what]);
const TO = { to: 'ann@acme.example' };

export const SENDING_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /credit-notes/{id}/send',
    right: of('settled', (key, id) => key.post(`/credit-notes/${id}/send`, TO)),
    makes: 'dlv',
    wrong: {
      'an address': of('note', (key, id) => key.post(`/credit-notes/${id}/send`, { to: 'nobody' })),
      'nobody to send it to': of('note', (key, id) => key.post(`/credit-notes/${id}/send`)),
      'a time that has passed': of('note', (key, id) =>
        key.post(`/credit-notes/${id}/send`, { ...TO, sendAt: '2026-05-20T11:00:00Z' }),
      ),
      'an unknown field': of('note', (key, id) => key.post(`/credit-notes/${id}/send`, { ...TO, from: 'x' })),
      'a voided one': of('voided', (key, id) => key.post(`/credit-notes/${id}/send`, TO)),
      'an unknown one': ({ key }) => key.post('/credit-notes/cn_unknown/send', TO),
      'an electronic invoice that lacks something': of('note', (key, id) =>
        key.post(`/credit-notes/${id}/send`, { ...TO, attach: ['ubl'] }),
      ),
    },
  },
  {
    route: 'DELETE /credit-notes/{id}/deliveries/{deliveryId}',
    right: ({ key }, { ids }) => key.delete(`/credit-notes/${ids.settled}/deliveries/${ids.scheduledNote}`),
    wrong: {
      'an unknown delivery': of('note', (key, id) =>
        key.delete(`/credit-notes/${id}/deliveries/dlv_unknown`),
      ),
      'a delivery of another': ({ key }, { ids }) =>
        key.delete(`/credit-notes/${ids.credit}/deliveries/${ids.scheduledNote}`),
      'one that has ended': ({ key }, { ids }) =>
        key.delete(`/credit-notes/${ids.settled}/deliveries/${ids.handedOver}`),
    },
  },
  {
    route: 'POST /invoices/{id}/send',
    right: of('invoice', (key, id) => key.post(`/invoices/${id}/send`, TO)),
    makes: 'dlv',
    wrong: {
      'an address': of('invoice', (key, id) =>
        key.post(`/invoices/${id}/send`, { to: ['a@b.example', 'b'] }),
      ),
      'nobody to send it to': of('draft', (key, id) => key.post(`/invoices/${id}/send`)),
      'a channel': of('invoice', (key, id) => key.post(`/invoices/${id}/send`, { channel: 'fax' })),
      'a voided one': of('voidedInvoice', (key, id) => key.post(`/invoices/${id}/send`, TO)),
      'an unknown one': ({ key }) => key.post('/invoices/inv_unknown/send', TO),
    },
  },
  {
    route: 'DELETE /invoices/{id}/deliveries/{deliveryId}',
    right: ({ key }, { ids }) => key.delete(`/invoices/${ids.invoice}/deliveries/${ids.scheduledInvoice}`),
    wrong: {
      'an unknown delivery': of('invoice', (key, id) => key.delete(`/invoices/${id}/deliveries/dlv_unknown`)),
      'an unknown invoice': ({ key }, { ids }) =>
        key.delete(`/invoices/inv_unknown/deliveries/${ids.scheduledInvoice}`),
    },
  },
];
