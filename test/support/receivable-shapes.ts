import { CreatePaymentRequest } from '../../src/modules/payments/dto/payment-requests.dto';
import { OpeningItemRequest, OpeningTaxRequest } from '../../src/modules/receivables/dto/opening-item.dto';
import { RefundBalanceRequest } from '../../src/modules/receivables/dto/refund-requests.dto';
import {
  AllocateRequest,
  AllocationTargetRequest,
  RefundCreditRequest,
  ReverseRequest,
} from '../../src/modules/receivables/dto/settlement-requests.dto';
import { CreateWriteOffRequest } from '../../src/modules/receivables/dto/write-off.dto';
import { created } from './books';
import { invoice } from './invoices';
import { idOf, onNew, onOwn, type Shape } from './shape';

const payment = { clientName: 'Acme Ltd', amount: 20 };
const opening = {
  type: 'invoice',
  customerId: '$customer',
  number: '$number',
  issueDate: '2025-11-30',
  amount: 50,
  taxBreakdown: [{ taxRate: 20, net: 100, tax: 20 }],
};
let serial = 0;

/** Settles an invoice of its own: `$invoice` in the body is replaced by its id. */
const settling = (path: '/payments' | '/payments/:id/allocations'): Shape['send'] =>
  onOwn(
    async (books) => ({
      invoiceId: await idOf(books, '/invoices', invoice({ status: 'issued' })),
      paymentId: path === '/payments' ? '' : await idOf(books, '/payments', payment),
    }),
    ({ live }, { invoiceId, paymentId }, body) =>
      live.post(path.replace(':id', paymentId), body.replace('$invoice', invoiceId)),
  );

/** Brings an item of a customer of its own in. */
const bringingIn = onOwn(
  (books) => idOf(books, '/customers', { name: 'Acme Ltd' }),
  ({ live }, id, body) => {
    const number = `OLD-${String((serial += 1))}`;
    return live.post('/opening-items', body.replace('$customer', id).replace('$number', number));
  },
);

const SHAPES: readonly Shape[] = [
  {
    name: 'a payment',
    dto: CreatePaymentRequest,
    at: [],
    body: { ...payment, allocations: [{ invoiceId: '$invoice', amount: 1 }] },
    send: settling('/payments'),
  },
  {
    name: 'an allocation',
    dto: AllocateRequest,
    at: [],
    body: { allocations: [{ invoiceId: '$invoice', amount: 1 }] },
    send: settling('/payments/:id/allocations'),
  },
  {
    name: 'what an allocation settles',
    dto: AllocationTargetRequest,
    at: ['allocations', 0],
    body: { allocations: [{ invoiceId: '$invoice', amount: 1 }] },
    send: settling('/payments/:id/allocations'),
  },
  {
    name: 'a refund of a payment',
    dto: RefundCreditRequest,
    at: [],
    body: { amount: 1 },
    send: onNew('/payments', () => payment, '/payments/:id/refunds', 'post'),
  },
  {
    name: 'a reversal of a payment',
    dto: ReverseRequest,
    at: [],
    body: { reason: 'Bounced' },
    send: onNew('/payments', () => payment, '/payments/:id/reverse', 'post'),
  },
  {
    name: 'a refund of a balance',
    dto: RefundBalanceRequest,
    at: [],
    body: { amount: 1 },
    send: onOwn(
      async (books) => {
        const customerId = await idOf(books, '/customers', { name: 'Acme Ltd' });
        await created(books.live, '/payments', { customerId, amount: 20 });
        return customerId;
      },
      ({ live }, id, body) => live.post(`/customers/${id}/refunds`, body),
    ),
  },
  {
    name: 'a write-off',
    dto: CreateWriteOffRequest,
    at: [],
    body: { amount: 1 },
    send: onNew('/invoices', () => invoice({ status: 'issued' }), '/invoices/:id/write-offs', 'post'),
  },
  { name: 'an opening item', dto: OpeningItemRequest, at: [], body: opening, send: bringingIn },
  {
    name: 'a tax of an opening item',
    dto: OpeningTaxRequest,
    at: ['taxBreakdown', 0],
    body: opening,
    send: bringingIn,
  },
];

export const RECEIVABLE_SHAPES: readonly Shape[] = SHAPES.map((shape) => ({ ...shape, makesFirst: true }));
