import type { Caller } from './recorder';

interface Allocated {
  readonly allocations: readonly { readonly id: string }[];
}
const allocationOf = ({ allocations }: Allocated): string => allocations[0]?.id ?? '';

const issued = (live: Caller, customerId: string, quantity = 4) =>
  live.call('createInvoice', {
    body: {
      customerId,
      status: 'issued',
      issueDate: '2026-04-06',
      items: [{ description: 'Widget', quantity, unitPrice: 12.5, taxRate: 20 }],
    },
  }) as Promise<{ id: string; items: { id: string }[] }>;

/** Money in, set off, taken back, paid back and given up, with the accounts that show it. */
export async function settleAccounts(live: Caller, customerId: string, clearing: string): Promise<void> {
  const invoice = await issued(live, customerId);
  await pay(live, customerId, invoice.id);
  await creditAgainst(live, customerId, invoice, clearing);
  await giveUp(live, customerId);
  await bringIn(live, customerId);
  await live.call('createPayment', { body: { customerId, amount: '15.00' } });
  await live.record('refundCustomer', { path: { id: customerId }, body: { amount: '5.00' } });
  await live.record('getCustomerBalance', { path: { id: customerId } });
  await live.record('listOpenItems', { path: { id: customerId }, query: { limit: '2' } });
  await live.record('listAllOpenItems', { query: { asOf: '2026-04-20', limit: '2' } });
}

async function pay(live: Caller, customerId: string, invoiceId: string): Promise<void> {
  const payment = await live.record('createPayment', {
    body: {
      customerId,
      date: '2026-04-20',
      amount: '80.00',
      method: 'bank_transfer',
      reference: 'INV-2026-0004',
      allocations: [{ invoiceId, amount: '60.00' }],
    },
  });
  const path = { id: payment.id as string };
  await live.record('getPayment', { path });
  await live.record('listPayments', { query: { customerId } });
  await live.record('unallocatePayment', {
    path: { ...path, allocationId: allocationOf(payment as Allocated) },
  });
  await live.record('allocatePayment', { path, body: { allocations: [{ invoiceId }] } });
  await live.record('refundPayment', { path, body: { amount: '20.00', reference: 'Overpaid' } });
  const bounced = await live.call('createPayment', {
    body: { customerId, amount: '10.00', method: 'cheque' },
  });
  await live.record('reversePayment', { path: { id: bounced.id }, body: { reason: 'Cheque bounced' } });
}

async function creditAgainst(
  live: Caller,
  customerId: string,
  invoice: { id: string; items: { id: string }[] },
  clearing: string,
): Promise<void> {
  const line = { invoiceLineId: invoice.items[0]?.id ?? '', quantity: 2 };
  const note = await live.record('createCreditNote', {
    name: 'of-an-invoice',
    body: {
      invoiceId: invoice.id,
      reasonCode: 'returned',
      items: [line],
      refundAmount: '20.00',
      creditAmount: '10.00',
    },
  });
  const path = { id: note.id as string };
  const other = await issued(live, customerId, 1);
  const applied = await live.record('allocateCreditNote', {
    path,
    body: { allocations: [{ invoiceId: other.id, amount: '8.00' }] },
  });
  const [allocationId = ''] = (applied as Allocated).allocations.map(({ id }) => id).slice(-1);
  await live.record('unallocateCreditNote', { path: { ...path, allocationId } });
  const refund = await live.record('refundCreditNote', { path, body: { amount: '20.00' } });
  await live.record('listRefundsOfCreditNote', { path });
  await live.record('getRefund', { path: { id: refund.id } });
  await live.record('listRefunds', { query: { source: 'credit_note', limit: '1' } });
  await live.record('reverseRefund', { path: { id: refund.id }, body: { reason: 'Returned by the bank' } });
  await live.record('voidAndReissueCreditNote', {
    path,
    body: {
      reason: 'One was returned, not two',
      creditNote: { invoiceId: invoice.id, items: [{ ...line, quantity: 1 }] },
    },
  });
  const flat = await live.record('createCreditNote', {
    name: 'flat-amount',
    body: {
      invoiceId: invoice.id,
      amount: '12.00',
      reason: 'Goodwill',
      outOfBandAmount: '12.00',
      outOfBandAccountId: clearing,
    },
  });
  await live.record('reverseSettlement', { path: { id: flat.id }, body: { reason: 'Voucher expired' } });
}

async function giveUp(live: Caller, customerId: string): Promise<void> {
  const { id } = await issued(live, customerId, 1);
  const writeOff = await live.record('writeOffInvoice', { path: { id }, body: { reason: 'Insolvent' } });
  const path = { id: writeOff.id as string };
  await live.record('getWriteOff', { path });
  await live.record('reverseWriteOff', { path, body: { reason: 'Paid after all' } });
  await live.record('listWriteOffs', { query: { limit: '1' } });
}

async function bringIn(live: Caller, customerId: string): Promise<void> {
  const opening = await live.record('createOpeningItems', {
    body: {
      items: [
        {
          type: 'invoice',
          customerId,
          number: 'OLD-117',
          issueDate: '2026-03-02',
          amount: '60.00',
          gross: '120.00',
          taxBreakdown: [{ taxRate: 20, net: '100.00', tax: '20.00' }],
          date: '2026-04-01',
        },
        { type: 'credit', customerId, number: 'OLD-C9', amount: '25.00', date: '2026-04-01' },
        { type: 'credit', customerId, number: 'OLD-C10', amount: '5.00', date: '2026-04-01' },
      ],
    },
  });
  const [invoice, credit, mistake] = opening.data as { id: string }[];
  const path = { id: credit?.id ?? '' };
  await live.record('listOpeningItems', { query: { type: 'credit', limit: '1' } });
  const applied = await live.record('allocateOpeningItem', {
    path,
    body: { allocations: [{ invoiceId: invoice?.id ?? '', amount: '20.00' }] },
  });
  await live.record('unallocateOpeningItem', {
    path: { ...path, allocationId: allocationOf(applied as Allocated) },
  });
  await live.record('refundOpeningItem', { path, body: { amount: '25.00' } });
  await live.record('getOpeningItem', { path });
  await live.record('voidOpeningItem', {
    path: { id: mistake?.id ?? '' },
    body: { reason: 'Settled before' },
  });
}
