import type { Answer, TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import type { BooksModel } from './books-model';
import { cents, decimals, money, total } from './cents';
import { leftGrossOf, leftNet, leftNetOf, leftTaxOf, type InvoiceModel } from './invoice-model';

/** What is left to credit of all invoices is asked after so many steps, of those that a step changed at once. */
const STEPS_A_ROUND = 10;

/** The service's own books, asked over HTTP for all that the model knows. */
export class Service {
  private steps = 0;
  /** By invoice, what was last found to be left of it to credit. */
  private readonly left = new Map<string, string>();

  protected constructor(
    private readonly app: TestApp,
    readonly books: Books,
    readonly customerIds: readonly string[],
    readonly priceId: string,
  ) {}

  static async open(app: TestApp, { today, customers }: BooksModel): Promise<Service> {
    app.clock.travelTo(`${today}T12:00:00Z`);
    const books = await openBooks(app);
    const ids: string[] = [];
    for (let i = 0; i < customers; i += 1)
      ids.push((await created(books.live, '/customers', { name: `Customer ${i}` })).id as string);
    const product = await created(books.live, '/products', { name: 'Widget', taxCode: 'standard' });
    const price = await created(books.live, '/prices', { productId: product.id, unitPrice: 10 });
    return new this(app, books, ids, price.id as string);
  }

  travelTo(day: string): void {
    this.app.clock.travelTo(`${day}T12:00:00Z`);
  }

  customerId(customer: number): string {
    return this.customerIds[customer] ?? '';
  }

  /** Every amount of the model, every rule of the books, and debtors as the sum of what is open. */
  async mustAgreeWith(model: BooksModel): Promise<void> {
    const { live } = this.books;
    const list = async (path: string): Promise<ReadonlyMap<string, Answer['body']>> => {
      const { data } = (await live.get(`${path}?limit=200`)).body;
      return new Map((data as Answer['body'][]).map((each) => [each.id as string, each]));
    };
    const [invoices, notes, payments] = await Promise.all([
      list('/invoices'),
      list('/credit-notes'),
      list('/payments'),
    ]);
    expect([...invoices.keys()].sort()).toEqual(model.invoices.map(({ id }) => id).sort());
    expect([...notes.keys()].sort()).toEqual(model.notes.map(({ id }) => id).sort());
    expect([...payments.keys()].sort()).toEqual(model.payments.map(({ id }) => id).sort());
    for (const invoice of model.invoices) expect(invoices.get(invoice.id)).toMatchObject(invoiceOf(invoice));
    for (const note of model.notes)
      expect(notes.get(note.id)).toMatchObject({
        status: note.status,
        balance: money(note.balance),
        prePaymentAmount: money(note.prePayment),
        postPaymentAmount: money(note.gross - note.prePayment),
        refundAmount: money(note.refundAmount),
        refundedAmount: money(note.refunded),
      });
    for (const payment of model.payments)
      expect(payments.get(payment.id)).toMatchObject({
        status: payment.status,
        balance: money(payment.balance),
        refundedAmount: money(payment.refunded),
      });
    this.steps += 1;
    if (this.steps % STEPS_A_ROUND === 0) this.left.clear();
    await this.mustLeaveToCredit(model);
    await this.debtorsMustAgree(model);
    await assertBooksHold(this.app, this.books);
  }

  /** At the end of a sequence: what its last steps had no reason to change as well. */
  async mustAgreeInAllWith(model: BooksModel): Promise<void> {
    this.left.clear();
    await this.mustAgreeWith(model);
  }

  private async mustLeaveToCredit({ invoices }: BooksModel): Promise<void> {
    const live = invoices.filter(({ status }) => status !== 'voided');
    const changed = live.filter((invoice) => this.left.get(invoice.id) !== JSON.stringify(leftOf(invoice)));
    await Promise.all(changed.map((invoice) => this.mustLeaveOf(invoice)));
  }

  /** What is left of an invoice to credit, line by line and rate by rate. */
  private async mustLeaveOf(invoice: InvoiceModel): Promise<void> {
    const { body } = await this.books.live.get(`/invoices/${invoice.id}/creditable`);
    const left = body as { gross: string; lines: Record<string, string>[]; rates: Record<string, string>[] };
    const shown = {
      gross: left.gross,
      lines: left.lines.map(({ net, quantity }) => [net, Number(quantity)]),
      rates: left.rates.map(({ net, tax, gross }) => [net, tax, gross]),
    };
    const expected = leftOf(invoice);
    expect(shown).toEqual(expected);
    this.left.set(invoice.id, JSON.stringify(expected));
  }

  private async debtorsMustAgree(model: BooksModel): Promise<void> {
    const balances = this.customerIds.map(async (id, customer) => {
      const { body } = await this.books.live.get(`/customers/${id}/balance`);
      const { openInvoices, unappliedCredits, reserved } = model.accountOf(customer);
      const balance = openInvoices - unappliedCredits;
      expect(body.baseBalance).toBe(money(balance));
      const [account] = body.balances as object[];
      if (account)
        expect(account).toMatchObject({
          openInvoices: money(openInvoices),
          unappliedCredits: money(unappliedCredits),
          reserved: money(reserved),
          balance: money(balance),
        });
      else expect([openInvoices, unappliedCredits]).toEqual([0n, 0n]);
      return balance;
    });
    const sum = total(await Promise.all(balances));
    expect(cents((await this.books.balances())['1100'] ?? '0.00')).toBe(sum);
  }
}

const leftOf = (invoice: InvoiceModel): object => ({
  gross: money(invoice.leftToCredit),
  lines: invoice.lines.map((line) => [
    money(leftNet(line)),
    Number(decimals(line.quantity - line.credited.quantity, 2)),
  ]),
  rates: invoice.rates.map((rate) => [
    money(leftNetOf(rate)),
    money(leftTaxOf(rate)),
    money(leftGrossOf(rate)),
  ]),
});

const invoiceOf = (invoice: InvoiceModel): object => ({
  status: invoice.status,
  amountDue: money(invoice.due),
  amountSettled: money(invoice.settled),
  amountCredited: money(invoice.creditedGross),
  amountWrittenOff: money(invoice.writtenOff),
  paymentStatus: invoice.paymentStatus,
  creditStatus: invoice.creditStatus,
  totals: { gross: money(invoice.gross) },
});

/**
 * Accepted when nothing forbids it; else refused with one of the reasons that do. `may` may refuse it in either case. Tells
 * whether it was accepted.
 */
export function mustAnswer(
  { status, body, text }: Answer,
  refusals: readonly string[],
  may: readonly string[] = [],
): boolean {
  const { code, reason } = body as { code?: string; reason?: string };
  const said = status < 300 ? 'accepted' : (reason ?? code ?? text);
  const expected = [...(refusals.length === 0 ? ['accepted'] : refusals), ...may];
  if (!expected.includes(said))
    throw new Error(`The model expects ${expected.join(' or ')}, the service says ${status} ${text}`);
  return status < 300;
}
