import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { entryOf } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid } from '../../support/problems';

const pairs = (count: number, key = 'k', value = 'v'): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${key}${i}`, value]));

describe('What a credit note says beside its amounts', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  it('is kept as it was sent', async () => {
    const said = {
      reason: 'Returned faulty unit — “wrong colour”',
      reasonCode: 'returned',
      memo: 'Agreed with Jo',
      notes: 'Dear Sir,\n\nwith apologies 🙏',
      metadata: { order: '4711', empty: '', 'a key': 'two\nlines' },
      dimensions: { project: 'north' },
    };
    const note = await books.credited(said);
    expect(note).toMatchObject(said);
    expect((await books.live.get(`/credit-notes/${note.id}`)).body).toMatchObject(said);
  });

  it('puts the memo on the journal entry, and the notes not', async () => {
    const note = await books.credited({ memo: 'Agreed with Jo', notes: 'Dear Sir' });
    const entry = await entryOf(books.live, note.journalEntryId);
    expect(entry.memo).toBe('Agreed with Jo');
    expect(JSON.stringify(entry)).not.toContain('Dear Sir');
  });

  it('puts dimensions on the journal lines, each item’s own before the note’s', async () => {
    const item = (changes: object): object => ({
      description: 'x',
      quantity: 1,
      unitPrice: 10,
      taxRate: 20,
      ...changes,
    });
    const note = await books.credited({
      dimensions: { project: 'north', team: 'a' },
      items: [item({}), item({ dimensions: { team: 'b' } }), { lineType: 'text', description: 'none' }],
    });
    expect(note.items.map(({ dimensions }: { dimensions: object }) => dimensions)).toEqual([
      { project: 'north', team: 'a' },
      { project: 'north', team: 'b' },
      {},
    ]);
    const entry = await entryOf(books.live, note.journalEntryId);
    const posted = entry.lines as { account: { code: string }; debit: string; dimensions: object }[];
    expect(posted.map(({ account, debit, dimensions }) => [account.code, debit, dimensions])).toEqual([
      ['4000', '10.00', { project: 'north', team: 'a' }],
      ['4000', '10.00', { project: 'north', team: 'b' }],
      ['2200', '2.00', { project: 'north', team: 'a' }],
      ['2200', '2.00', { project: 'north', team: 'b' }],
      ['1100', '0.00', {}],
    ]);
    const ofTeam = await books.live.get('/journal/entries?dimension=team:b');
    expect(ofTeam.body.data.map(({ id }: { id: string }) => id)).toEqual([entry.id]);
    const { body: voided } = await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    const reversal = await entryOf(books.live, voided.reversalEntryId);
    expect(reversal.lines.map(({ dimensions }: { dimensions: object }) => dimensions)).toEqual(
      posted.map(({ dimensions }) => dimensions),
    );
  });

  it.each([
    ['a reason of 200 characters', { reason: '€'.repeat(200) }],
    ['a memo of 500', { memo: 'm'.repeat(500) }],
    ['notes of 2,000', { notes: 'n'.repeat(2000) }],
    ['50 pairs of metadata', { metadata: pairs(50, 'k', 'v'.repeat(500)) }],
    ['10 dimensions', { dimensions: pairs(10) }],
  ])('may have %s', async (_, said) => {
    expect(await books.credited(said)).toMatchObject(said);
  });

  it.each([
    ['a reason of 201 characters', { reason: 'r'.repeat(201) }, 'reason'],
    ['a reason of two lines', { reason: 'one\ntwo' }, 'reason'],
    ['an empty reason', { reason: '' }, 'reason'],
    ['a memo of 501', { memo: 'm'.repeat(501) }, 'memo'],
    ['notes of 2,001', { notes: 'n'.repeat(2001) }, 'notes'],
    ['51 pairs of metadata', { metadata: pairs(51) }, 'metadata'],
    ['metadata that is no text', { metadata: { order: 4711 } }, 'metadata'],
    ['metadata as a list', { metadata: ['order'] }, 'metadata'],
    ['a metadata key of 41 characters', { metadata: { ['k'.repeat(41)]: 'v' } }, 'metadata'],
    ['a metadata value of 501', { metadata: { k: 'v'.repeat(501) } }, 'metadata'],
    ['11 dimensions', { dimensions: pairs(11) }, 'dimensions'],
    ['a name of 201', { clientName: 'n'.repeat(201) }, 'clientName'],
  ])('may not have %s', async (_, said, field) => {
    const before = await books.counts();
    expectInvalid(await books.live.post('/credit-notes', creditNote(said)), field);
    expect(await books.counts()).toEqual(before);
  });
});
