import type { Answer } from './app';
import { created, type Books } from './books';
import { issued } from './invoices';
import { paid } from './receivables';

export type Receivable =
  | 'debtor'
  | 'debt'
  | 'payment'
  | 'free'
  | 'spent'
  | 'allocation'
  | 'reversedPayment'
  | 'refund'
  | 'writeOff'
  | 'openInvoice'
  | 'openCredit'
  | 'openAllocation';

/** A customer who owes 120.00 and 50.00 from before and has credit, with one of everything that can be done about it. */
export async function openReceivables(books: Books): Promise<Record<Receivable, Answer['body']>> {
  const { live } = books;
  const date = '2026-05-04';
  const debtor = await created(live, '/customers', { name: 'Debtor Ltd' });
  const customerId = debtor.id as string;
  const debt = await issued(books, { customerId, issueDate: date });
  const payment = await paid(books, { customerId, date, amount: 50 });
  const allocations = [{ invoiceId: debt.id as string, amount: 20 }];
  const spent = await paid(books, { customerId, date, amount: 20, allocations });
  const reversedPayment = await paid(books, { date });
  await live.post(`/payments/${reversedPayment.id as string}/reverse`);
  const item = { customerId, date, issueDate: '2025-11-30', number: 'OLD-1', amount: 50 };
  const openCredit = await created(live, '/opening-items', { type: 'credit', customerId, date, amount: 30 });
  const applied = await created(live, `/opening-items/${openCredit.id as string}/allocations`, {
    allocations: [{ invoiceId: debt.id as string, amount: 5 }],
  });
  return {
    debtor,
    debt,
    payment,
    free: await paid(books, { date }),
    spent,
    allocation: spent.allocations[0],
    reversedPayment,
    refund: await created(live, `/payments/${payment.id as string}/refunds`, { date, amount: 5 }),
    writeOff: await created(live, `/invoices/${debt.id as string}/write-offs`, { date, amount: 3 }),
    openInvoice: await created(live, '/opening-items', { type: 'invoice', ...item }),
    openCredit,
    openAllocation: applied.allocations[0],
  };
}
