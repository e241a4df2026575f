import type { Answer, Client } from './app';
import { creditNote } from './books';
import type { Send, World, WriteRoute } from './world';

const of =
  (what: keyof World['ids'], send: (key: Client, id: string, ids: World['ids']) => Promise<Answer>): Send =>
  ({ key }, { ids }) =>
    send(key, ids[what], ids);
const refund = (body: object): Send =>
  of('credit', (key, id) => key.post(`/credit-notes/${id}/refunds`, body));
const allocate = (body: object): Send =>
  of('credit', (key, id, { invoice }) =>
    key.post(`/credit-notes/${id}/allocations`, { allocations: [{ invoiceId: invoice }], ...body }),
  );
const reissue = (body: object = {}): Send =>
  of('note', (key, id) =>
    key.post(`/credit-notes/${id}/void-and-reissue`, { creditNote: creditNote(), ...body }),
  );

/** What is done with a credit note after it was made. */
export const CREDITING_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /credit-notes/{id}/void-and-reissue',
    right: reissue({ reason: 'x' }),
    wrong: {
      'an unknown note': ({ key }) =>
        key.post('/credit-notes/cn_unknown/void-and-reissue', { creditNote: creditNote() }),
      'no new one': reissue({ creditNote: undefined }),
      'a new one that is wrong': reissue({ creditNote: creditNote({ currency: 'POUNDS' }) }),
      'a locked new one': reissue({ creditNote: creditNote({ issueDate: '2026-03-31' }) }),
      'a voided note': of('voided', (key, id) =>
        key.post(`/credit-notes/${id}/void-and-reissue`, { creditNote: creditNote() }),
      ),
      'a note that is in use': of('credit', (key, id) =>
        key.post(`/credit-notes/${id}/void-and-reissue`, { creditNote: creditNote() }),
      ),
    },
  },
  {
    route: 'POST /credit-notes/{id}/allocations',
    right: of('credit', (key, id, { owed }) =>
      key.post(`/credit-notes/${id}/allocations`, { allocations: [{ invoiceId: owed }] }),
    ),
    wrong: {
      'the invoice of another': allocate({}),
      'a date to come': allocate({ date: '2026-05-21' }),
      'a locked date': allocate({ date: '2026-03-31' }),
      'no invoice': allocate({ allocations: [{ amount: 1 }] }),
      'an unknown one': allocate({ allocations: [{ invoiceId: 'inv_unknown' }] }),
    },
  },
  {
    route: 'DELETE /credit-notes/{id}/allocations/{allocationId}',
    right: of('credit', (key, id, { creditAllocation }) =>
      key.delete(`/credit-notes/${id}/allocations/${creditAllocation}`),
    ),
    wrong: {
      'an unknown one': of('credit', (key, id) => key.delete(`/credit-notes/${id}/allocations/alc_unknown`)),
      'one of another note': of('note', (key, id, { creditAllocation }) =>
        key.delete(`/credit-notes/${id}/allocations/${creditAllocation}`),
      ),
      'a locked date': of('credit', (key, id, { creditAllocation }) =>
        key.delete(`/credit-notes/${id}/allocations/${creditAllocation}?date=2026-03-31`),
      ),
    },
  },
  {
    route: 'POST /credit-notes/{id}/refunds',
    right: refund({ amount: 5 }),
    makes: 'ref',
    wrong: {
      'more than the reserve': refund({ amount: 21 }),
      'a date to come': refund({ date: '2026-05-21' }),
      'a rate for the base currency': refund({ exchangeRate: 2 }),
      'an unknown account': refund({ bankAccountId: 'acc_unknown' }),
      'an unknown note': ({ key }) => key.post('/credit-notes/cn_unknown/refunds'),
    },
  },
  {
    route: 'POST /credit-notes/{id}/reverse-settlement',
    right: of('settled', (key, id) => key.post(`/credit-notes/${id}/reverse-settlement`, { reason: 'x' })),
    wrong: {
      'nothing to take back': of('note', (key, id) => key.post(`/credit-notes/${id}/reverse-settlement`)),
      'an unknown note': ({ key }) => key.post('/credit-notes/cn_unknown/reverse-settlement'),
      'a date before it': of('settled', (key, id) =>
        key.post(`/credit-notes/${id}/reverse-settlement`, { date: '2026-05-01' }),
      ),
    },
  },
];
