import type { Answer } from '../app';
import type { Caller } from './recorder';

/** The reports of a month, each as somebody would ask for it, and one of each kind as a file. */
export async function readReports(live: Caller, customerId: string): Promise<void> {
  const month = { from: '2026-04-01', to: '2026-04-30' };
  await live.record('getTrialBalance', { name: 'json', query: { asOf: '2026-04-25' } });
  await live.record('getTrialBalance', { name: 'csv', query: { asOf: '2026-04-25', format: 'csv' } });
  await live.record('getTrialBalance', {
    name: 'with-movement',
    query: { from: month.from, asOf: month.to },
    shorten: (body: Answer['body']) => ({ ...body, accounts: body.accounts.slice(0, 2) }) as unknown,
  });
  await live.record('getGeneralLedger', { query: { accountCode: '1100', ...month, limit: '2' } });
  await live.record('getAgedDebtors', { query: { asOf: '2026-04-30', limit: '2' } });
  await live.record('getCustomerStatement', {
    path: { id: customerId },
    query: { ...month, limit: '3' },
  });
  await live.record('getVatSummary', { query: { ...month, period: 'month' } });
  await live.record('listVatLines', { query: { ...month, vatCode: 'S20', limit: '2' } });
  await live.record('getProfitAndLoss', { query: month });
  await live.record('getBalanceSheet', { query: { asOf: month.to } });
  await live.record('getSalesDayBook', { query: { ...month, limit: '2' } });
  await live.record('getNumberGaps', { query: { limit: '2' } });
  await asFiles(live, customerId, month);
}

/** What a spreadsheet opens: one row a line, with its headings. */
async function asFiles(
  live: Caller,
  customerId: string,
  month: Readonly<{ from: string; to: string }>,
): Promise<void> {
  const shorten = (body: Answer['body']): string => (body as string).split('\n').slice(0, 3).join('\n');
  const csv = { name: 'csv', shorten };
  const format = 'csv';
  const path = { id: customerId };
  await live.record('getGeneralLedger', { ...csv, query: { accountCode: '1100', ...month, format } });
  await live.record('getAgedDebtors', { ...csv, query: { asOf: month.to, format } });
  await live.record('getCustomerStatement', { ...csv, path, query: { ...month, format } });
  await live.record('getVatSummary', { ...csv, query: { ...month, format } });
  await live.record('listVatLines', { ...csv, query: { ...month, vatCode: 'S20', format } });
  await live.record('getProfitAndLoss', { ...csv, query: { ...month, format } });
  await live.record('getBalanceSheet', { ...csv, query: { asOf: month.to, format } });
  await live.record('getSalesDayBook', { ...csv, query: { ...month, format } });
  await live.record('getNumberGaps', { ...csv, query: { format } });
  await live.record('getExceptionPostings', { ...csv, query: { format } });
}
