import { organisationFacts, type OrganisationRecord } from '../../platform/access/organisation-record';
import { ledgerIsClosed } from '../../platform/database/closed-ledger';
import type { Tx } from '../../platform/database/transaction';
import type { OrganisationFacts } from '../../platform/request-context/request-context';
import type { OrganisationView } from './dto/organisation.dto';

/** The settings as they are now; the context's may be older. Live work holds them until its commit. */
export async function currentFacts(tx: Tx, organisationId = tx.organisationId): Promise<OrganisationFacts> {
  const row = await tx.one<OrganisationRecord>(
    `SELECT * FROM organisations WHERE organisation_id = $1 ${tx.forUpdate}`,
    [organisationId],
  );
  if (!row) throw ledgerIsClosed();
  return organisationFacts(row);
}

/** Of those who only look; null when the sandbox has left the ledger. */
export async function shownFacts(tx: Tx): Promise<OrganisationFacts | null> {
  const row = await tx.one<OrganisationRecord>(`SELECT * FROM organisations WHERE organisation_id = $1`, [
    tx.organisationId,
  ]);
  return row && organisationFacts(row);
}

export function viewOf(
  facts: OrganisationFacts,
  numberSeries: Readonly<Record<string, string>> | null,
): OrganisationView {
  return {
    id: facts.id,
    name: facts.name,
    country: facts.country,
    baseCurrency: facts.baseCurrency,
    timeZone: facts.timeZone,
    fiscalYearStartMonth: facts.fiscalYearStartMonth,
    reversalDatePolicy: facts.reversalDatePolicy,
    chartTemplate: facts.chartTemplate,
    sandbox: facts.sandbox,
    vatNumber: facts.vatNumber,
    address: facts.address === null ? null : { ...facts.address },
    registrationNumber: facts.registrationNumber,
    exportSettings: { ...facts.exportSettings },
    documents: { requireEInvoice: false, ...facts.documents },
    ...(numberSeries && { numberSeries: { ...numberSeries } }),
    createdAt: facts.createdAt.toISOString(),
  };
}
