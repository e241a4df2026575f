import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { expectInvalid, expectProblem, expectRefusal, nothingIsWritten } from '../../support/problems';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
});
afterAll(() => app.close());

const item = { description: 'Widget', quantity: 1, unitPrice: 1, taxRate: 20 };
const post = (changes: object): Promise<Answer> => books.live.post('/credit-notes', creditNote(changes));
const postItem = (changes: object): Promise<Answer> => post({ items: [{ ...item, ...changes }] });
/** Raw JSON text in place of a value that JSON.stringify would not write. */
const postRaw = (field: string, text: string): Promise<Answer> =>
  books.live.post(
    '/credit-notes',
    JSON.stringify(creditNote({ items: [{ ...item, [field]: '$' }] })).replace('"$"', text),
  );

describe('a number', () => {
  nothingIsWritten(() => books);

  it.each(['0', '-1', '"0"', '"-1"', '"0.000000"', '-0', '0.0000001', '"1.0000001"'])(
    'is refused as a quantity: %s',
    async (text) => expectInvalid(await postRaw('quantity', text), 'items.0.quantity'),
  );

  it.each(['-0.01', '"-5"', '1.0000001', '"0.0000001"', '1e-7'])('is refused as a price: %s', async (text) =>
    expectInvalid(await postRaw('unitPrice', text), 'items.0.unitPrice'),
  );

  const never = [
    '1e400',
    '-1e400',
    '"NaN"',
    '"Infinity"',
    '"-Infinity"',
    '"1e5"',
    '"+1"',
    '" 1"',
    '"1 "',
    '"1,5"',
    '"1.000,00"',
    '"0x10"',
    '"1_000"',
    '"01"',
    '".5"',
    '"5."',
    '"١٢"',
    '"１"',
    '""',
    'true',
    '[1]',
    '{"value": 1}',
    '1234567890123456',
    '0.1234567890123456',
    '9007199254740993',
    '1e21',
    '"1234567890123456"',
    `"${'9'.repeat(10_000)}"`,
  ];
  it.each(
    never.flatMap((text) => ['quantity', 'unitPrice', 'discount', 'taxRate'].map((field) => [text, field])),
  )('%.30s is refused as %s', async (text, field) =>
    expectInvalid(await postRaw(field, text), `items.0.${field}`),
  );

  it('is refused where the amount that it leads to is beyond the books', async () => {
    const most = '999999999999999';
    expectProblem(await postItem({ quantity: most, unitPrice: most }));
    expectProblem(await postItem({ quantity: most, unitPrice: '1.5' }));
    expectProblem(await post({ items: Array.from({ length: 3 }, () => ({ ...item, unitPrice: most })) }));
    const foreign = {
      currency: 'USD',
      exchangeRate: '999999999999',
      items: [{ ...item, unitPrice: '99999999' }],
    };
    expectProblem(await post(foreign));
    const lines = [
      { accountCode: '1200', debit: most },
      { accountCode: '4000', credit: most },
    ];
    const entry = { date: '2026-01-05', currency: 'USD', exchangeRate: '9.5', lines };
    expectProblem(await books.live.post('/journal/entries', entry));
  });

  it.each(['-1', '101', '100.5', '20.00001', '"abc"'])('is refused as a VAT rate: %s', async (text) =>
    expectInvalid(await postRaw('taxRate', text), 'items.0.taxRate'),
  );

  it.each(['0', '-1', '0.0000000000001', '1e400'])('is refused as an exchange rate: %s', async (text) => {
    const body = JSON.stringify(creditNote({ currency: 'USD', exchangeRate: '$' })).replace('"$"', text);
    expectInvalid(await books.live.post('/credit-notes', body), 'exchangeRate');
  });

  it.each(['1.005', '0.001'])(
    'is refused as an amount of pounds with a tenth of a penny: %s',
    async (amount) => {
      expectProblem(await postItem({ discount: amount }));
      expectProblem(await post({ creditAmount: amount }));
      const lines = [
        { accountCode: '1200', debit: amount },
        { accountCode: '4000', credit: amount },
      ];
      expectInvalid(
        await books.live.post('/journal/entries', { date: '2026-01-05', lines }),
        'lines.0.debit',
      );
    },
  );
});

describe('a date', () => {
  nothingIsWritten(() => books);
  const impossible = [
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-04-31',
    '2026-1-5',
    '26-01-05',
    '20260105',
    '05/01/2026',
    '2026-01-05T00:00:00Z',
    '2026-01-05 ',
    '0000-01-01',
    '-2026-01-05',
    '+002026-01-05',
    'today',
    '',
    20260105,
    1767571200000,
    true,
    {},
    ['2026-01-05'],
  ];

  it.each(impossible)('is refused when it does not exist: %j', async (date) => {
    expectInvalid(await post({ issueDate: date }), 'issueDate');
    expectInvalid(
      await post({ originalInvoice: { number: 'A', issueDate: date } }),
      'originalInvoice.issueDate',
    );
    const lines = [
      { accountCode: '1200', debit: 1 },
      { accountCode: '4000', credit: 1 },
    ];
    expectInvalid(await books.live.post('/journal/entries', { date, lines }), 'date');
    expectInvalid(await books.live.put('/periods/locks', { all: date }), 'all');
    if (typeof date !== 'string') return;
    const text = encodeURIComponent(date);
    expectInvalid(await books.live.get(`/journal/entries?from=${text}`), 'from');
    expectInvalid(await books.live.get(`/journal/export?to=${text}`), 'to');
    expectInvalid(await books.live.get(`/credit-notes?issuedTo=${text}`), 'issuedTo');
    expectInvalid(await books.live.get(`/periods?from=${text}`), 'from');
    expectInvalid(await books.live.get(`/reports/trial-balance?asOf=${text}`), 'asOf');
  });

  it('is refused in the future, with the rule and not with the form', async () => {
    expectRefusal(await post({ issueDate: '9999-12-31' }), { status: 422, code: 'date_in_future' });
  });
});

describe('a code from a list', () => {
  nothingIsWritten(() => books);

  it.each(['XXX', 'ZZZ', 'gbp', 'GB', 'GBPP', '£', '826', '', ' GBP', 826, {}, ['GBP']])(
    'is refused as a currency: %j',
    async (currency) => {
      expectInvalid(await post({ currency, exchangeRate: 1 }), 'currency');
      const organisation = { name: 'New', country: 'GB', baseCurrency: currency };
      expectInvalid(await app.staff().post('/organisations', organisation), 'baseCurrency');
      expectInvalid(await books.live.post('/customers', { name: 'A', currency }), 'currency');
    },
  );

  it.each([
    ['status', 'voided'],
    ['status', 'applied'],
    ['status', 'ISSUED'],
    ['reasonCode', 'because'],
    ['clientEmail', 'nobody'],
    ['clientEmail', 'a@b@c.example'],
    ['clientEmail', 'a b@c.example'],
    ['clientEmail', 'a@c.example\r\nbcc: x@y.example'],
    ['pricesIncludeTax', 'yes'],
    ['pricesIncludeTax', 1],
  ])('is refused as %s: %j', async (field, value) => {
    expectInvalid(await post({ [field]: value }), field);
  });

  it.each(['X', 's', 'SS', '', 'Standard'])('is refused as a VAT category: %j', async (taxCategory) => {
    expectInvalid(await postItem({ taxCategory }), 'items.0.taxCategory');
  });
});

describe('a field that the request does not have', () => {
  nothingIsWritten(() => books);

  it('is refused by its full name, wherever it is', async () => {
    expectInvalid(await post({ tax_rate: 20 }), 'tax_rate');
    expectInvalid(await post({ id: 'cn_x', organisationId: 'x' }), 'organisationId');
    expectInvalid(await postItem({ vat: 20 }), 'items.0.vat');
    expectInvalid(await postItem({ taxes: [{ rate: 20, amount: 5 }] }), 'items.0.taxes.0.amount');
    expectInvalid(
      await post({ originalInvoice: { number: 'A', issueDate: '2026-01-01', x: 1 } }),
      'originalInvoice.x',
    );
    const batch = { creditNotes: [creditNote(), creditNote({ items: [{ ...item, vat: 1 }] })] };
    expectInvalid(await books.live.post('/credit-notes/batch', batch), 'creditNotes.1.items.0.vat');
    const address = { line1: 'High Street', planet: 'Earth' };
    expectInvalid(await books.live.post('/customers', { name: 'A', address }), 'address.planet');
    expectInvalid(await books.live.get('/credit-notes?organisationId=x'), 'organisationId');
    expectInvalid(await books.live.get('/journal/export?offset=1'), 'offset');
  });
});
