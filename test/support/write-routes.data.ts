import type { Answer, Client } from './app';
import { creditNote } from './books';
import { CATALOGUE_ROUTES } from './catalogue-routes.data';
import { CREDITING_ROUTES } from './crediting-routes.data';
import { DOCUMENT_ROUTES } from './document-routes.data';
import { EXCEPTION_ROUTES } from './exception-routes.data';
import { INVOICE_ROUTES } from './invoice-routes.data';
import { JOURNAL_ROUTES } from './journal-routes.data';
import { RECEIVABLE_ROUTES } from './receivable-routes.data';
import { WEBHOOK_ROUTES } from './webhook-routes.data';
import { SENDING_ROUTES } from './sending-routes.data';
import { YEAR_ROUTES } from './year-routes.data';
import { aKey, entry, type Send, type World, type WriteRoute } from './world';

const post =
  (path: string, body: object = {}): Send =>
  ({ key }) =>
    key.post(path, body);
const of =
  (what: keyof World['ids'], send: (key: Client, id: string) => Promise<Answer>): Send =>
  ({ key }, { ids }) =>
    send(key, ids[what]);

export const WRITE_ROUTES: readonly WriteRoute[] = [
  ...CATALOGUE_ROUTES,
  ...CREDITING_ROUTES,
  ...DOCUMENT_ROUTES,
  ...EXCEPTION_ROUTES,
  ...INVOICE_ROUTES,
  ...JOURNAL_ROUTES,
  ...RECEIVABLE_ROUTES,
  ...SENDING_ROUTES,
  ...WEBHOOK_ROUTES,
  ...YEAR_ROUTES,
  {
    route: 'POST /credit-notes',
    right: post('/credit-notes', creditNote()),
    makes: 'cn',
    wrong: {
      'a field': post('/credit-notes', creditNote({ currency: 'POUNDS' })),
      'an unknown field': post('/credit-notes', creditNote({ vat: 20 })),
      'no items': post('/credit-notes', creditNote({ items: [] })),
      'an unknown customer': post('/credit-notes', creditNote({ customerId: 'cus_unknown' })),
      'a locked date': post('/credit-notes', creditNote({ issueDate: '2026-03-31' })),
      'a date to come': post('/credit-notes', creditNote({ issueDate: '2026-05-21' })),
      'a split that is none': post('/credit-notes', creditNote({ refundAmount: 1 })),
      'no rate': post('/credit-notes', creditNote({ currency: 'EUR' })),
      'a number that is taken': post('/credit-notes', creditNote({ number: 'CN-2026-0001' })),
      'a number out of sequence': post('/credit-notes', creditNote({ number: 'CN-2026-0009' })),
    },
  },
  {
    route: 'POST /credit-notes/preview',
    right: post('/credit-notes/preview', creditNote()),
    wrong: { 'a locked date': post('/credit-notes/preview', creditNote({ issueDate: '2026-03-31' })) },
  },
  {
    route: 'POST /credit-notes/batch',
    right: post('/credit-notes/batch', { creditNotes: [creditNote(), creditNote()] }),
    wrong: {
      'none in it': post('/credit-notes/batch', { creditNotes: [] }),
      'one of it': post('/credit-notes/batch', {
        creditNotes: [creditNote(), creditNote({ issueDate: '2026-03-31' })],
      }),
    },
  },
  {
    route: 'PATCH /credit-notes/{id}',
    right: of('note', (key, id) => key.patch(`/credit-notes/${id}`, { status: 'issued', memo: 'x' })),
    wrong: {
      'an unknown note': ({ key }) => key.patch('/credit-notes/cn_unknown', { status: 'issued' }),
      'the status voided': of('note', (key, id) => key.patch(`/credit-notes/${id}`, { status: 'voided' })),
      'a voided note': of('voided', (key, id) => key.patch(`/credit-notes/${id}`, { status: 'issued' })),
      'a second void': of('voided', (key, id) => key.patch(`/credit-notes/${id}`, { action: 'void' })),
      'a reversal before the note': of('note', (key, id) =>
        key.patch(`/credit-notes/${id}`, { action: 'void', reversalDate: '2026-05-03' }),
      ),
      'a reversal to come': of('note', (key, id) =>
        key.patch(`/credit-notes/${id}`, { action: 'void', reversalDate: '2026-05-21' }),
      ),
      'a locked reversal': of('note', (key, id) =>
        key.patch(`/credit-notes/${id}`, { action: 'void', reversalDate: '2026-03-31' }),
      ),
    },
  },
  {
    route: 'POST /customers',
    right: post('/customers', { name: 'Beta plc' }),
    makes: 'cus',
    wrong: { 'no name': post('/customers'), 'a country': post('/customers', { name: 'B', country: 'XX' }) },
  },
  {
    route: 'PATCH /customers/{id}',
    right: of('customer', (key, id) => key.patch(`/customers/${id}`, { name: 'Beta plc' })),
    wrong: { 'an unknown customer': ({ key }) => key.patch('/customers/cus_unknown', { name: 'x' }) },
  },
  {
    route: 'DELETE /customers/{id}',
    right: of('customer', (key, id) => key.delete(`/customers/${id}`)),
    wrong: { 'an unknown customer': ({ key }) => key.delete('/customers/cus_unknown') },
  },
  {
    route: 'POST /accounts',
    right: post('/accounts', { code: '4011', name: 'Refunds', type: 'income' }),
    makes: 'acc',
    wrong: {
      'a type': post('/accounts', { code: '4011', name: 'Refunds', type: 'revenue' }),
      'a code that is taken': post('/accounts', { code: '4000', name: 'Sales', type: 'income' }),
    },
  },
  {
    route: 'PATCH /accounts/{id}',
    right: of('account', (key, id) => key.patch(`/accounts/${id}`, { name: 'Refunds', archived: true })),
    wrong: {
      'a code that is taken': of('account', (key, id) => key.patch(`/accounts/${id}`, { code: '4000' })),
      'an unknown account': ({ key }) => key.patch('/accounts/acc_unknown', { name: 'x' }),
    },
  },
  {
    route: 'DELETE /accounts/{id}',
    right: of('account', (key, id) => key.delete(`/accounts/${id}`)),
    wrong: { 'an unknown account': ({ key }) => key.delete('/accounts/acc_unknown') },
  },
  {
    route: 'PUT /accounts/roles',
    right: of('account', (key, id) => key.put('/accounts/roles', { sales: id })),
    wrong: {
      'an unknown account': ({ key }) => key.put('/accounts/roles', { sales: 'acc_unknown' }),
      'an account of the wrong type': of('account', (key, id) => key.put('/accounts/roles', { debtors: id })),
    },
  },
  {
    route: 'POST /journal/entries',
    right: post('/journal/entries', entry()),
    makes: 'je',
    wrong: {
      'one line': post('/journal/entries', entry({ lines: [{ accountCode: '7500', debit: 10 }] })),
      'lines that do not balance': post(
        '/journal/entries',
        entry({
          lines: [
            { accountCode: '7500', debit: 10 },
            { accountCode: '1200', credit: 9 },
          ],
        }),
      ),
      'a locked date': post('/journal/entries', entry({ date: '2026-03-31' })),
      'a date to come': post('/journal/entries', entry({ date: '2026-05-21' })),
      'debtors without a customer': post(
        '/journal/entries',
        entry({
          lines: [
            { accountCode: '1100', debit: 10 },
            { accountCode: '1200', credit: 10 },
          ],
        }),
      ),
    },
  },
  {
    route: 'POST /journal/entries/{id}/reverse',
    right: of('entry', (key, id) => key.post(`/journal/entries/${id}/reverse`)),
    makes: 'je',
    wrong: {
      'a reversal before the entry': of('entry', (key, id) =>
        key.post(`/journal/entries/${id}/reverse`, { reversalDate: '2026-05-03' }),
      ),
      'an unknown entry': post('/journal/entries/je_unknown/reverse'),
    },
  },
  {
    route: 'POST /periods/{id}/lock',
    right: post('/periods/per_2026-04/lock'),
    wrong: {
      'a locked period': post('/periods/per_2026-03/lock'),
      'no period': post('/periods/2026-13/lock'),
    },
  },
  {
    route: 'POST /periods/{id}/unlock',
    right: post('/periods/per_2026-03/unlock', { reason: 'A late invoice' }),
    wrong: {
      'no reason': post('/periods/per_2026-03/unlock'),
      'an open period': post('/periods/per_2026-04/unlock', { reason: 'x' }),
    },
  },
  {
    route: 'PUT /periods/locks',
    right: ({ key }) => key.put('/periods/locks', { sales: '2026-04-30', hard: '2026-01-31' }),
    wrong: {
      'a date that does not exist': ({ key }) => key.put('/periods/locks', { sales: '2026-02-30' }),
      'a hard lock to come': ({ key }) => key.put('/periods/locks', { hard: '2026-12-31' }),
    },
  },
  {
    route: 'POST /api-keys',
    right: post('/api-keys', aKey()),
    makes: 'key',
    wrong: {
      'an unknown scope': post('/api-keys', aKey({ scopes: ['everything'] })),
      'a kind for operators': post('/api-keys', aKey({ kind: 'staff' })),
      'an expiry that has passed': post('/api-keys', aKey({ expiresAt: '2026-01-01T00:00:00Z' })),
    },
  },
  {
    route: 'POST /api-keys/{id}/roll',
    right: of('key', (key, id) => key.post(`/api-keys/${id}/roll`, { graceSeconds: 60 })),
    makes: 'key',
    wrong: { 'an unknown key': post('/api-keys/key_unknown/roll') },
  },
  {
    route: 'POST /api-keys/{id}/revoke',
    right: of('key', (key, id) => key.post(`/api-keys/${id}/revoke`)),
    wrong: { 'an unknown key': post('/api-keys/key_unknown/revoke') },
  },
  {
    route: 'PATCH /organisation',
    right: ({ key }) =>
      key.patch('/organisation', { name: 'Contoso plc', numberSeries: { credit_note: '{seq}' } }),
    wrong: {
      'a time zone': ({ key }) => key.patch('/organisation', { timeZone: 'Mars/Olympus' }),
      'an account that is none': ({ key }) =>
        key.patch('/organisation', { documents: { bankAccount: { iban: 'GB00BUKB20201555555555' } } }),
      'a pattern': ({ key }) => key.patch('/organisation', { numberSeries: { credit_note: 'CN' } }),
    },
  },
  {
    // The worlds of these routes are sandboxes: a live organisation is never reset.
    route: 'POST /organisation/reset',
    right: post('/organisation/reset'),
    wrong: { 'no organisation': ({ operator }) => operator.post('/organisation/reset') },
  },
  {
    route: 'POST /organisations',
    right: ({ operator }) =>
      operator.post('/organisations', { name: 'Beta plc', country: 'GB', baseCurrency: 'GBP' }),
    makes: 'org',
    wrong: {
      'no currency': ({ operator }) => operator.post('/organisations', { name: 'Beta', country: 'GB' }),
      'a client’s key': post('/organisations', { name: 'Beta', country: 'GB', baseCurrency: 'GBP' }),
    },
  },
];
