import { startTestApp, type TestApp } from '../../support/app';
import { openBooks } from '../../support/books';

describe('Who an organisation is to authorities and accountants', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('is said when it is opened, and changed later', async () => {
    const { live } = await openBooks(app, {
      country: 'FR',
      baseCurrency: 'EUR',
      registrationNumber: '732 829 320',
      exportSettings: { accountNumberLength: 6 },
    });
    expect((await live.get('/organisation')).body).toMatchObject({
      registrationNumber: '732829320',
      exportSettings: { accountNumberLength: 6 },
    });
    const settings = { datevConsultantNumber: 1001, datevClientNumber: 456, datevChart: '03' };
    const changed = await live.patch('/organisation', { exportSettings: settings });
    expect(changed.body).toMatchObject({ registrationNumber: '732829320' });
    expect(changed.body.exportSettings).toEqual(settings);
    const cleared = await live.patch('/organisation', { registrationNumber: null, exportSettings: null });
    expect(cleared.body).toMatchObject({ registrationNumber: null, exportSettings: {} });
  });

  it('is refused when the register of its country could not have given it', async () => {
    const { live } = await openBooks(app, { country: 'FR', baseCurrency: 'EUR' });
    const { status, body } = await live.patch('/organisation', { registrationNumber: '732829321' });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ field: 'registrationNumber', message: expect.stringContaining('SIREN') }]);
    const beyond = await live.patch('/organisation', {
      exportSettings: { datevConsultantNumber: 1000, accountNumberLength: 9, datevChart: '05', other: 1 },
    });
    expect((beyond.body.errors as { field: string }[]).map(({ field }) => field).sort()).toEqual([
      'exportSettings.accountNumberLength',
      'exportSettings.datevChart',
      'exportSettings.datevConsultantNumber',
      'exportSettings.other',
    ]);
  });
});
