import { stringify } from 'csv-stringify/sync';
import type { TrialBalanceView } from './dto/trial-balance.dto';

export function trialBalanceCsv({ asOf, currency, accounts, totals }: TrialBalanceView): {
  name: string;
  text: string;
} {
  const rows = accounts.map(({ code, name, type, debit, credit }) => [
    code,
    name,
    type,
    debit,
    credit,
    currency,
  ]);
  const text = stringify([...rows, ['', 'Total', '', totals.debit, totals.credit, currency]], {
    header: true,
    columns: ['account_code', 'account_name', 'account_type', 'debit', 'credit', 'currency'],
    escape_formulas: true,
  });
  return { name: `trial-balance-${asOf}`, text };
}
