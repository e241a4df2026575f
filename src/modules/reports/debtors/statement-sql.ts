import type { Books } from '../reading/books';
import type { AmountsRecord } from '../reading/line-record';

export interface MovementRecord extends AmountsRecord {
  readonly reversal: boolean;
}

export interface Account {
  readonly customerId: string;
  readonly currency: string | undefined;
}

/**
 * The lines of the debtors accounts that name the customer, with their entries. $1 is the organisation, $2 the customer, $3 the
 * currency or null.
 */
const ACCOUNT = `
  FROM journal_lines l
  CROSS JOIN LATERAL (SELECT * FROM journal_entries WHERE organisation_id = $1 AND number = l.entry_number OFFSET 0) e
  WHERE l.organisation_id = $1 AND l.customer_id = $2 AND ($3::text IS NULL OR e.currency = $3)
    AND l.account_id IN (SELECT account_id FROM account_roles WHERE organisation_id = $1 AND role = 'debtors')`;

export interface Sums {
  readonly currency: string;
  readonly debit: string;
  readonly credit: string;
  readonly base_debit: string;
  readonly base_credit: string;
}

const SUMS = `e.currency, sum(l.debit) AS debit, sum(l.credit) AS credit, sum(l.base_debit) AS base_debit,
  sum(l.base_credit) AS base_credit`;

/** What was posted to a customer's account up to a day, or within days, by currency. */
export function postedWithin(
  books: Books,
  { customerId, currency }: Account,
  from: string | null,
  to: string,
): Promise<Sums[]> {
  return books.query<Sums & object>(
    `SELECT ${SUMS} ${ACCOUNT} AND l.date <= $4 AND ($5::date IS NULL OR l.date >= $5) GROUP BY e.currency`,
    [books.organisationId, customerId, currency ?? null, to, from],
  );
}

/** … and everything up to a place in the list, itself included. */
export function postedThrough(
  books: Books,
  { customerId, currency }: Account,
  place: readonly string[],
): Promise<Sums[]> {
  return books.query<Sums & object>(
    `SELECT ${SUMS} ${ACCOUNT} AND l.date <= $4::date
       AND (l.date, l.entry_number, l.line_no) <= ($4::date, $5::bigint, $6::bigint) GROUP BY e.currency`,
    [books.organisationId, customerId, currency ?? null, ...place],
  );
}

export function movementsSql(
  books: Books,
  { customerId, currency }: Account,
  { from, to }: { from: string; to: string },
  { after, most }: { after?: readonly string[] | null; most?: number },
): { sql: string; params: unknown[] } {
  const params: unknown[] = [books.organisationId, customerId, currency ?? null, after?.[0] ?? from, to];
  const value = (each: unknown): string => `$${params.push(each)}`;
  const place = after
    ? `AND (l.date, l.entry_number, l.line_no) > ($4::date, ${value(after[1])}::bigint, ${value(after[2])}::bigint)`
    : '';
  const limit = most === undefined ? '' : `LIMIT ${value(most)}`;
  return {
    sql: `SELECT l.date, l.entry_number AS number, l.line_no, l.debit, l.credit, l.base_debit, l.base_credit,
        coalesce(l.description, e.memo) AS description, e.id, e.source_type, e.source_id,
        e.reverses_entry_id IS NOT NULL AS reversal, e.document_number, e.currency
      ${ACCOUNT} AND l.date BETWEEN $4 AND $5 ${place} ORDER BY l.date, l.entry_number, l.line_no ${limit}`,
    params,
  };
}
