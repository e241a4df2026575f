import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';

const item = (changes: object = {}): object => ({
  description: 'Widget',
  quantity: 1,
  unitPrice: 100,
  taxRate: 20,
  ...changes,
});

describe('A credit note whose prices include tax', () => {
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

  const gross = (...items: object[]): object => ({ items, pricesIncludeTax: true });

  it.each([
    ['120.00', '20', ['100.00', '20.00', '120.00']],
    ['9.99', '20', ['8.32', '1.67', '9.99']],
    ['0.01', '20', ['0.01', '0.00', '0.01']],
    ['0.03', '20', ['0.02', '0.01', '0.03']],
    ['10.00', '17.5', ['8.51', '1.49', '10.00']],
    ['10.00', '0', ['10.00', '0.00', '10.00']],
  ])('keep the gross of %s at %s %%', async (unitPrice, taxRate, [net, tax, total]) => {
    const note = await books.credited(gross(item({ unitPrice, taxRate })));
    expect(note.totals).toEqual({ net, tax, gross: total });
    expect(note.pricesIncludeTax).toBe(true);
  });

  it('take the tax out of the sum per rate, and the lines add up', async () => {
    const note = await books.credited(
      gross(
        ...['1.99', '1.99', '1.99'].map((unitPrice) => item({ unitPrice })),
        item({ unitPrice: 5, taxRate: 5 }),
      ),
    );
    expect(note.taxBreakdown.map(({ taxable, tax }: Record<string, string>) => [taxable, tax])).toEqual([
      ['4.97', '1.00'],
      ['4.76', '0.24'],
    ]);
    expect(note.totals).toEqual({ net: '9.73', tax: '1.24', gross: '10.97' });
    const lines = note.items as { net: string; tax: string; gross: string }[];
    expect(lines.map((line) => line.gross)).toEqual(['1.99', '1.99', '1.99', '5.00']);
    for (const line of lines) expect((Number(line.net) + Number(line.tax)).toFixed(2)).toBe(line.gross);
    expect((await linesOf(note)).at(-1)).toBe('Cr 1100 10.97');
  });

  it('split the tax of a line among its taxes', async () => {
    const taxes = [
      { rate: 5, name: 'GST' },
      { rate: 10, name: 'PST' },
    ];
    const note = await books.credited(gross(item({ unitPrice: 115, taxRate: undefined, taxes })));
    expect(note.items[0].taxes.map(({ name, tax }: Record<string, string>) => [name, tax])).toEqual([
      ['GST', '5.00'],
      ['PST', '10.00'],
    ]);
    expect(await linesOf(note)).toEqual([
      'Dr 4000 100.00 S5',
      'Dr 2200 5.00 S5',
      'Dr 2200 10.00 S10',
      'Cr 1100 115.00',
    ]);
  });
});
