import { invalid } from '../../../domain/errors';
import { newId } from '../../../platform/ids';
import type { Row } from '../../../platform/database/write-set';
import { dk } from './dk.data';
import { gb } from './gb';
import { generic } from './generic';
import { pcg } from './pcg.data';
import { skr03 } from './skr03.data';
import { skr04 } from './skr04.data';
import type { ChartTemplate, TemplateTaxRate } from './template';

export type {
  ChartTemplate,
  TemplateAccount,
  TemplateTaxRate,
  TemplateVatKey,
  VatKeySystem,
} from './template';

export const chartTemplates: readonly ChartTemplate[] = [gb, skr03, skr04, pcg, dk, generic];
export const chartTemplateNames: readonly string[] = chartTemplates.map((template) => template.name);

/** The name of the template that a country's organisations open with. */
export function templateFor(country: string): string {
  return (chartTemplates.find(({ countries }) => countries.includes(country)) ?? generic).name;
}

export interface ChartRows {
  readonly accounts: readonly Row[];
  readonly accountRoles: readonly Row[];
  readonly taxRates: readonly Row[];
}

/**
 * What a new organisation opens with, for the tables `accounts`, `account_roles` and `tax_rates`.
 * @throws DomainError `validation_failed` on field `chartTemplate` for a name that is none.
 */
export function chartRows(templateName: string, organisationId: string, now: Date): ChartRows {
  const template = chartTemplates.find(({ name }) => name === templateName);
  if (!template) throw invalid('chartTemplate', `must be one of ${chartTemplateNames.join(', ')}`);
  const withIds = template.accounts.map((account) => ({ ...account, id: newId('acc') }));
  return {
    accounts: withIds.map(({ id, code, name, type }) => ({
      organisation_id: organisationId,
      id,
      code,
      name,
      type,
      archived_at: null,
      created_at: now,
      updated_at: now,
    })),
    accountRoles: withIds.flatMap(({ id, role }) =>
      role === undefined
        ? []
        : [{ organisation_id: organisationId, role, account_id: id, current: true, assigned_at: now }],
    ),
    taxRates: template.taxRates.map((rate) => taxRateRow(rate, organisationId, now)),
  };
}

function taxRateRow(rate: TemplateTaxRate, organisationId: string, now: Date): Row {
  return {
    organisation_id: organisationId,
    id: newId('txr'),
    tax_code: rate.taxCode,
    zone: rate.zone,
    name: rate.name,
    category: rate.category,
    rate: rate.rate,
    exemption_reason: rate.exemptionReason ?? null,
    valid_from: rate.validFrom,
    valid_to: rate.validTo ?? null,
    created_at: now,
    updated_at: now,
  };
}
