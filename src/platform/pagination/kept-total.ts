import type { Tx } from '../database/transaction';
import type { PageQuery } from './page-query.dto';

/** The lists whose length is kept as it changes; triggers see to it. */
export type KeptList =
  | 'credit_notes'
  | 'credit_notes_of_customer'
  | 'invoices'
  | 'invoices_of_customer'
  | 'payments'
  | 'payments_of_customer'
  | 'refunds'
  | 'write_offs'
  | 'open_items'
  | 'customers';

export type Count = () => Promise<number>;

/**
 * The length of a list, or of its rows with one label, in a time that does not depend on it, and exact: what was added up
 * and what was not yet, as one statement sees them. Undefined where the rest of the query narrows the list further:
 * then its rows have to be counted.
 */
export function keptTotal(
  tx: Tx,
  list: KeptList,
  { label, rest }: { readonly label?: string | undefined; readonly rest: PageQuery },
): Count | undefined {
  if (isNarrowed(rest)) return undefined;
  return async () => {
    const row = await tx.one<{ total: number | string }>(TOTAL, [tx.organisationId, list, label ?? null]);
    return Number(row?.total ?? 0);
  };
}

/** The length of a list of documents: of all, of those with one status, or of those of one customer. */
export function totalOfDocuments(
  tx: Tx,
  list: 'credit_notes' | 'invoices' | 'payments',
  { status, ...rest }: PageQuery & { readonly status?: string; readonly customerId?: string },
): Count | undefined {
  const { customerId, ...others } = rest;
  return customerId === undefined || status !== undefined
    ? keptTotal(tx, list, { label: status, rest })
    : keptTotal(tx, `${list}_of_customer`, { label: customerId, rest: others });
}

/** Whether a query asks for more than a page. */
export function isNarrowed({ page: _page, limit: _limit, cursor: _cursor, ...filters }: PageQuery): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

const TOTAL = `
  SELECT coalesce(sum(n), 0)::bigint AS total FROM (
    SELECT total AS n FROM list_totals
    WHERE organisation_id = $1 AND list = $2 AND ($3::text IS NULL OR label = $3)
    UNION ALL
    SELECT change FROM list_changes
    WHERE organisation_id = $1 AND list = $2 AND ($3::text IS NULL OR label = $3)
  ) counted`;
