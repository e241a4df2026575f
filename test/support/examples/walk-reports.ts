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
}
