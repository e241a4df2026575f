import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid } from '../../support/problems';

const item = (changes: object = {}): object => ({
  description: 'Widget',
  quantity: 1,
  unitPrice: 100,
  taxRate: 20,
  ...changes,
});

describe('The amounts of a credit note', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  const linesOf = async ({ journalEntryId }: { journalEntryId: string }): Promise<string[]> =>
    written(await entryOf(books.live, journalEntryId));

  it.each([
    ['3 × 0.333333', { quantity: 3, unitPrice: '0.333333' }, ['1.00', '0.20', '1.20']],
    ['0.5 × 0.01, half away from zero', { quantity: '0.5', unitPrice: '0.01' }, ['0.01', '0.00', '0.01']],
    ['0.000001 × 1,000,000', { quantity: '0.000001', unitPrice: 1000000 }, ['1.00', '0.20', '1.20']],
    ['12.345678 × 9.999999', { quantity: '12.345678', unitPrice: '9.999999' }, ['123.46', '24.69', '148.15']],
    ['a net of 0.125 taxed', { unitPrice: '0.13', taxRate: '17.5' }, ['0.13', '0.02', '0.15']],
    [
      '1 × 999,999,999,999.99',
      { unitPrice: '999999999999.99', taxRate: 0 },
      ['999999999999.99', '0.00', '999999999999.99'],
    ],
  ])('rounds %s once, to the penny', async (_, changes, [net, tax, gross]) => {
    const note = await books.credited({ items: [item(changes)] });
    expect(note.totals).toEqual({ net, tax, gross });
    expect((await books.live.get(`/credit-notes/${note.id}`)).body.totals).toEqual({ net, tax, gross });
  });

  it('computes the tax once per rate and shares it among the lines', async () => {
    const items = ['0.33', '0.33', '0.34'].map((unitPrice) => item({ unitPrice }));
    const note = await books.credited({ items: [...items, item({ unitPrice: 10, taxRate: 5 })] });
    expect(note.items.map(({ tax }: { tax: string }) => tax)).toEqual(['0.07', '0.06', '0.07', '0.50']);
    expect(note.taxBreakdown).toEqual([
      { category: 'S', rate: '20', exemptionReason: null, taxable: '1.00', tax: '0.20' },
      { category: 'S', rate: '5', exemptionReason: null, taxable: '10.00', tax: '0.50' },
    ]);
    expect(await linesOf(note)).toEqual([
      'Dr 4000 1.00 S20',
      'Dr 4000 10.00 S5',
      'Dr 2200 0.20 S20',
      'Dr 2200 0.50 S5',
      'Cr 1100 11.70',
    ]);
  });

  describe('with a discount', () => {
    it('take it off the line before tax', async () => {
      const note = await books.credited({ items: [item({ quantity: 3, discount: '50.01' })] });
      expect(note.items[0]).toMatchObject({
        discount: '50.01',
        net: '249.99',
        tax: '50.00',
        gross: '299.99',
      });
      expect(await linesOf(note)).toEqual(['Dr 4000 249.99 S20', 'Dr 2200 50.00 S20', 'Cr 1100 299.99']);
    });

    it('may come to nothing', async () => {
      const note = await books.credited({ items: [item({ discount: 100 })] });
      expect(note).toMatchObject({ totals: { gross: '0.00' }, journalEntryId: null });
    });

    it('take it off the gross where prices include tax', async () => {
      const items = [item({ unitPrice: 130, discount: 10 })];
      expect((await books.credited({ items, pricesIncludeTax: true })).totals).toEqual({
        net: '100.00',
        tax: '20.00',
        gross: '120.00',
      });
    });

    it.each([
      ['more than the line', '100.01'],
      ['negative', -1],
      ['finer than the currency', '0.001'],
    ])('refuse one that is %s', async (_, discount) => {
      const request = creditNote({ items: [item(), item({ discount })] });
      expectInvalid(await books.live.post('/credit-notes', request), 'items.1.discount');
    });
  });

  describe('with several taxes on a line', () => {
    const taxes = [
      { rate: 20, name: 'VAT' },
      { rate: '2.5', name: 'Levy' },
    ];

    it('compute each on the net and post it under its own code', async () => {
      const note = await books.credited({
        items: [item({ taxRate: undefined, taxes }), item({ unitPrice: 50 })],
      });
      expect(note.totals).toEqual({ net: '150.00', tax: '32.50', gross: '182.50' });
      expect(note.taxBreakdown).toEqual([
        { category: 'S', rate: '20', exemptionReason: null, taxable: '150.00', tax: '30.00' },
        { category: 'S', rate: '2.5', exemptionReason: null, taxable: '100.00', tax: '2.50' },
      ]);
      expect(await linesOf(note)).toEqual([
        'Dr 4000 150.00 S20',
        'Dr 2200 30.00 S20',
        'Dr 2200 2.50 S2.5',
        'Cr 1100 182.50',
      ]);
      expect((await books.live.get(`/credit-notes/${note.id}`)).body).toEqual(note);
    });

    it('refuse a single rate beside them', async () => {
      const request = creditNote({ items: [item({ taxes })] });
      expectInvalid(await books.live.post('/credit-notes', request), 'items.0.taxes');
    });

    it.each([
      ['none', []],
      ['eleven', Array.from({ length: 11 }, (_, i) => ({ rate: i + 1 }))],
    ])('refuse %s', async (_, none) => {
      const request = creditNote({ items: [item({ taxRate: undefined, taxes: none })] });
      expectInvalid(await books.live.post('/credit-notes', request), 'items.0.taxes');
    });
  });

  it.each([
    ['a quantity of zero', { quantity: 0 }, 'quantity'],
    ['a negative quantity', { quantity: -1 }, 'quantity'],
    ['a negative price', { unitPrice: -100 }, 'unitPrice'],
    ['a price of 7 decimals', { unitPrice: '1.0000001' }, 'unitPrice'],
    ['a quantity of 7 decimals', { quantity: '1.0000001' }, 'quantity'],
    ['a price beyond 15 digits', { unitPrice: '1000000000000000' }, 'unitPrice'],
    ['a line beyond 15 digits', { quantity: 1000000, unitPrice: '999999999999' }, 'unitPrice'],
    ['a number that a double has changed', { unitPrice: Number('12345678901234.567') }, 'unitPrice'],
    ['a rate above 100 %', { taxRate: 101 }, 'taxRate'],
    ['a rate of 5 decimals', { taxRate: '17.50001' }, 'taxRate'],
    ['words', { quantity: 'two' }, 'quantity'],
    ['a comma', { unitPrice: '1,50' }, 'unitPrice'],
  ])('refuse %s', async (_, changes, field) => {
    const request = creditNote({ items: [item(changes)] });
    expectInvalid(await books.live.post('/credit-notes', request), `items.0.${field}`);
  });

  it('balance in the books after all of this', async () => {
    const { body } = await books.live.get('/credit-notes?limit=200');
    const notes = body.data as { totals: { net: string; tax: string; gross: string } }[];
    const pence = (of: 'net' | 'tax' | 'gross'): bigint =>
      notes.reduce((sum, { totals }) => sum + BigInt(totals[of].replace('.', '')), 0n);
    const balances = await books.balances();
    const inPence = (code: string): bigint => BigInt((balances[code] ?? '').replace('.', ''));
    expect([inPence('4000'), inPence('2200'), -inPence('1100')]).toEqual([
      pence('net'),
      pence('tax'),
      pence('gross'),
    ]);
  });
});
