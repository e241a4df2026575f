import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { judges, withProgram } from '../../support/judges';
import { inLedger, postTransfer } from '../../support/manual-entries';
import { postEntry } from '../../support/plain-entries';

const HOSTILE = [
  '=1+1 ; comment',
  '(virtual) [2026-13-99] {lot}',
  'a | b : c, d: e',
  'say "x" \\ \\" \\n',
  '* ! ~ % # ^link #tag @@ 5 GBP',
  '\u202Eمبيعات\u202C',
  '売上 😀 \u2028 next',
  'date: 2026-99-99, date2: x, :one:two:, key:: expr',
  "  two  spaces, 'quotes'  ",
  '2026-01-01 open Assets:Cash',
];
const NAMES = [...HOSTILE, 'Sales', 'sales', '😀', 'straße (Köln)', 'P&L — été', 'Sales 4710'];
const BROKEN = 'first\nsecond\r\n    ; third: x\n\nend comment\tfourth';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.travelTo('2026-05-20T12:00:00Z');
  books = await openBooks(app, { name: 'Say "Contoso" ; Ltd' });
  const { id: customerId } = await created(books.live, '/customers', { name: '=Beta | "Sons"; plc' });
  for (const [i, name] of NAMES.entries())
    await created(books.live, '/accounts', { code: `47${String(i).padStart(2, '0')}`, name, type: 'income' });
  for (const [i, text] of NAMES.entries())
    await postTransfer(books, {
      memo: text.trim(),
      lines: [
        {
          accountCode: '1100',
          debit: `${i + 1}.50`,
          customerId,
          description: text.trim(),
          dimensions: { 'Cost centre': text, 'cost-centre': 'two', [`k${text.slice(0, 20)}`]: 'x' },
        },
        { accountCode: `47${String(i).padStart(2, '0')}`, credit: `${i + 1}.50` },
      ],
    });
  await tradeAbroad(customerId);
  await inLedger(app, books, (session) =>
    postEntry(session, { memo: BROKEN }, [
      { account: '1210', debit: '10.00', credit: '0.00' },
      { account: '1200', debit: '0.00', credit: '10.00' },
    ]),
  );
});
afterAll(() => app.close());

/** An invoice, its part credited, the rest paid at another rate; currencies with no decimals and with three. */
async function tradeAbroad(customerId: string): Promise<void> {
  const abroad = { customerId, currency: 'USD' };
  const items = [
    { description: 'Consulting', quantity: 1, unitPrice: '99.99', taxRate: 20 },
    { description: 'Books', quantity: 1, unitPrice: '33.33', taxRate: 0 },
  ];
  const invoice = await created(books.live, '/invoices', {
    ...abroad,
    exchangeRate: '0.83337',
    number: 'INV, 1/ß',
    issueDate: '2026-04-01',
    items,
    status: 'issued',
  });
  const note = await created(books.live, '/credit-notes', { invoiceId: invoice.id, amount: '33.33' });
  await created(books.live, '/payments', {
    ...abroad,
    exchangeRate: '0.79',
    amount: '60.00',
    allocations: [{ invoiceId: invoice.id }],
  });
  await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
  for (const [currency, exchangeRate, amount] of [
    ['JPY', '0.0053', '1'],
    ['JPY', '0.0033333', '1001'],
    ['KWD', '2.61', '0.001'],
    ['KWD', '2.61', '7.125'],
  ])
    await postTransfer(books, {
      currency,
      exchangeRate,
      lines: [
        { accountCode: '1210', debit: amount },
        { accountCode: '1200', credit: amount },
      ],
    });
}

const exported = async (query: string): Promise<string> => {
  const answer = await books.live.get(`/journal/export?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.text;
};

describe.each(judges)('A journal of hostile texts and foreign currencies as $format', (judge) => {
  const itWith = withProgram(judge.program);

  itWith(`is accepted by ${judge.program}, which finds every account’s balance`, async () => {
    const text = await exported(`format=${judge.format}`);
    judge.check(text);
    const expected = Object.entries(await books.balances()).filter(([, amount]) => Number(amount) !== 0);
    expect(judge.balances(text)).toEqual(new Map(expected));
    expect(expected.length).toBeGreaterThan(NAMES.length + 5);
  });

  itWith('is still accepted when only what touches one account is asked for, and empty', async () => {
    const { body } = await books.live.get('/accounts?q=Bank%20Deposit');
    const id = body.data.find(({ code }: { code: string }) => code === '1210').id as string;
    const text = await exported(`format=${judge.format}&accountId=${id}`);
    judge.check(text);
    expect(judge.balances(text).get('1210')).toEqual((await books.balances())['1210']);
    judge.check(await exported(`format=${judge.format}&sourceType=year_end`));
  });
});
