import type { ExportAccount } from '../export-format';
import { oneLine } from './one-line';

type NameOf = (account: ExportAccount, name: string) => string;

/**
 * A name for every account of the chart, by id. Where two would have the same they get their codes, and where even that
 * is another's name their ids.
 */
export function accountNames(chart: readonly ExportAccount[], nameOf: NameOf): ReadonlyMap<string, string> {
  const forms = [
    (account: ExportAccount) => nameOf(account, account.name),
    (account: ExportAccount) => nameOf(account, `${account.name} ${account.code}`),
    (account: ExportAccount) => nameOf(account, `${account.name} ${account.id}`),
  ];
  const names = new Map<string, string>();
  let unnamed = chart;
  for (const form of forms) {
    const counts = new Map<string, number>([...names.values()].map((name) => [name, 1]));
    for (const account of unnamed) counts.set(form(account), (counts.get(form(account)) ?? 0) + 1);
    const unique = unnamed.filter((account) => counts.get(form(account)) === 1);
    for (const account of unique) names.set(account.id, form(account));
    unnamed = unnamed.filter((account) => !names.has(account.id));
  }
  return names;
}

const TYPES: Readonly<Record<string, string>> = {
  asset: 'assets',
  liability: 'liabilities',
  equity: 'equity',
  income: 'income',
  expense: 'expenses',
};

export const typeName = (type: string): string => TYPES[type] ?? type;

/** What would begin a comment, a sub-account, a note or a virtual posting, or is no character to see. */
const UNFIT = /[:;|"[\]{}=*!@~\\\p{Cc}\p{Cf}]+/gu;

/** `income:sales`, for hledger and ledger. */
export const lowerCaseName: NameOf = ({ type, code }, name) =>
  `${typeName(type)}:${oneLine(name.replace(UNFIT, '-').toLowerCase()).replace(/^[- ]+|[- ]+$/g, '') || code.toLowerCase()}`;
