import type { ChartAccount } from '../accounts/chart-of-accounts';
import type { LineAccountView } from './dto/journal-entry.dto';

type Names = ReadonlyMap<string, LineAccountView>;

const known = new WeakMap<ReadonlyMap<string, ChartAccount>, Names>();

/** Accounts of the chart as journal lines show them; made once for all entries of a set. */
export function accountNames(accounts: ReadonlyMap<string, ChartAccount>): Names {
  const names = known.get(accounts) ?? namesOf(accounts);
  known.set(accounts, names);
  return names;
}

const namesOf = (accounts: ReadonlyMap<string, ChartAccount>): Names =>
  new Map(
    [...accounts].map(([id, { code, name, roles }]) => [id, { id, code, name, role: roles[0] ?? null }]),
  );
