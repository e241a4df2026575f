import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { entryOf, written, writtenInBase } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectRefusal } from '../../support/problems';

describe('A credit note in a foreign currency', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const entry = async (note: { journalEntryId: string }) => entryOf(books.live, note.journalEntryId);

  it('posts both currencies, at the rate given', async () => {
    const note = await books.credited({ currency: 'EUR', exchangeRate: '0.85' });
    expect(note).toMatchObject({ currency: 'EUR', exchangeRate: '0.85', totals: { gross: '120.00' } });
    const posted = await entry(note);
    expect(posted).toMatchObject({ currency: 'EUR', exchangeRate: '0.85' });
    expect(written(posted)).toEqual(['Dr 4000 100.00 S20', 'Dr 2200 20.00 S20', 'Cr 1100 120.00']);
    expect(writtenInBase(posted)).toEqual(['Dr 4000 85.00 S20', 'Dr 2200 17.00 S20', 'Cr 1100 102.00']);
    expect(await books.balances()).toEqual({ 1100: '-102.00', 2200: '17.00', 4000: '85.00' });
  });

  it('sends what rounding leaves in base to Exchange rounding, in base only', async () => {
    const items = [
      { description: 'a', quantity: 1, unitPrice: '0.01', taxRate: 0 },
      { description: 'b', quantity: 1, unitPrice: '0.01', taxCategory: 'E', taxExemptionReason: 'x' },
      { description: 'c', quantity: 1, unitPrice: '0.01', taxCategory: 'O', taxExemptionReason: 'x' },
    ];
    const note = await books.credited({ currency: 'EUR', exchangeRate: '0.6', items });
    const posted = await entry(note);
    expect(written(posted).slice(0, 4)).toEqual([
      'Dr 4000 0.01 Z0',
      'Dr 4000 0.01 E0',
      'Dr 4000 0.01 O0',
      'Cr 1100 0.03',
    ]);
    expect(writtenInBase(posted).slice(3)).toEqual(['Cr 1100 0.02', 'Cr 7907 0.01']);
    expect(posted.lines[4]).toMatchObject({ debit: '0.00', credit: '0.00' });
    expect(await books.balances()).toEqual({ 1100: '-0.02', 4000: '0.03', 7907: '-0.01' });

    await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    expect(await books.balances()).toEqual({ 1100: '0.00', 4000: '0.00', 7907: '0.00' });
  });

  it('in yen has no decimals', async () => {
    const items = [{ description: 'Widget', quantity: '1.5', unitPrice: 333, taxRate: 10 }];
    const note = await books.credited({ currency: 'JPY', exchangeRate: '0.0052', items });
    expect(note.totals).toEqual({ net: '500', tax: '50', gross: '550' });
    expect(note.signedTotals.gross).toBe('-550');
    expect(writtenInBase(await entry(note))).toEqual([
      'Dr 4000 2.60 S10',
      'Dr 2200 0.26 S10',
      'Cr 1100 2.86',
    ]);
    const fine = { currency: 'JPY', exchangeRate: '0.0052', refundAmount: '0.5' };
    expectInvalid(await books.live.post('/credit-notes', creditNote(fine)), 'refundAmount');
  });

  it('in Kuwaiti dinars has three', async () => {
    const items = [
      { description: 'Widget', quantity: 1, unitPrice: '1.0005', taxRate: 5, discount: '0.001' },
    ];
    const note = await books.credited({ currency: 'KWD', exchangeRate: '2.4', items });
    expect(note.totals).toEqual({ net: '1.000', tax: '0.050', gross: '1.050' });
    expect(written(await entry(note))).toEqual(['Dr 4000 1.000 S5', 'Dr 2200 0.050 S5', 'Cr 1100 1.050']);
    expect((await books.balances())['1100']).toBe('-2.52');
  });

  it.each([
    ['JPY', '1000', ['1000', '200', '1200'], '-1200'],
    ['KWD', '10.005', ['10.005', '2.001', '12.006'], '-12.006'],
  ])('is none in books kept in %s', async (baseCurrency, unitPrice, [net, tax, gross], debtors) => {
    const own = await openBooks(app, { baseCurrency });
    const note = await own.credited({ items: [{ description: 'x', quantity: 1, unitPrice, taxRate: 20 }] });
    expect(note).toMatchObject({ currency: baseCurrency, exchangeRate: '1', totals: { net, tax, gross } });
    expect((await own.balances())['1100']).toBe(debtors);
  });

  it('converts between minor units of different sizes', async () => {
    const own = await openBooks(app, { baseCurrency: 'JPY' });
    await own.credited({ currency: 'KWD', exchangeRate: '480.123456789012' });
    expect(await own.balances()).toEqual({ 1100: '-57615', 2200: '9602', 4000: '48012', 7907: '1' });
  });

  it('settles out of band at its own rate, and leaves nothing behind', async () => {
    const { id: outOfBandAccountId } = (await books.live.get('/accounts?q=1260')).body.data[0];
    const note = await books.credited({
      currency: 'EUR',
      exchangeRate: '0.8571',
      outOfBandAmount: 120,
      outOfBandAccountId,
    });
    expect(note).toMatchObject({ status: 'applied', balance: '0.00' });
    const balances = await books.balances();
    expect(balances).toMatchObject({ 1100: '0.00', 1260: '-102.85' });
  });

  it.each([
    ['no rate', { currency: 'EUR' }, 'exchange_rate_required' as const],
    ['a rate for the base currency', { exchangeRate: '1.1' }, 'exchange_rate_not_allowed' as const],
  ])('is refused with %s', async (_, changes, code) => {
    expectRefusal(await books.live.post('/credit-notes', creditNote(changes)), { status: 422, code });
  });

  it('may name 1 as the rate of the base currency', async () => {
    expect((await books.credited({ exchangeRate: '1.000' })).exchangeRate).toBe('1');
  });

  it.each([
    ['a rate of zero', { currency: 'EUR', exchangeRate: 0 }, 'exchangeRate'],
    ['a negative rate', { currency: 'EUR', exchangeRate: -1 }, 'exchangeRate'],
    ['a rate of 13 decimals', { currency: 'EUR', exchangeRate: '0.1234567890123' }, 'exchangeRate'],
    ['a currency that is none', { currency: 'XXQ', exchangeRate: 1 }, 'currency'],
    ['a currency in small letters', { currency: 'eur', exchangeRate: 1 }, 'currency'],
  ])('is refused with %s', async (_, changes, field) => {
    expectInvalid(await books.live.post('/credit-notes', creditNote(changes)), field);
  });

  it('too large in base currency is refused', async () => {
    const items = [{ description: 'x', quantity: 1, unitPrice: '99999999999999', taxRate: 0 }];
    const huge = creditNote({ items, currency: 'EUR', exchangeRate: '1000000' });
    expectInvalid(await books.live.post('/credit-notes', huge), 'exchangeRate');
  });
});
