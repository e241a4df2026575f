import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

describe('The split of a credit note without an invoice', () => {
  let app: TestApp;
  let books: Books;
  let outOfBandAccountId: string;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    outOfBandAccountId = (await books.live.get('/accounts?q=1260')).body.data[0].id;
  });

  it('leaves all of it on the customer’s account, unless the request says otherwise', async () => {
    expect(await books.credited()).toMatchObject({
      prePaymentAmount: '0.00',
      postPaymentAmount: '120.00',
      refundAmount: '0.00',
      creditAmount: '120.00',
      outOfBandAmount: '0.00',
      balance: '120.00',
    });
  });

  it('reserves what is to be refunded, and posts nothing for it yet', async () => {
    const note = await books.credited({ refundAmount: 120 });
    expect(note).toMatchObject({ refundAmount: '120.00', creditAmount: '0.00', balance: '120.00' });
    expect(await books.balances()).toEqual({ 1100: '-120.00', 2200: '20.00', 4000: '100.00' });
  });

  it('posts what is settled out of band at once, by an entry of its own on the same item', async () => {
    const note = await books.credited({
      outOfBandAmount: '45.50',
      creditAmount: '74.50',
      outOfBandAccountId,
    });
    expect(note).toMatchObject({ status: 'draft', outOfBandAccountId, balance: '74.50' });
    const settlement = await entryOf(books.live, note.settlementEntryId);
    expect(settlement).toMatchObject({
      number: 2,
      date: note.issueDate,
      sourceType: 'settlement',
      sourceId: note.id,
      documentNumber: note.number,
    });
    expect(written(settlement)).toEqual(['Dr 1100 45.50', 'Cr 1260 45.50']);
    expect(settlement.lines[0].openItemId).toBe(note.id);
    expect(await books.balances()).toEqual({
      1100: '-74.50',
      1260: '-45.50',
      2200: '20.00',
      4000: '100.00',
    });
    expect((await books.live.get(`/credit-notes/${note.id}`)).body.balance).toBe('74.50');
  });

  it('settled whole makes the note applied', async () => {
    const note = await books.credited({ outOfBandAmount: 120, outOfBandAccountId, status: 'issued' });
    expect(note).toMatchObject({ status: 'applied', balance: '0.00', issuedAt: expect.any(String) });
    expect((await books.balances())['1100']).toBe('0.00');
    const { body } = await books.live.get(`/events?objectId=${note.id}`);
    expect(body.data.map(({ type }: { type: string }) => type)).toEqual([
      'credit_note.created',
      'credit_note.issued',
      'credit_note.applied',
    ]);
  });

  it.each([
    ['too little', { refundAmount: 50, creditAmount: 60 }, '110.00'],
    ['too much', { refundAmount: 50, creditAmount: '70.01' }, '120.01'],
    ['nothing', { refundAmount: 0, creditAmount: 0 }, '0.00'],
    ['one part that is not the whole', { creditAmount: 119 }, '119.00'],
  ])('is refused when it adds up to %s', async (_, asked, askedTotal) => {
    const refused = await books.live.post('/credit-notes', creditNote(asked));
    expectRefusal(refused, { status: 422, code: 'split_mismatch' });
    expect(refused.body).toMatchObject({ currency: 'GBP', gross: '120.00', due: '0.00', askedTotal });
    expect((await books.counts()).creditNotes).toBe(0);
  });

  it.each([
    ['refundAmount', -1],
    ['creditAmount', '0.001'],
    ['outOfBandAmount', 'all of it'],
  ])('is refused when its %s is %s', async (field, amount) => {
    const request = creditNote({ [field]: amount, outOfBandAccountId });
    expectInvalid(await books.live.post('/credit-notes', request), field);
  });

  it('needs the account of what is settled out of band', async () => {
    const request = creditNote({ outOfBandAmount: 120 });
    expectInvalid(await books.live.post('/credit-notes', request), 'outOfBandAccountId');
  });

  it('takes no account that does not exist, or is a control account', async () => {
    const settled = (id: string) =>
      books.live.post('/credit-notes', creditNote({ outOfBandAmount: 120, outOfBandAccountId: id }));
    expectNotFound(await settled('acc_01kaa3w8wdf8v9t6rzqj1b0k7h'));
    const debtors = (await books.live.get('/accounts?q=1100')).body.data[0].id;
    expectRefusal(await settled(debtors), { status: 422, code: 'account_type_mismatch' });
    expect((await books.counts()).entries).toBe(0);
  });

  it('of a note free of charge is nothing', async () => {
    const items = [{ description: 'Sample', quantity: 1, unitPrice: 0, taxRate: 20 }];
    const note = await books.credited({ items, refundAmount: 0 });
    expect(note).toMatchObject({ refundAmount: '0.00', creditAmount: '0.00', balance: '0.00' });
  });
});
