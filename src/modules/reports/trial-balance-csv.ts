import type { TrialBalanceRow, TrialBalanceTotals, TrialBalanceView } from './dto/trial-balance.dto';
import { csvHeader, csvRows, type Column } from './reading/csv';

type Row = (Omit<TrialBalanceRow, 'type'> | (TrialBalanceTotals & { code: string; name: string })) & {
  type?: string;
  currency: string;
};

const ACCOUNT: readonly Column<Row>[] = [
  { name: 'account_code', of: ({ code }) => code, text: true },
  { name: 'account_name', of: ({ name }) => name, text: true },
  { name: 'account_type', of: ({ type }) => type ?? null },
];
const MOVED: readonly Column<Row>[] = [
  { name: 'opening_debit', of: ({ opening }) => opening?.debit ?? null },
  { name: 'opening_credit', of: ({ opening }) => opening?.credit ?? null },
  { name: 'movement_debit', of: ({ movement }) => movement?.debit ?? null },
  { name: 'movement_credit', of: ({ movement }) => movement?.credit ?? null },
];
const BALANCE: readonly Column<Row>[] = [
  { name: 'debit', of: ({ debit }) => debit },
  { name: 'credit', of: ({ credit }) => credit },
  { name: 'currency', of: ({ currency }) => currency },
];

/** With a first day also the opening balance and the movement; debit and credit are the closing balance. */
export function trialBalanceCsv({ from, asOf, currency, accounts, totals }: TrialBalanceView): {
  name: string;
  text: string;
} {
  const columns = [...ACCOUNT, ...(from === undefined ? [] : MOVED), ...BALANCE];
  const rows: Row[] = [
    ...accounts.map((row) => ({ ...row, currency })),
    { ...totals, code: '', name: 'Total', currency },
  ];
  return {
    name: `trial-balance-${from === undefined ? '' : `${from}-`}${asOf}`,
    text: csvHeader(columns) + csvRows(columns, rows),
  };
}
