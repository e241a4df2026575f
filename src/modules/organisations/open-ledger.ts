import type { Tx } from '../../platform/database/transaction';
import type { OrganisationFacts } from '../../platform/request-context/request-context';
import { chartRows } from '../accounts/templates';

/** Stages a ledger with its lock row, number series and the chart of its template: empty books, ready to be posted to. */
export function stageLedger(
  tx: Tx,
  facts: OrganisationFacts,
  numberSeries: Readonly<Record<string, string>>,
): void {
  const organisation_id = tx.organisationId;
  const opened_at = tx.ctx.now;
  tx.openLedger(facts);
  tx.writes.insert('ledgers', { organisation_id, handle: facts.id, opened_at });
  tx.writes.insert('period_locks', { organisation_id, version: 0 });
  for (const [document_type, pattern] of Object.entries(numberSeries))
    tx.writes.insert('number_series', { organisation_id, document_type, pattern });
  const chart = chartRows(facts.chartTemplate, organisation_id, opened_at);
  tx.writes.insert('accounts', ...chart.accounts);
  tx.writes.insert('account_roles', ...chart.accountRoles);
  tx.writes.insert('tax_rates', ...chart.taxRates);
}

/** Stages the public handle of a new organisation, which points at the ledger. */
export function stageHandle(tx: Tx, facts: OrganisationFacts): void {
  tx.writes.insert('organisations', {
    id: facts.id,
    organisation_id: tx.organisationId,
    name: facts.name,
    country: facts.country,
    base_currency: facts.baseCurrency,
    time_zone: facts.timeZone,
    fiscal_year_start_month: facts.fiscalYearStartMonth,
    reversal_date_policy: facts.reversalDatePolicy,
    chart_template: facts.chartTemplate,
    sandbox: facts.sandbox,
    vat_number: facts.vatNumber,
    address: facts.address,
    registration_number: facts.registrationNumber,
    export_settings: facts.exportSettings,
    document_settings: facts.documents,
    seller_version: facts.sellerVersion,
    created_at: facts.createdAt,
    updated_at: facts.createdAt,
  });
}
