import { created, creditNote, type Books } from '../books';
import { issued } from '../invoices';
import { customer, paid } from '../receivables';
import { journal, receivables, row, type Held } from './held';

const creditOf = (books: Books, changes: object = {}) =>
  created(books.live, '/credit-notes', creditNote(changes));

/** The same for what settles: who credits, allocates, pays back, writes off, and takes it back. */
export const HELD_SETTLEMENTS: readonly Held[] = [
  {
    what: 'crediting an invoice waits for others who do',
    guards: [`src/modules/invoices/creditable-invoices.ts: lock clause tx.lockRows('invoices', all) in lock`],
    waits: /FROM invoices .*FOR UPDATE/,
    scene: async (books) => {
      const { id } = await issued(books);
      const request = { clientName: 'Acme Ltd', invoiceId: id, amount: 12 };
      return { hold: row('invoices', id), send: () => books.live.post('/credit-notes', request) };
    },
  },
  {
    what: 'replacing a credit note waits for those who settle it',
    guards: [
      `src/modules/credit-notes/load-facts.ts: lock clause tx.lockRows('credit_notes', noteIds) in hold`,
    ],
    waits: /FROM credit_notes .*FOR UPDATE/,
    scene: async (books) => {
      const { id } = await creditOf(books);
      const send = () =>
        books.live.post(`/credit-notes/${id as string}/void-and-reissue`, { creditNote: creditNote() });
      return { hold: row('credit_notes', id), send };
    },
  },
  {
    what: 'allocating a payment waits for what settles the invoice',
    guards: [`${journal}open-items.ts: lock clause tx.lockRows('open_items', ids) in lockOpenItems`],
    waits: /FROM open_items .*FOR UPDATE/,
    scene: async (books) => {
      const [invoice, payment] = [await issued(books), await paid(books)];
      const request = { allocations: [{ invoiceId: invoice.id, amount: 5 }] };
      const send = () => books.live.post(`/payments/${payment.id as string}/allocations`, request);
      return { hold: row('open_items', invoice.id), send };
    },
  },
  {
    what: 'reversing a payment waits for those who allocate it',
    guards: [`src/modules/payments/payments.store.ts: lock clause tx.lockRows('payments', [id]) in find`],
    waits: /FROM payments .*FOR UPDATE/,
    scene: async (books) => {
      const { id } = await paid(books);
      return { hold: row('payments', id), send: () => books.live.post(`/payments/${id as string}/reverse`) };
    },
  },
  {
    what: 'paying a payment back waits for those who allocate it',
    guards: [`${receivables}held-payments.ts: lock clause tx.lockRows('payments', wanted) in lock`],
    waits: /FROM payments .*FOR UPDATE/,
    scene: async (books) => {
      const { id } = await paid(books);
      const send = () => books.live.post(`/payments/${id as string}/refunds`, { amount: 5 });
      return { hold: row('payments', id), send };
    },
  },
  {
    what: 'paying a balance back waits for those who settle its credit notes',
    guards: [
      `${receivables}credit-note-reserves.ts: lock clause tx.lockRows('credit_notes', notes) in reservesOf`,
    ],
    waits: /FROM credit_notes .*FOR UPDATE/,
    scene: async (books) => {
      const customerId = await customer(books);
      const { id } = await creditOf(books, { customerId, clientName: undefined });
      const send = () => books.live.post(`/customers/${customerId}/refunds`, { amount: 5 });
      return { hold: row('credit_notes', id), send };
    },
  },
  {
    what: 'taking a refund back waits for those who settle its credit note',
    guards: [
      `${receivables}reverse-refund.ts: lock clause tx.lockRows( 'credit_notes', itemIds.filter((eac in stage`,
    ],
    waits: /FROM credit_notes .*FOR UPDATE/,
    scene: async (books) => {
      const customerId = await customer(books);
      const { id } = await creditOf(books, { customerId, clientName: undefined });
      const refund = await created(books.live, `/customers/${customerId}/refunds`, { amount: 5 });
      const send = () => books.live.post(`/refunds/${refund.id as string}/reverse`);
      return { hold: row('credit_notes', id), send };
    },
  },
  {
    what: 'taking a refund back waits for others who do',
    guards: [`${receivables}reverse-refund.ts: lock clause tx.lockRows('refunds', [id]) in stage`],
    waits: /FROM refunds .*FOR UPDATE/,
    scene: async (books) => {
      const payment = await paid(books);
      const { id } = await created(books.live, `/payments/${payment.id as string}/refunds`, { amount: 5 });
      return { hold: row('refunds', id), send: () => books.live.post(`/refunds/${id as string}/reverse`) };
    },
  },
  {
    what: 'taking a write-off back waits for others who do',
    guards: [`${receivables}reverse-write-off.ts: lock clause tx.lockRows('write_offs', [id]) in stage`],
    waits: /FROM write_offs .*FOR UPDATE/,
    scene: async (books) => {
      const invoice = await issued(books);
      const { id } = await created(books.live, `/invoices/${invoice.id as string}/write-offs`, { amount: 5 });
      return {
        hold: row('write_offs', id),
        send: () => books.live.post(`/write-offs/${id as string}/reverse`),
      };
    },
  },
];
