import type { ChartAccount } from '../accounts/chart-of-accounts';
import type { LineAccountView } from './dto/journal-entry.dto';

/** Accounts of the chart as journal lines show them. */
export function accountNames(accounts: ReadonlyMap<string, ChartAccount>): Map<string, LineAccountView> {
  return new Map(
    [...accounts].map(([id, { code, name, roles }]) => [id, { id, code, name, role: roles[0] ?? null }]),
  );
}
