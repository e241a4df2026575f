import { formatAmount } from '../../../../domain/money/amount';
import { Decimal } from '../../../../domain/money/decimal';
import type { PlainDate } from '../../../../domain/periods/plain-date';
import type { ExportSource } from '../export-format';
import { unfit } from '../statutory/refusals';
import { OPENING_JOURNAL } from './journals.data';
import { fecAmount, fecDate, fecText, type FecLine } from './line';

interface Balance {
  code: string;
  name: string;
  balance: string;
  auxNumber: string | null;
  auxName: string | null;
}

/**
 * The balances that the year begins with, as one entry ("écriture de reprise des soldes"): accounts of the balance sheet,
 * debtors by customer; the result of years that were not closed stands on retained earnings. Nothing where all are zero.
 */
export async function openingLines(source: ExportSource, start: PlainDate): Promise<FecLine[]> {
  const { baseCurrency } = source.organisation;
  const lines: FecLine[] = [];
  for await (const { code, name, balance, auxNumber, auxName } of source.rows<Balance>(OPENING, [start])) {
    const amount = new Decimal(balance);
    if (code === null)
      throw unfit('fec', 'The result of earlier years has no account: give one the role retained_earnings');
    const number = `AN${start.slice(0, 4)}`;
    const side = (value: Decimal): string =>
      fecAmount(formatAmount(value.isNegative() ? new Decimal(0) : value, baseCurrency));
    lines.push({
      JournalCode: OPENING_JOURNAL[0],
      JournalLib: OPENING_JOURNAL[1],
      EcritureNum: number,
      EcritureDate: fecDate(start),
      CompteNum: code,
      CompteLib: fecText(name, code),
      CompAuxNum: fecText(auxNumber),
      CompAuxLib: fecText(auxName),
      PieceRef: number,
      PieceDate: fecDate(start),
      EcritureLib: `Report à nouveau ${start}`,
      Debit: side(amount),
      Credit: side(amount.negated()),
      EcritureLet: '',
      DateLet: '',
      ValidDate: fecDate(start),
      Montantdevise: '',
      Idevise: '',
    });
  }
  return lines;
}

/** The line of the result has the code null where no account has the role. */
const OPENING = `
  WITH before AS MATERIALIZED (
    SELECT account_id, customer_id, sum(base_debit - base_credit) AS balance
    FROM journal_lines WHERE organisation_id = $1 AND date < $2 GROUP BY account_id, customer_id)
  SELECT code, name, sum(balance)::text AS balance, "auxNumber", "auxName" FROM (
    SELECT a.code, a.name, b.balance, coalesce(c.reference, c.id) AS "auxNumber", c.name AS "auxName"
    FROM before b JOIN accounts a ON a.organisation_id = $1 AND a.id = b.account_id
    LEFT JOIN customers c ON c.organisation_id = $1 AND c.id = b.customer_id
    WHERE a.type NOT IN ('income', 'expense')
    UNION ALL
    SELECT r.code, r.name, b.balance, NULL, NULL
    FROM before b JOIN accounts a ON a.organisation_id = $1 AND a.id = b.account_id
    LEFT JOIN (SELECT a.code, a.name FROM account_roles h
                JOIN accounts a ON a.organisation_id = h.organisation_id AND a.id = h.account_id
                WHERE h.organisation_id = $1 AND h.role = 'retained_earnings' AND h.current) r ON true
    WHERE a.type IN ('income', 'expense')) s
  GROUP BY code, name, "auxNumber", "auxName" HAVING sum(balance) <> 0
  ORDER BY code, "auxNumber"`;
