import type { Locks } from '../../domain/periods/locks';

interface ThroughDates {
  sales_through: string | null;
  tax_through: string | null;
  all_through: string | null;
  hard_through: string | null;
}

/** The results of a statement list that ends with those of `postingGate`. */
export type GateResults = readonly { readonly rows: readonly unknown[] }[];

/**
 * The organisation's lock row, which whoever posts holds FOR SHARE and whoever locks takes FOR UPDATE, and then its locked
 * months. READ COMMITTED gives the second statement a snapshot from after the row was taken.
 */
export function postingGate(
  organisationId: string,
  rowLock: '' | 'FOR SHARE' | 'FOR UPDATE',
): [string, string] {
  return [
    `SELECT sales_through, tax_through, all_through, hard_through FROM period_locks
     WHERE organisation_id = '${organisationId}' ${rowLock}`,
    `SELECT start_date AS start, end_date AS "end" FROM periods
     WHERE organisation_id = '${organisationId}' AND status = 'locked' ORDER BY start_date`,
  ];
}

export function locksOf(results: GateResults): Locks {
  const [gate, months] = results.slice(-2);
  const row = gate?.rows[0] as ThroughDates | undefined;
  if (!row) throw new Error('an organisation has a lock row');
  return {
    sales: row.sales_through,
    tax: row.tax_through,
    all: row.all_through,
    hard: row.hard_through,
    lockedPeriods: (months?.rows ?? []) as { start: string; end: string }[],
  };
}
