import { startTestApp, type TestApp } from '../support/app';
import { openBooks, type Books } from '../support/books';

describe('The VAT number of a customer', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app, { country: 'DE', baseCurrency: 'EUR' });
  });
  afterAll(() => app.close());

  const create = (request: object) => books.live.post('/customers', { name: 'Acme', ...request });

  it.each([
    ['AT', 'ATU13585627'],
    ['BE', 'BE0403019261'],
    ['BG', 'BG175074752'],
    ['CY', 'CY10259033P'],
    ['CZ', 'CZ25123891'],
    ['DE', 'DE136695976'],
    ['DK', 'DK13585628'],
    ['EE', 'EE100931558'],
    ['GR', 'EL094259216'],
    ['ES', 'ESA28015865'],
    ['FI', 'FI20774740'],
    ['FR', 'FR40303265045'],
    ['FR', 'FRK7399859412'],
    ['HR', 'HR33392005961'],
    ['HU', 'HU12892312'],
    ['IE', 'IE6433435OA'],
    ['IT', 'IT00743110157'],
    ['LT', 'LT119511515'],
    ['LU', 'LU15027442'],
    ['LV', 'LV40003521600'],
    ['MC', 'FR53000004605'],
    ['MT', 'MT11679112'],
    ['NL', 'NL004495445B01'],
    ['PL', 'PL8567346215'],
    ['PT', 'PT501964843'],
    ['RO', 'RO18547290'],
    ['SE', 'SE123456789701'],
    ['SI', 'SI50223054'],
    ['SK', 'SK2022749619'],
    ['GB', 'GB980780684'],
    ['GB', 'XI980780684'],
    ['IM', 'GB980780684'],
    ['CH', 'CHE107787577MWST'],
    ['CH', 'CHE107787577'],
    ['NO', 'NO995525828MVA'],
  ])(
    'of %s is taken as %s, with its prefix or without, and refused with another digit',
    async (country, vatNumber) => {
      expect((await create({ country, vatNumber })).body.vatNumber).toBe(vatNumber);
      if (!/^(CH|XI)/.test(vatNumber))
        expect((await create({ country, vatNumber: vatNumber.slice(2) })).body.vatNumber).toBe(vatNumber);
      const other = (Number(vatNumber[5]) + 1) % 10;
      const wrong = `${vatNumber.slice(0, 5)}${other}${vatNumber.slice(6)}`;
      const { status, body } = await create({ country, vatNumber: wrong });
      expect([wrong, status, body.errors?.[0]?.field]).toEqual([wrong, 400, 'vatNumber']);
    },
  );

  it.each([
    ['FR', ' fr 40 303 265 045 ', 'FR40303265045'],
    ['CH', 'CHE-107.787.577 MWST', 'CHE107787577MWST'],
    ['GR', 'GR 094259216', 'EL094259216'],
    ['NL', 'NL4495445B01', 'NL004495445B01'],
    ['US', '12-3456789', '123456789'],
    [null, 'pl 856-734-62-15', 'PL8567346215'],
  ])('of %s written as %j is kept as %s', async (country, vatNumber, kept) => {
    expect((await create({ country, vatNumber })).body.vatNumber).toBe(kept);
  });

  it.each([
    ['FR', 'DE136695976'],
    ['US', 'DE136695976'],
    ['GR', 'XI980780684'],
    ['DE', 'XX136695976'],
    ['DE', 'DE'],
    ['GB', 'GB100'],
    [null, '136695976'],
    [null, 'US123456789'],
    [null, 'DE136695975'],
  ])('does not fit %s as %s', async (country, vatNumber) => {
    const { status, body } = await create({ country, vatNumber });
    expect([status, body.errors[0].field]).toEqual([400, 'vatNumber']);
  });

  it('is checked again when the customer moves, and has to be given anew', async () => {
    const { id } = (await create({ country: 'FR', vatNumber: 'FR40303265045' })).body;
    const moved = await books.live.patch(`/customers/${id}`, { country: 'AT' });
    expect([moved.status, moved.body.errors[0].field]).toEqual([400, 'vatNumber']);
    const both = await books.live.patch(`/customers/${id}`, { country: 'AT', vatNumber: 'U13585627' });
    expect(both.body).toMatchObject({ country: 'AT', vatNumber: 'ATU13585627', vatZone: 'eu' });
    expect((await books.live.patch(`/customers/${id}`, { phone: '1' })).status).toBe(200);
  });

  it('makes a business of a customer in another member state, who without it is taxed at home', async () => {
    const consumer = (await create({ country: 'FR' })).body;
    expect(consumer.vatZone).toBe('domestic');
    const zoneAfter = async (change: object) =>
      (await books.live.patch(`/customers/${consumer.id}`, change)).body.vatZone;
    expect(await zoneAfter({ vatNumber: 'FR40303265045' })).toBe('eu');
    expect(await zoneAfter({ vatNumber: null })).toBe('domestic');
    expect(await zoneAfter({ country: 'CH' })).toBe('outside');
    expect(await zoneAfter({ country: 'GB', vatNumber: 'XI980780684' })).toBe('eu');
    expect(await zoneAfter({ vatNumber: 'GB980780684' })).toBe('outside');
    expect(await zoneAfter({ vatZone: 'domestic' })).toBe('domestic');
    expect(await zoneAfter({ country: 'US', vatNumber: null })).toBe('domestic');
  });
});
