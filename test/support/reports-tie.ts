import { Decimal } from '../../src/domain/money/decimal';
import type { Answer, Service } from './app';
import type { Books } from './books';
import { ledgerOf, openSession, type Session } from './plain-sql';
import { rollUp } from './rollup';

const total = (amounts: readonly string[]): string =>
  amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed(2);

/**
 * Every report against the lines of the journal and against the others, on every date that the journal has and the day
 * before it begins; with the journal added up as far as it happens to be, then to its end, and with the sums made again.
 */
export async function assertReportsTie(app: Service, books: Books): Promise<void> {
  const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
  try {
    const days = await session.sql<{ day: string }>(
      `SELECT DISTINCT day::text FROM (SELECT date AS day FROM journal_lines UNION SELECT min(date) - 1 FROM journal_lines
         UNION SELECT date FROM allocations) d ORDER BY 1`,
    );
    const dates = days.map(({ day }) => day);
    const before = await answersOn(books, dates);
    await assertTied(session, books, dates);
    await rollUp(app, books);
    await assertRollupIsTheLines(session);
    expect(await answersOn(books, dates)).toEqual(before);
    await rollUp(app, books, { afresh: true });
    await assertRollupIsTheLines(session);
    expect(await answersOn(books, dates)).toEqual(before);
  } finally {
    await session.end();
  }
}

/** What is to be the same wherever the sums stand. */
async function answersOn(books: Books, dates: readonly string[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const day of dates) {
    answers.push(await report(books, `trial-balance?asOf=${day}`));
    answers.push(await report(books, `trial-balance?from=${dates[1] ?? day}&asOf=${dates.at(-1) ?? day}`));
  }
  return answers;
}

async function report(books: Books, path: string): Promise<Answer['body']> {
  const { status, body, text } = await books.live.get(path.startsWith('/') ? path : `/reports/${path}`);
  if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`);
  return body;
}

/** Of every day and of every month, in an organisation's session. */
export async function assertRollupIsTheLines(session: Session): Promise<void> {
  for (const [span, day] of [
    ['day', 'l.date'],
    ['month', `date_trunc('month', l.date)::date`],
  ]) {
    const rows = await session.sql(
      `SELECT * FROM (
         SELECT start_date::date AS start, account_id, vat_code, closing, base_debit, base_credit FROM journal_rollup
           WHERE span = $1
       ) r FULL JOIN (
         SELECT ${day} AS start, l.account_id, coalesce(l.vat_code, '') AS vat_code, e.source_type = 'year_end' AS closing,
           sum(l.base_debit) AS base_debit, sum(l.base_credit) AS base_credit
         FROM journal_lines l JOIN journal_entries e ON e.number = l.entry_number GROUP BY 1, 2, 3, 4
       ) l USING (start, account_id, vat_code, closing)
       WHERE (r.base_debit, r.base_credit) IS DISTINCT FROM (l.base_debit, l.base_credit)`,
      [span],
    );
    expect(rows).toEqual([]);
  }
}

const CONTROL = `SELECT coalesce(sum(base_debit - base_credit), 0)::numeric(20, 2) AS balance FROM journal_lines
  WHERE account_id IN (SELECT account_id FROM account_roles WHERE role = $1) AND date <= $2`;

async function assertTied(session: Session, books: Books, dates: readonly string[]): Promise<void> {
  const controlOn = async (role: string, day: string): Promise<string> =>
    (await session.sql<{ balance: string }>(CONTROL, [role, day]))[0]?.balance ?? '';
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  for (const day of dates) {
    const debtors = await controlOn('debtors', day);
    const aged = await report(books, `aged-debtors?asOf=${day}&limit=200`);
    expect([day, aged.totals.base.total, aged.debtorsControl]).toEqual([day, debtors, debtors]);
    const { current, days1To30, days31To60, days61To90, over90 } = aged.totals.base;
    expect(total([current, days1To30, days31To60, days61To90, over90])).toBe(debtors);
    expect(await books.balances(day)).toEqual(await linesUpTo(session, day));
    await assertFinancial(books, first, day);
    await assertStatements(books, day);
  }
  const vat = await report(books, `vat-summary?from=${first}&to=${last}&period=month`);
  expect(vat.totals.tax).toBe(new Decimal(await controlOn('vat_output', last)).negated().toFixed(2));
  await assertDrillDown(books, vat);
  await assertDayBook(books, first, last);
  expect(await report(books, 'number-gaps')).toMatchObject({ complete: true });
}

async function linesUpTo(session: Session, day: string): Promise<Record<string, string>> {
  const rows = await session.sql<{ code: string; balance: string }>(
    `SELECT a.code, sum(l.base_debit - l.base_credit)::numeric(20, 2) AS balance
     FROM journal_lines l JOIN accounts a ON a.id = l.account_id WHERE l.date <= $1 GROUP BY a.code`,
    [day],
  );
  return Object.fromEntries(rows.map(({ code, balance }) => [code, balance]));
}

/** Profit and loss since the beginning is what the balance sheet has not closed, and both come from the trial balance. */
async function assertFinancial(books: Books, first: string, day: string): Promise<void> {
  const trial = await books.balances(day);
  const types = (await report(books, `trial-balance?asOf=${day}`)).accounts as {
    code: string;
    type: string;
  }[];
  const of = (...wanted: string[]): string =>
    total(types.filter(({ type }) => wanted.includes(type)).map(({ code }) => trial[code] ?? '0'));
  const result = await report(books, `profit-and-loss?from=${first}&to=${day}`);
  const sheet = await report(books, `balance-sheet?asOf=${day}`);
  const negated = (amount: string): string => total([new Decimal(amount).negated().toFixed()]);
  expect([day, result.income.total, result.expenses.total]).toEqual([
    day,
    negated(of('income')),
    of('expense'),
  ]);
  expect(sheet.profitNotClosed).toBe(result.profit);
  expect(sheet.totals.assets).toBe(of('asset'));
  expect(sheet.totals.liabilitiesAndEquity).toBe(sheet.totals.assets);
}

async function assertStatements(books: Books, day: string): Promise<void> {
  const { data } = (await books.live.get('/customers?limit=200')).body;
  for (const { id } of data as { id: string }[]) {
    const statement = await report(books, `/customers/${id}/statement?from=2026-01-01&to=${day}&limit=200`);
    const { body } = await books.live.get(`/customers/${id}/balance?asOf=${day}`);
    expect([id, day, statement.base.closing]).toEqual([id, day, body.baseBalance]);
    const lastRow = (statement.data as Answer['body'][]).at(-1);
    if (lastRow && statement.pagination.nextCursor === null)
      expect(lastRow.base.balance).toBe(statement.base.closing);
  }
}

/** The lines behind a figure add up to it. */
async function assertDrillDown(books: Books, vat: Answer['body']): Promise<void> {
  for (const { from, to, vatCode, tax, taxable } of vat.rows as Record<string, string>[]) {
    const lines: { figure: string; amount: string }[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const range = `from=${from ?? ''}&to=${to ?? ''}&vatCode=${vatCode ?? ''}`;
      const page: Answer['body'] = await report(books, `vat-summary/lines?${range}&limit=10${after}`);
      expect(page.totals).toEqual({ tax, taxable });
      lines.push(...(page.data as typeof lines));
      cursor = page.pagination.nextCursor as string | null;
    }
    const of = (wanted: string): string =>
      total(lines.filter(({ figure }) => figure === wanted).map(({ amount }) => amount));
    expect([of('tax'), of('taxable')]).toEqual([tax, taxable]);
  }
}

/** What documents and their voids did to the VAT accounts is all that ever happens to them here. */
async function assertDayBook(books: Books, from: string, to: string): Promise<void> {
  const book = await report(books, `sales-day-book?from=${from}&to=${to}&limit=200`);
  const { totals } = await report(books, `vat-summary?from=${from}&to=${to}`);
  expect(book.totals.base.tax).toBe(totals.tax);
  if (book.pagination.nextCursor === null)
    expect(total((book.data as Answer['body'][]).map(({ base }) => base.gross as string))).toBe(
      book.totals.base.gross,
    );
}
