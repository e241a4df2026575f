import { startTestApp, type TestApp } from '../../support/app';
import { created } from '../../support/books';
import { openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import { fetchFile } from '../../support/files';
import { logoRequest, png } from '../../support/images';
import { ledgerOf, openSession, outcomeOf } from '../../support/plain-sql';

describe('The seller on an issued document', () => {
  let app: TestApp;
  let books: CompleteBooks;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openCompleteBooks(app);
    await books.live.put('/organisation/logo', logoRequest(png()));
  });

  const party = (changes = {}) => ({ customerId: books.customer.id, clientName: undefined, ...changes });
  const bytes = async (path: string): Promise<Buffer> => {
    const answer = await fetchFile(app, books.liveKey, path);
    expect(answer.status).toBe(200);
    return answer.bytes;
  };
  const moveAndRebrand = async (): Promise<void> => {
    await books.live.patch('/organisation', {
      name: 'Südlicht SE',
      address: { line1: 'Neuer Wall 1', city: 'Hamburg', postalCode: '20354' },
      documents: { accentColour: '#aa0000', locale: 'da' },
    });
    await books.live.put('/organisation/logo', logoRequest(png({ colour: [200, 0, 0] })));
  };

  /** As the document is rendered now; what is marked as a draft never comes from the archive. */
  const rendered = (path: string): Promise<Buffer> => bytes(`${path}/pdf?draft=true`);

  it('stays as it was when address, name, colours or logo change later', async () => {
    const note = await books.credited(party({ status: 'issued' }));
    const invoice = await created(books.live, '/invoices', {
      ...party({ status: 'issued' }),
      items: [{ description: 'Lamp', quantity: 1, unitPrice: 100, taxRate: 19 }],
    });
    const paths = [`/credit-notes/${note.id}`, `/invoices/${invoice.id}`];
    const before = await Promise.all(paths.map(rendered));
    await moveAndRebrand();
    await books.live.delete('/organisation/logo');
    const after = await Promise.all(paths.map(rendered));
    expect(after.map((each, i) => before[i]?.equals(each))).toEqual([true, true]);
    for (const path of paths) {
      const xml = (await bytes(`${path}/xml`)).toString('utf8');
      expect(xml).toContain('Speicherstraße 12');
      expect(xml).not.toContain('Südlicht');
    }
  });

  it('is the present one as long as a document is a draft', async () => {
    const note = await books.credited(party());
    const path = `/credit-notes/${note.id}`;
    const before = await rendered(path);
    await moveAndRebrand();
    expect((await rendered(path)).equals(before)).toBe(false);
    await books.live.patch(path, { status: 'issued' });
    const issued = await rendered(path);
    await books.live.put('/organisation/logo', logoRequest(png()));
    expect((await rendered(path)).equals(issued)).toBe(true);
  });

  it('is fixed as well where a draft is issued by being used up', async () => {
    const owed = await created(books.live, '/invoices', {
      ...party({ status: 'issued' }),
      items: [{ description: 'Lamp', quantity: 1, unitPrice: 100, taxRate: 20 }],
    });
    const note = await books.credited(party());
    const { body } = await books.live.post(`/credit-notes/${note.id}/allocations`, {
      allocations: [{ invoiceId: owed.id, amount: '120.00' }],
    });
    expect(body.status).toBe('applied');
    await moveAndRebrand();
    const xml = (await bytes(`/credit-notes/${note.id}/xml`)).toString('utf8');
    expect(xml).toContain('Speicherstraße 12');
    expect(xml).not.toContain('Südlicht');
  });

  it('is changed by nobody, not by the owner of the database either', async () => {
    const note = await books.credited(party({ status: 'issued' }));
    const ledger = await ledgerOf(app, books.organisation.id);
    const sessions = [await openSession(app, 'service', ledger), await openSession(app, 'owner', ledger)];
    for (const session of sessions) {
      const change = session.sql(`UPDATE credit_notes SET seller_version = 1 WHERE id = $1`, [note.id]);
      expect(await outcomeOf(change)).toMatch(/CT001|42501/);
      expect(await outcomeOf(session.sql(`UPDATE seller_profiles SET profile = '{}'`))).toMatch(
        /CT001|42501/,
      );
      expect(await outcomeOf(session.sql(`DELETE FROM logos`))).toMatch(/CT001|42501/);
      await session.end();
    }
  });
});
