import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { openItemsOf, transfer } from '../../support/manual-entries';
import { expectNotFound, expectRefusal } from '../../support/problems';

describe('A manual journal entry is refused, and leaves no trace,', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());

  const post = (changes: object = {}) => books.live.post('/journal/entries', transfer(changes));
  const withLines = (...lines: object[]) => post({ lines });
  const bank = (side: object): object => ({ accountCode: '1200', ...side });
  const deposit = (side: object): object => ({ accountCode: '1210', ...side });

  let before: Record<string, number>;
  beforeEach(async () => {
    books = await openBooks(app);
    const rent = (await books.live.get('/accounts?q=7100')).body.data[0];
    await books.live.patch(`/accounts/${rent.id}`, { archived: true });
    await books.live.put('/periods/locks', { hard: '2026-01-31' });
    before = await books.counts();
  });
  afterEach(async () => {
    expect(await books.counts()).toEqual(before);
    expect(await openItemsOf(app, books)).toEqual([]);
    expect(await books.balances()).toEqual({});
    await assertBooksHold(app, books);
  });

  const invalid = (field: string) => ({ status: 400, code: 'validation_failed', field }) as const;
  const rule = <C extends string>(code: C, field?: string) => ({ status: 422, code, field }) as const;
  const two = (first: object, second: object = bank({ credit: 10 })): object => ({
    lines: [first, second],
  });

  it.each([
    ['without lines', { lines: [] }, invalid('lines')],
    ['with one line', { lines: [bank({ debit: 10 })] }, invalid('lines')],
    ['with both sides on a line', two(deposit({ debit: 10, credit: 10 })), invalid('lines.0.debit')],
    ['with a line on no side', two(deposit({})), invalid('lines.0.debit')],
    ['with an amount of zero', two(deposit({ debit: 0 })), invalid('lines.0.debit')],
    ['with a negative amount', two(deposit({ debit: -10 })), invalid('lines.0.debit')],
    ['with half a penny', two(deposit({ debit: '10.005' })), invalid('lines.0.debit')],
    ['with an amount in base', two(deposit({ debit: 10, baseDebit: 10 })), invalid('lines.0.baseDebit')],
    ['with no account', two({ debit: 10 }), invalid('lines.0.accountId')],
    ['with an account twice', two(deposit({ debit: 10, accountId: 'acc_x' })), invalid('lines.0.accountId')],
    ['with a VAT code that is none', two(deposit({ debit: 10, vatCode: 'X9' })), invalid('lines.0.vatCode')],
    ['without a date', { date: undefined }, invalid('date')],
    ['on a date that does not exist', { date: '2026-02-29' }, invalid('date')],
    ['tomorrow', { date: '2026-05-21' }, rule('date_in_future', 'date')],
    ['on an archived account', two({ accountCode: '7100', debit: 10 }), rule('account_archived', 'lines.0')],
    [
      'on debtors without a customer',
      two({ accountCode: '1100', debit: 10 }),
      rule('customer_required', 'lines.0.customerId'),
    ],
    [
      'on VAT without a code',
      two({ accountCode: '2200', debit: 10 }),
      rule('vat_code_required', 'lines.0.vatCode'),
    ],
    ['in dollars without a rate', { currency: 'USD' }, rule('exchange_rate_required')],
    ['in pounds with a rate', { exchangeRate: '1.5' }, rule('exchange_rate_not_allowed')],
    ['at a rate of zero', { currency: 'USD', exchangeRate: 0 }, invalid('exchangeRate')],
    [
      'in yen and a half',
      { currency: 'JPY', exchangeRate: 1, ...two(deposit({ debit: 9.5 })) },
      invalid('lines.0.debit'),
    ],
    [
      'at a rate that leaves nothing of a line',
      {
        currency: 'USD',
        exchangeRate: '1000000000000',
        ...two(deposit({ debit: 9999 }), bank({ credit: 9999 })),
      },
      invalid('lines.0.baseDebit'),
    ],
    [
      'with totals beyond what the books hold',
      {
        lines: [
          deposit({ debit: '900000000000000' }),
          deposit({ debit: '900000000000000' }),
          bank({ credit: '900000000000000' }),
          bank({ credit: '900000000000000' }),
        ],
      },
      invalid('lines'),
    ],
    ['in a month behind the lock', { date: '2026-01-31' }, { status: 403, code: 'period_locked' }],
  ] as const)('%s', async (_, changes, refusal) => {
    expectRefusal(await post(changes), refusal);
  });

  it('out of balance, by a penny or by a side, with all the sums', async () => {
    const answer = await withLines(deposit({ debit: '10.01' }), bank({ credit: 10 }));
    expectRefusal(answer, { status: 422, code: 'entry_unbalanced' });
    expect(answer.body).toMatchObject({
      currency: 'GBP',
      debit: '10.01',
      credit: '10.00',
      baseDebit: '10.01',
    });
    const oneSided = await withLines(deposit({ debit: 10 }), bank({ debit: 10 }));
    expectRefusal(oneSided, { status: 422, code: 'entry_unbalanced' });
  });

  it("on another organisation's account or customer, or on none that there is", async () => {
    const others = await openBooks(app);
    const foreign = (await others.live.get('/accounts?q=1210')).body.data[0].id;
    const stranger = (await created(others.live, '/customers', { name: 'Gamma' })).id;
    for (const account of [{ accountId: foreign }, { accountId: 'acc_x' }, { accountCode: '9999' }])
      expectNotFound(await withLines({ ...account, debit: 10 }, bank({ credit: 10 })));
    for (const id of [stranger, 'cus_x'])
      expectNotFound(
        await withLines({ accountCode: '1100', debit: 10, customerId: id }, bank({ credit: 10 })),
      );
  });

  it('on a VAT account behind the tax lock, which leaves other entries alone', async () => {
    await books.live.put('/periods/locks', { tax: '2026-03-31', sales: '2026-03-31' });
    before = await books.counts();
    const vat = { accountCode: '2200', debit: 10, vatCode: 'S20' };
    const answer = await withLines(vat, bank({ credit: 10 }));
    expectRefusal(answer, { status: 403, code: 'period_locked' });
    expect(answer.body).toMatchObject({ date: '2026-03-10', lock: 'tax', firstOpenDay: '2026-04-01' });
    expect((await books.test.post('/journal/entries', transfer())).status).toBe(201);
  });
});
