import { DataSource } from 'typeorm';
import { GrossCredits1790000001900 } from '../../../migrations/1790000001900-GrossCredits';
import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';

describe('Credits that were made before their gross was counted', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('are counted when it is, so that the next takes up where they left off', async () => {
    const items = [{ description: 'Mug', quantity: 4, unitPrice: '9.99', taxRate: 20 }];
    const invoice = await issued(books, { items, pricesIncludeTax: true });
    const [{ id: invoiceLineId }] = invoice.items;
    const credit = (quantity: number) =>
      created(books.live, '/credit-notes', { invoiceId: invoice.id, items: [{ invoiceLineId, quantity }] });
    const voided = await credit(1);
    await credit(1);
    await books.live.patch(`/credit-notes/${voided.id}`, { action: 'void' });
    await repeat(app.database.ownerUrl, new GrossCredits1790000001900());
    await assertBooksHold(app, books);
    const next = await credit(1);
    expect(next.totals.gross).toBe('9.99');
    await assertBooksHold(app, books);
  });
});

/** Undoes the migration and applies it anew, in one transaction. */
async function repeat(ownerUrl: string, migration: GrossCredits1790000001900): Promise<void> {
  const source = await new DataSource({
    type: 'postgres',
    url: ownerUrl,
    installExtensions: false,
  }).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    await migration.down(runner);
    await migration.up(runner);
    await runner.commitTransaction();
  } finally {
    await runner.release();
    await source.destroy();
  }
}
