import type { ExportSource } from '../export-format';
import { unfit } from '../statutory/refusals';

export interface PersonalAccount {
  readonly number: string;
  readonly vatNumber: string | null;
}

/** The numbers of customers' accounts at a given length of general ledger accounts; they have one digit more. */
interface Range {
  readonly own: readonly [number, number];
  readonly derived: readonly [number, number];
  readonly collective: number;
}

/** DATEV keeps 1 to 6 as first digit for customers: 10000 to 69999 beside accounts of four digits. */
function rangeOf(accountNumberLength: number): Range {
  const unit = 10 ** (accountNumberLength - 4);
  return {
    own: [10_000 * unit, 40_000 * unit - 1],
    derived: [40_000 * unit, 70_000 * unit - 2],
    collective: 70_000 * unit - 1,
  };
}

/**
 * A customer's account: its `reference`, where that is a number from 10000 to 39999; else from 40000 on, in the order in which
 * customers first came into the journal, which nothing ever changes. Lines that name no customer are on 69999. (At five
 * digits; with longer account numbers each has zeros more.)
 */
export async function personalAccounts(
  source: ExportSource,
  accountNumberLength: number,
): Promise<(customerId: string | null) => PersonalAccount> {
  const range = rangeOf(accountNumberLength);
  const accounts = new Map<string, PersonalAccount>();
  let next = range.derived[0];
  for await (const { id, reference, vatNumber } of source.rows<Row>(FIRST_NAMED)) {
    const derived = next++;
    const own = reference !== null && /^[1-9]\d{4,8}$/.test(reference) ? Number(reference) : null;
    const number = own !== null && own >= range.own[0] && own <= range.own[1] ? own : derived;
    if (number > range.derived[1])
      throw unfit(
        'datev',
        'There are more customers than accounts: set `exportSettings.accountNumberLength` higher',
        {
          accountNumberLength,
        },
      );
    accounts.set(id, { number: String(number), vatNumber });
  }
  const collective: PersonalAccount = { number: String(range.collective), vatNumber: null };
  return (customerId) => (customerId === null ? collective : (accounts.get(customerId) ?? collective));
}

interface Row {
  id: string;
  reference: string | null;
  vatNumber: string | null;
}

const FIRST_NAMED = `SELECT c.id, c.reference, c.vat_number AS "vatNumber"
  FROM customers c
  JOIN (SELECT customer_id, min(entry_number * 1000000 + line_no) AS first
          FROM journal_lines WHERE organisation_id = $1 AND customer_id IS NOT NULL GROUP BY customer_id) named
    ON named.customer_id = c.id
  WHERE c.organisation_id = $1 ORDER BY named.first`;
