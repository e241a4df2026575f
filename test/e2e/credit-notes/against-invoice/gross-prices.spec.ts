import { startTestApp, type TestApp } from '../../../support/app';
import { created, openBooks, type Books } from '../../../support/books';
import { entryOf, written } from '../../../support/entries';
import { assertBooksHold } from '../../../support/invariants';
import { issued } from '../../../support/invoices';
import { expectRefusal } from '../../../support/problems';

/** As a shop sells: 29.97 at 20 %, 10.05 at 5 % less 0.05, 14.98 at nothing; of 54.95 in all 5.48 is tax. */
const ITEMS = [
  { description: 'Mug', quantity: 2, unitPrice: '9.99', taxRate: 20 },
  { description: 'Pen', quantity: 3, unitPrice: '3.33', taxRate: 20 },
  { description: 'Scarf', quantity: 3, unitPrice: '3.35', discount: '0.05', taxRate: 5 },
  { description: 'Book', quantity: 2, unitPrice: '7.49', taxRate: 0 },
];

interface Amounts {
  net: string;
  tax: string;
  gross: string;
}

describe('A credit by quantity of an invoice whose prices include tax', () => {
  let app: TestApp;
  let books: Books;
  let invoice: Awaited<ReturnType<typeof issued>>;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    invoice = await issued(books, { items: ITEMS, pricesIncludeTax: true, issueDate: '2026-05-04' });
  });

  const credit = (request: object) =>
    created(books.live, '/credit-notes', { invoiceId: invoice.id, ...request });
  const units = (line: number, quantity: number) => ({ invoiceLineId: invoice.items[line].id, quantity });
  const left = async () => (await books.live.get(`/invoices/${invoice.id}/creditable`)).body;
  const posted = async ({ journalEntryId }: { journalEntryId: string }) =>
    written(await entryOf(books.live, journalEntryId));
  const NOTHING = { 1100: '0.00', 2200: '0.00', 4000: '0.00' };

  it('gives each unit back at the price that was paid for it, tax included', async () => {
    const first = await credit({ items: [units(0, 1)] });
    expect(first).toMatchObject({
      pricesIncludeTax: true,
      totals: { net: '8.32', tax: '1.67', gross: '9.99' },
      items: [{ quantity: '1', unitPrice: '9.99', discount: '0.00', gross: '9.99' }],
    });
    const second = await credit({ items: [units(0, 1)] });
    expect(second.totals).toEqual({ net: '8.33', tax: '1.66', gross: '9.99' });
    expect(await posted(first)).toEqual(['Dr 4000 8.32 S20', 'Dr 2200 1.67 S20', 'Cr 1100 9.99']);
    expect(await posted(second)).toEqual(['Dr 4000 8.33 S20', 'Dr 2200 1.66 S20', 'Cr 1100 9.99']);
  });

  it('comes to nothing on Sales, VAT and Debtors when all units are credited, one by one and in any order', async () => {
    const gross: string[] = [];
    for (const line of [1, 0, 3, 2, 1, 2, 3, 0, 2, 1])
      gross.push((await credit({ items: [units(line, 1)] })).totals.gross);
    expect(gross).toEqual([
      ...['3.33', '9.99', '7.49', '3.33', '3.33', '3.34', '7.49', '9.99', '3.33', '3.33'],
    ]);
    expect(await books.balances()).toEqual(NOTHING);
    expect(await left()).toMatchObject({ net: '0.00', tax: '0.00', gross: '0.00' });
  });

  it('gives a whole line back as it was invoiced, whatever was credited of others', async () => {
    await credit({ items: [units(1, 2), units(3, 1)] });
    await credit({
      items: [{ description: 'Late', quantity: 1, unitPrice: '0.00', taxRate: 20 }, units(2, 1)],
    });
    const note = await credit({ items: [units(0, 2)] });
    const { net, tax, gross }: Amounts = invoice.items[0];
    expect(note.items).toMatchObject([{ net, tax, gross, quantity: '2', unitPrice: '9.99' }]);
  });

  it('is the same where the note itself has net prices', async () => {
    const note = await credit({ pricesIncludeTax: false, items: [units(0, 1), units(1, 1)] });
    expect(note.items.map(({ gross }: Amounts) => gross)).toEqual(['9.99', '3.33']);
    expect(note.totals).toEqual({ net: '11.10', tax: '2.22', gross: '13.32' });
  });

  it('mixes with credits by net amount, free form and flat, and with voids, down to nothing', async () => {
    const first = await credit({
      items: [units(0, 1), units(2, 1), { invoiceLineId: invoice.items[1].id, amount: '2.00' }],
    });
    expect(first.items.map(({ gross }: Amounts) => gross)).toEqual(['9.99', '3.33', '2.40']);
    expect(first.items[2]).toMatchObject({ net: '2.00', tax: '0.40' });
    await credit({ amount: '6.00', reason: 'Late' });
    await books.live.patch(`/credit-notes/${first.id}`, { action: 'void' });
    const again = await credit({
      items: [units(0, 1), { description: 'Goodwill', quantity: 1, unitPrice: '1.20', taxRate: 20 }],
    });
    expect(again.items.map(({ gross }: Amounts) => gross)).toEqual(['9.99', '1.20']);
    const rest = await left();
    await credit({ amount: rest.gross });
    expect(await books.balances()).toEqual(NOTHING);
    expect((await left()).rates.map(({ gross }: Amounts) => gross)).toEqual(['0.00', '0.00', '0.00']);
  });

  it('shows what is left of each line in gross, before and in a preview', async () => {
    await credit({ items: [units(0, 1), units(2, 2)] });
    const shown = await left();
    expect(shown).toMatchObject({
      pricesIncludeTax: true,
      lines: [
        { quantity: '1', net: '8.33', tax: '1.66', gross: '9.99' },
        { quantity: '3', gross: '9.99' },
        { quantity: '1', gross: '3.33' },
        { quantity: '2', gross: '14.98' },
      ],
    });
    const request = { invoiceId: invoice.id, items: [units(0, 1)] };
    const { body } = await books.live.post('/credit-notes/preview', request);
    expect(body).toMatchObject({ ceilings: shown, totals: { gross: '9.99' } });
  });

  it('takes what amounts have left of its line, and is refused when that is nothing', async () => {
    const [{ id, net }] = invoice.items;
    await credit({ items: [{ invoiceLineId: id, amount: '12.00' }] });
    const note = await credit({ items: [units(0, 1)] });
    expect(note.totals.gross).toBe((19.98 - 14.4).toFixed(2));
    await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    await credit({ items: [{ invoiceLineId: id, amount: (Number(net) - 12).toFixed(2) }] });
    const request = { invoiceId: invoice.id, items: [units(0, 1)] };
    const refused = await books.live.post('/credit-notes', request);
    expectRefusal(refused, { status: 422, code: 'credit_exceeds_invoice' });
    expect(refused.body).toMatchObject({ field: 'items.0.quantity', asked: '9.99', left: '0.00' });
  });
});
