import type { Answer, Client } from '../../support/app';
import { creditNote, type Books } from '../../support/books';
import { invoice, issued } from '../../support/invoices';
import { transfer } from '../../support/manual-entries';
import { customer } from '../../support/receivables';

const NOBODY = 'cus_01900000000000000000000000';

/** What the requests below name: made anew in each organisation, alike. */
export interface Ground {
  readonly customerId: string;
  /** 120.00 each. */
  readonly credited: string;
  readonly paid: string;
}

export async function groundOf(books: Books): Promise<Ground> {
  const customerId = await customer(books);
  const [credited, paid] = [await issued(books, { customerId }), await issued(books, { customerId })];
  await books.credited({ number: 'TAKEN-1' });
  return { customerId, credited: credited.id as string, paid: paid.id as string };
}

type Request = readonly [path: string, body: (ground: Ground) => object];

const lines = (debit: number, credit: number): object => ({
  lines: [
    { accountCode: '1210', debit },
    { accountCode: '1200', credit },
  ],
});

/** Requests of the four kinds that are made. */
export const GOOD = {
  'a credit note': ['/credit-notes', () => creditNote()],
  'a credit note of a customer': [
    '/credit-notes',
    ({ customerId }) => creditNote({ clientName: undefined, customerId }),
  ],
  'an invoice': [
    '/invoices',
    ({ customerId }) => invoice({ status: 'issued', clientName: undefined, customerId }),
  ],
  'a draft': ['/invoices', () => invoice()],
  'a payment': ['/payments', () => ({ clientName: 'Acme Ltd', amount: 12 })],
  'an entry': ['/journal/entries', () => transfer()],
} satisfies Record<string, Request>;

/** Requests that are made as often as there is room, and those that never are. What becomes of a set does not depend on its order. */
export const SPECIAL = {
  'a third of an invoice credited': [
    '/credit-notes',
    ({ credited }) => ({ invoiceId: credited, amount: 40 }),
  ],
  'a half of an invoice paid': [
    '/payments',
    ({ paid, customerId }) => ({ customerId, amount: 60, allocations: [{ invoiceId: paid, amount: 60 }] }),
  ],
  'a number of its own': ['/credit-notes', () => creditNote({ number: 'OWN-1' })],
  'a number that is taken': ['/credit-notes', () => creditNote({ number: 'TAKEN-1' })],
  'more than an invoice': ['/credit-notes', ({ credited }) => ({ invoiceId: credited, amount: 500 })],
  'more paid than is due': [
    '/payments',
    ({ paid, customerId }) => ({ customerId, amount: 500, allocations: [{ invoiceId: paid, amount: 500 }] }),
  ],
  'a credit note of nobody': [
    '/credit-notes',
    () => creditNote({ clientName: undefined, customerId: NOBODY }),
  ],
  'an invoice of nobody': ['/invoices', () => invoice({ clientName: undefined, customerId: NOBODY })],
  'a payment of nobody': ['/payments', () => ({ customerId: NOBODY, amount: 12 })],
  'an entry that does not balance': ['/journal/entries', () => transfer(lines(10, 9))],
  'an entry on an unknown account': [
    '/journal/entries',
    () =>
      transfer({
        lines: [
          { accountCode: 'none', debit: 1 },
          { accountCode: '1200', credit: 1 },
        ],
      }),
  ],
  'an entry of a locked month': ['/journal/entries', () => transfer({ date: '2026-01-10' })],
  'a credit note of a locked month': ['/credit-notes', () => creditNote({ issueDate: '2026-01-10' })],
  'a payment of tomorrow': ['/payments', () => ({ clientName: 'Acme Ltd', amount: 12, date: '2026-06-16' })],
} satisfies Record<string, Request>;

const REQUESTS: Readonly<Record<string, Request>> = { ...GOOD, ...SPECIAL };

export function send(client: Client, name: string, ground: Ground, headers = {}): Promise<Answer> {
  const request = REQUESTS[name];
  if (!request) throw new Error(`there is no request ${name}`);
  const [path, body] = request;
  return client.post(path, body(ground), headers);
}
