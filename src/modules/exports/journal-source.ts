import type { Snapshot } from '../../platform/database/snapshot';
import type { RequestContext } from '../../platform/request-context/request-context';
import { entriesOf, entryRowsSql } from './entry-rows';
import type {
  ExportAccount,
  ExportCustomer,
  ExportQuery,
  ExportScope,
  ExportSource,
  ExportTotals,
} from './formats/export-format';
import { hasLines, linesOfExport } from './journal-conditions';
import { preferFirstRow } from './prefer-first-row';

/** Control roles first: an account that ever held one serves nothing else. */
const ACCOUNTS = `SELECT a.id, a.code, a.name, a.type, (SELECT r.role FROM account_roles r
    WHERE r.organisation_id = a.organisation_id AND r.account_id = a.id
      AND (r.current OR r.role IN ('debtors', 'vat_output'))
    ORDER BY r.role IN ('debtors', 'vat_output') DESC, r.role LIMIT 1) AS role,
    (SELECT min(l.date) FROM journal_lines l
      WHERE l.organisation_id = a.organisation_id AND l.account_id = a.id) AS "firstDate"
  FROM accounts a WHERE a.organisation_id = $1`;

/** The one source of every format. The snapshot stays its opener's, who ends it. */
export function journalSource(
  snapshot: Snapshot,
  { organisation, today, now }: Pick<RequestContext, 'organisation' | 'today' | 'now'>,
  query: ExportQuery,
): ExportSource {
  const { organisationId, baseCurrency } = organisation;
  const scope = { organisationId, baseCurrency };
  const lines = linesOfExport(scope, query);
  return {
    organisation,
    query,
    today,
    createdAt: now,
    chart: () => snapshot.query<ExportAccount>(`${ACCOUNTS} ORDER BY a.code`, [organisationId]),
    accounts: () =>
      snapshot.query<ExportAccount>(`${ACCOUNTS} AND ${hasLines(query)} ORDER BY a.code`, [organisationId]),
    customers: () =>
      snapshot.rows<ExportCustomer>(
        `SELECT c.id, c.name, c.email, c.phone, c.address, c.country, c.vat_number AS "vatNumber", c.reference, c.currency
           FROM customers c JOIN (SELECT DISTINCT l.customer_id ${lines}) named ON named.customer_id = c.id
           WHERE c.organisation_id = $1 ORDER BY c.id`,
        [organisationId],
      ),
    totals: async () => {
      const [totals] = await snapshot.query<ExportTotals>(
        `SELECT count(DISTINCT l.entry_number)::text AS entries, count(*)::text AS lines,
           coalesce(sum(l.base_debit), 0)::text AS "baseDebit", coalesce(sum(l.base_credit), 0)::text AS "baseCredit",
           min(l.date) AS "from", max(l.date) AS "to" ${lines}`,
      );
      if (!totals) throw new Error('a count has one row');
      return totals;
    },
    entries: () => entries(snapshot, scope, query),
    rows: (sql, params = []) => snapshot.rows(sql, [organisationId, ...params]),
    copy: (statement) => copied(snapshot, statement(scope, query)),
  };
}

async function* copied(snapshot: Snapshot, sql: string): AsyncGenerator<Buffer> {
  await preferFirstRow(snapshot);
  yield* snapshot.copy(sql) as AsyncIterable<Buffer>;
}

async function* entries(snapshot: Snapshot, scope: ExportScope, query: ExportQuery) {
  const chart = await snapshot.query<ExportAccount>(ACCOUNTS, [scope.organisationId]);
  yield* entriesOf(
    copied(snapshot, entryRowsSql(scope, query)),
    new Map(chart.map((account) => [account.id, account])),
  );
}
