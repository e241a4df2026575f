import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid } from '../../support/problems';

describe('The VAT category of a line (UNCL 5305)', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  const line = (changes: object): object => ({
    description: 'Widget',
    quantity: 1,
    unitPrice: 100,
    ...changes,
  });

  it.each([
    ['S', 'S20', { taxRate: 20 }, ['Dr 4000 100.00 S20', 'Dr 2200 20.00 S20', 'Cr 1100 120.00']],
    ['S', 'S5', { taxRate: 5, taxCategory: 'S' }, ['Dr 4000 100.00 S5', 'Dr 2200 5.00 S5', 'Cr 1100 105.00']],
    ['S', 'S17.5', { taxRate: '17.50' }, ['Dr 4000 100.00 S17.5', 'Dr 2200 17.50 S17.5', 'Cr 1100 117.50']],
    ['Z', 'Z0', { taxRate: 0 }, ['Dr 4000 100.00 Z0', 'Cr 1100 100.00']],
    ['Z', 'Z0', {}, ['Dr 4000 100.00 Z0', 'Cr 1100 100.00']],
  ])('%s stands in the journal as %s', async (category, _, tax, lines) => {
    const note = await books.credited({ items: [line(tax)] });
    expect(note.items[0]).toMatchObject({ taxCategory: category, taxExemptionReason: null });
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual(lines);
  });

  it.each([
    ['E', 'Insurance'],
    ['AE', 'Reverse charge'],
    ['K', 'Article 138 of Directive 2006/112/EC'],
    ['G', 'Export outside the EU'],
    ['O', 'Not a supply'],
  ])('%s is free of VAT for a reason, which stands on the document', async (taxCategory, reason) => {
    const note = await books.credited({ items: [line({ taxCategory, taxExemptionReason: reason })] });
    expect(note.items[0]).toMatchObject({
      taxCategory,
      taxRate: '0',
      taxExemptionReason: reason,
      tax: '0.00',
    });
    expect(note.taxBreakdown).toEqual([
      { category: taxCategory, rate: '0', exemptionReason: reason, taxable: '100.00', tax: '0.00' },
    ]);
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
      `Dr 4000 100.00 ${taxCategory}0`,
      'Cr 1100 100.00',
    ]);
    const silent = creditNote({ items: [line({ taxCategory })] });
    expectInvalid(await books.live.post('/credit-notes', silent), 'items.0.taxExemptionReason');
    const taxed = creditNote({ items: [line({ taxCategory, taxExemptionReason: reason, taxRate: 20 })] });
    expectInvalid(await books.live.post('/credit-notes', taxed), 'items.0.taxRate');
  });

  it('may differ from line to line, each with its row in the breakdown', async () => {
    const note = await books.credited({
      items: [
        line({ taxRate: 20 }),
        line({ taxCategory: 'K', taxExemptionReason: 'Intra-community' }),
        line({ taxRate: 0 }),
        line({ taxCategory: 'E', taxExemptionReason: 'Insurance' }),
      ],
    });
    expect(note.taxBreakdown.map(({ category }: { category: string }) => category).sort()).toEqual([
      'E',
      'K',
      'S',
      'Z',
    ]);
    expect(note.totals).toEqual({ net: '400.00', tax: '20.00', gross: '420.00' });
  });

  it.each([
    ['S at 0 %', { taxCategory: 'S', taxRate: 0 }, 'items.0.taxRate'],
    ['Z at 20 %', { taxCategory: 'Z', taxRate: 20 }, 'items.0.taxRate'],
    ['S with a reason', { taxRate: 20, taxExemptionReason: 'None' }, 'items.0.taxExemptionReason'],
    ['a category that is none', { taxCategory: 'X' }, 'items.0.taxCategory'],
    ['a category in small letters', { taxCategory: 's', taxRate: 20 }, 'items.0.taxCategory'],
    ['a tax of a list without its reason', { taxes: [{ category: 'E' }] }, 'items.0.taxes.0.exemptionReason'],
  ])('refuses %s', async (_, tax, field) => {
    expectInvalid(await books.live.post('/credit-notes', creditNote({ items: [line(tax)] })), field);
  });

  it('puts every category under the tax lock', async () => {
    const guarded = await openBooks(app);
    await guarded.live.put('/periods/locks', { tax: '2026-04-30' });
    for (const tax of [
      { taxRate: 20 },
      { taxRate: 0 },
      { taxCategory: 'O', taxExemptionReason: 'No supply' },
    ]) {
      const note = creditNote({ issueDate: '2026-04-30', items: [line(tax)] });
      const { status, body } = await guarded.live.post('/credit-notes', note);
      expect([status, body.code, body.lock]).toEqual([403, 'period_locked', 'tax']);
    }
    expect((await guarded.counts()).creditNotes).toBe(0);
  });
});
