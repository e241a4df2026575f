import { startTestApp, type TestApp } from '../support/app';
import { created, openBooks, type Books } from '../support/books';
import { entryOf, written } from '../support/entries';
import { assertBooksHold } from '../support/invariants';
import { chartTemplate, vatKey } from '../../src/modules/accounts/templates/vat-keys';

const template = (name: string) => {
  const found = chartTemplate(name);
  if (!found) throw new Error(`there is no chart ${name}`);
  return found;
};

/** The codes of Debtors, Sales, VAT, bank and bad debts, and the standard rate. */
const CHARTS = [
  ['DE', 'skr03', 'EUR', { debtors: '1400', sales: '8200', vat: '1770', bank: '1200', bad: '2400' }, '19'],
  ['DE', 'skr04', 'EUR', { debtors: '1200', sales: '4000', vat: '3800', bank: '1800', bad: '6930' }, '19'],
  [
    'FR',
    'pcg',
    'EUR',
    { debtors: '411000', sales: '707000', vat: '445710', bank: '512000', bad: '654000' },
    '20',
  ],
  ['DK', 'dk', 'DKK', { debtors: '6190', sales: '1010', vat: '7680', bank: '6481', bad: '2280' }, '25'],
] as const;

describe('The charts of other countries', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());

  it.each([
    ['DE', 'skr03'],
    ['FR', 'pcg'],
    ['DK', 'dk'],
    ['GB', 'gb'],
    ['AT', 'generic'],
  ])('an organisation of %s opens with %s', async (country, chart) => {
    books = await openBooks(app, { country, baseCurrency: 'EUR' });
    expect((await books.live.get('/organisation')).body.chartTemplate).toBe(chart);
  });

  describe.each(CHARTS)('of %s: %s', (country, chartTemplate, baseCurrency, codes, rate) => {
    const open = async (): Promise<void> => {
      books = await openBooks(app, { country, baseCurrency, chartTemplate });
    };

    it('posts an invoice, its credit, a refund and a write-off to the accounts of the country', async () => {
      await open();
      const { id: customerId } = await created(books.live, '/customers', { name: 'Ærø Straße & Été ApS' });
      const product = await created(books.live, '/products', { name: 'Kørsel', taxCode: 'standard' });
      const { id: priceId } = await created(books.live, '/prices', { productId: product.id, unitPrice: 100 });
      const sold = await created(books.live, '/invoices', {
        customerId,
        status: 'issued',
        items: [{ priceId, quantity: 2 }],
      });
      expect(sold.items[0].taxRate).toBe(rate);
      const note = await created(books.live, '/credit-notes', {
        invoiceId: sold.id,
        items: [{ invoiceLineId: sold.items[0].id, quantity: 1 }],
      });
      const gross = `${100 + Number(rate)}.00`;
      expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
        `Dr ${codes.sales} 100.00 S${rate}`,
        `Dr ${codes.vat} ${rate}.00 S${rate}`,
        `Cr ${codes.debtors} ${gross}`,
      ]);
      await created(books.live, `/invoices/${sold.id}/write-offs`, { amount: 10 });
      const free = await created(books.live, '/credit-notes', {
        customerId,
        items: [{ priceId, quantity: 1 }],
        refundAmount: gross,
      });
      await created(books.live, `/credit-notes/${free.id}/refunds`, {});
      expect(await books.balances()).toEqual({
        [codes.debtors]: `${100 + Number(rate) - 10}.00`,
        [codes.sales]: '0.00',
        [codes.vat]: '0.00',
        [codes.bank]: `-${gross}`,
        [codes.bad]: '10.00',
      });
      const voided = await created(books.live, '/credit-notes', {
        customerId,
        items: [{ priceId, quantity: 1 }],
      });
      expect((await books.live.patch(`/credit-notes/${voided.id}`, { action: 'void' })).status).toBe(200);
      await assertBooksHold(app, books);
    });

    it('keeps the names of its accounts, whatever letters they have, as they are shown', async () => {
      await open();
      const { data } = (await books.live.get('/accounts?limit=200')).body;
      const shown = (data as { code: string; name: string }[]).map(({ code, name }) => `${code} ${name}`);
      const { accounts } = template(chartTemplate);
      expect(shown.sort()).toEqual(accounts.map(({ code, name }) => `${code} ${name}`).sort());
      expect(accounts.length).toBeGreaterThanOrEqual(40);
      expect(accounts.map(({ name }) => name).join('')).toMatch(/[äöüßéèàæøå]/);
    });

    it('makes names of VAT zones and exemptions from the law of the country', async () => {
      await open();
      const rateOf = async (zone: string, taxCode = 'standard') =>
        (await books.live.get(`/tax-rates?zone=${zone}&taxCode=${taxCode}&validOn=2026-05-20`)).body.data;
      expect(await rateOf('eu')).toMatchObject([{ category: 'K', rate: '0' }]);
      expect(await rateOf('outside')).toMatchObject([{ category: 'G', rate: '0' }]);
      expect(await rateOf('domestic', 'exempt')).toMatchObject([{ category: 'E', rate: '0' }]);
    });
  });

  it.each([
    ['skr03', '2006-12-31', 'standard', '16'],
    ['skr03', '2007-01-01', 'standard', '19'],
    ['skr03', '2020-06-30', 'standard', '19'],
    ['skr03', '2020-07-01', 'standard', '16'],
    ['skr04', '2020-12-31', 'reduced', '5'],
    ['skr04', '2021-01-01', 'reduced', '7'],
    ['pcg', '2013-12-31', 'standard', '19.6'],
    ['pcg', '2014-01-01', 'standard', '20'],
    ['pcg', '2014-01-01', 'intermediate', '10'],
    ['pcg', '2026-05-20', 'reduced', '5.5'],
    ['pcg', '2026-05-20', 'super-reduced', '2.1'],
    ['dk', '2026-05-20', 'standard', '25'],
  ])('%s knows of %s the rate %s as %s', (chart, date, taxCode, rate) => {
    const valid = template(chart).taxRates.filter(
      (each) =>
        each.taxCode === taxCode &&
        each.zone === 'domestic' &&
        each.validFrom <= date &&
        (each.validTo ?? date) >= date,
    );
    expect(valid.map((each) => each.rate)).toEqual([rate]);
  });

  it.each([
    ['skr03', 'datev', 'S19', '2026-05-20', '3'],
    ['skr04', 'datev', 'S7', '2026-05-20', '2'],
    ['skr03', 'datev', 'S16', '2006-12-31', '3'],
    ['skr03', 'datev', 'S16', '2020-06-30', '5'],
    ['skr03', 'datev', 'S16', '2020-07-01', '3'],
    ['skr03', 'datev', 'S16', '2021-01-01', '5'],
    ['skr03', 'datev', 'S5', '2020-12-31', '2'],
    ['skr03', 'datev', 'S5', '2021-01-01', '4'],
    ['skr03', 'datev', 'K0', '2026-05-20', '11'],
    ['skr03', 'datev', 'S20', '2026-05-20', null],
    ['dk', 'saft', 'S25', '2026-05-20', 'S1'],
    ['dk', 'datev', 'S25', '2026-05-20', null],
  ] as const)('%s names to %s the VAT code %s of %s as %s', (chart, system, code, date, key) => {
    expect(vatKey(template(chart), system, code, date)).toBe(key);
  });
});
