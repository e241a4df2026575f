import type { SalesDayBookQuery, SALES_DOCUMENTS, SALES_STATUSES } from '../dto/sales-day-book.dto';

export interface DayBookRecord {
  readonly date: string;
  readonly type: (typeof SALES_DOCUMENTS)[number];
  readonly reversal: boolean;
  readonly sign: 1 | -1;
  readonly id: string;
  readonly number: string;
  readonly status: (typeof SALES_STATUSES)[number];
  readonly customer_id: string | null;
  readonly client_name: string;
  readonly invoice_id: string | null;
  readonly invoice_number: string | null;
  readonly currency: string;
  readonly exchange_rate: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
  readonly entry_id: string | null;
  /** 0 where nothing was posted. */
  readonly entry_number: number;
  readonly base_tax: string;
  readonly base_gross: string;
}

type Document = (typeof SALES_DOCUMENTS)[number];

const OF: Readonly<Record<Document, { table: string; sign: number; invoice: string; condition: string }>> = {
  invoice: {
    table: 'invoices',
    sign: 1,
    invoice: `NULL::text AS invoice_id, NULL::text AS invoice_number`,
    condition: `d.kind = 'invoice' AND d.status <> 'draft'`,
  },
  credit_note: {
    table: 'credit_notes',
    sign: -1,
    invoice: 'd.invoice_id, d.invoice_number',
    condition: 'true',
  },
};

const columnsOf = (type: Document): string => `'${type}' AS type, d.id, d.number, d.status, d.customer_id,
  d.client_name, ${OF[type].invoice}, d.currency, d.exchange_rate, d.net, d.tax, d.gross`;

/**
 * Documents of trade as the books have them: an entry of a document is its posting or, on its own date, the reversal of
 * that. What is free of charge has posted nothing and stands on its issue date with entry number 0.
 * Parameters: $1 the organisation, $2 and $3 the days, then those of the filters.
 */
function documentsSql(type: Document, filters: string): string {
  const { table, sign, condition } = OF[type];
  return `
    SELECT e.date, e.number AS entry_number, e.id AS entry_id, e.reverses_entry_id IS NOT NULL AS reversal,
      CASE WHEN e.reverses_entry_id IS NULL THEN ${sign} ELSE ${-sign} END AS sign, ${columnsOf(type)}
    FROM journal_entries e JOIN ${table} d ON d.organisation_id = e.organisation_id AND d.id = e.source_id
    WHERE e.organisation_id = $1 AND e.source_type = '${type}' AND e.date BETWEEN $2 AND $3${filters}
    UNION ALL
    SELECT d.issue_date, 0, NULL, false, ${sign}, ${columnsOf(type)}
    FROM ${table} d
    WHERE d.organisation_id = $1 AND d.journal_entry_id IS NULL AND ${condition} AND d.issue_date BETWEEN $2 AND $3${filters}`;
}

/** What of each entry is VAT, and what is the customer's, in base currency. */
const POSTED = `
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(l.base_credit - l.base_debit) FILTER (WHERE r.role = 'vat_output'), 0) AS base_tax,
      coalesce(sum(l.base_debit - l.base_credit) FILTER (WHERE r.role = 'debtors'), 0) AS base_gross
    FROM journal_lines l
    JOIN account_roles r ON r.organisation_id = l.organisation_id AND r.account_id = l.account_id
      AND r.role IN ('vat_output', 'debtors')
    WHERE l.organisation_id = $1 AND l.entry_number = n.entry_number
  ) b`;

interface Filtered {
  readonly sql: string;
  readonly params: unknown[];
}

function filtered(organisationId: string, query: SalesDayBookQuery & { from: string; to: string }): Filtered {
  const params: unknown[] = [organisationId, query.from, query.to];
  const place = (value: unknown): string => `$${params.push(value)}`;
  const common = (['status', 'customerId', 'currency'] as const)
    .filter((name) => query[name] !== undefined)
    .map((name) => ` AND d.${name === 'customerId' ? 'customer_id' : name} = ${place(query[name])}`)
    .join('');
  const types: readonly Document[] = query.documentType ? [query.documentType] : ['invoice', 'credit_note'];
  const invoice = query.invoiceId === undefined ? null : place(query.invoiceId);
  const parts = types.map((type) => {
    const column = type === 'invoice' ? 'd.id' : 'd.invoice_id';
    return documentsSql(type, invoice === null ? common : `${common} AND ${column} = ${invoice}`);
  });
  return { sql: parts.join(' UNION ALL '), params };
}

/** The rows in the order of the book: by date, entry and document; after a place, up to a number, or all. */
export function dayBookSql(
  organisationId: string,
  query: SalesDayBookQuery & { from: string; to: string },
  { after, most }: { after?: readonly string[] | null; most?: number } = {},
): Filtered {
  const { sql, params } = filtered(organisationId, query);
  const place = (value: unknown): string => `$${params.push(value)}`;
  const where = after
    ? `WHERE (n.date, n.entry_number, n.id) > (${place(after[0])}::date, ${place(after[1])}::bigint, ${place(after[2])})`
    : '';
  const limit = most === undefined ? '' : `LIMIT ${place(most)}`;
  return {
    sql: `SELECT n.*, b.* FROM (
        SELECT * FROM (${sql}) n ${where} ORDER BY n.date, n.entry_number, n.id ${limit}
      ) n ${POSTED} ORDER BY n.date, n.entry_number, n.id`,
    params,
  };
}

/** The same by currency, signed. */
export function dayBookTotalsSql(
  organisationId: string,
  query: SalesDayBookQuery & { from: string; to: string },
): Filtered {
  const { sql, params } = filtered(organisationId, query);
  return {
    sql: `SELECT n.currency, count(*) AS rows, sum(n.sign * n.net) AS net, sum(n.sign * n.tax) AS tax,
        sum(n.sign * n.gross) AS gross, sum(b.base_tax) AS base_tax, sum(b.base_gross) AS base_gross
      FROM (${sql}) n ${POSTED} GROUP BY n.currency ORDER BY n.currency`,
    params,
  };
}
