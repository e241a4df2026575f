import type { ReversalDatePolicy } from '../../domain/periods/locks';
import type { DocumentSettings, ExportSettings, OrganisationFacts } from '../request-context/request-context';

/** A row of `organisations`, as columns or as JSON. */
export interface OrganisationRecord {
  id: string;
  organisation_id: string;
  name: string;
  country: string;
  base_currency: string;
  time_zone: string;
  fiscal_year_start_month: number;
  reversal_date_policy: ReversalDatePolicy;
  chart_template: string;
  sandbox: boolean;
  vat_number: string | null;
  address: Record<string, string> | null;
  registration_number: string | null;
  export_settings: ExportSettings;
  document_settings: DocumentSettings;
  seller_version: number;
  created_at: string | Date;
}

export function organisationFacts(row: OrganisationRecord): OrganisationFacts {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    country: row.country,
    baseCurrency: row.base_currency,
    timeZone: row.time_zone,
    fiscalYearStartMonth: row.fiscal_year_start_month,
    reversalDatePolicy: row.reversal_date_policy,
    chartTemplate: row.chart_template,
    sandbox: row.sandbox,
    vatNumber: row.vat_number,
    address: row.address,
    registrationNumber: row.registration_number,
    exportSettings: row.export_settings,
    documents: row.document_settings,
    sellerVersion: row.seller_version,
    createdAt: new Date(row.created_at),
  };
}
