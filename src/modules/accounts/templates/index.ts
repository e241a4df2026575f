import { invalid } from '../../../domain/errors';
import { newId } from '../../../platform/ids';
import type { Row } from '../../../platform/database/write-set';
import { gb } from './gb';
import { generic } from './generic';
import type { ChartTemplate } from './template';

export type { ChartTemplate, TemplateAccount } from './template';

export const chartTemplates: readonly ChartTemplate[] = [gb, generic];
export const chartTemplateNames: readonly string[] = chartTemplates.map((template) => template.name);

/** The name of the template that a country's organisations open with. */
export function templateFor(country: string): string {
  return (chartTemplates.find(({ countries }) => countries.includes(country)) ?? generic).name;
}

export interface ChartRows {
  readonly accounts: readonly Row[];
  readonly accountRoles: readonly Row[];
}

/**
 * The rows of a new organisation's chart, for the tables `accounts` and `account_roles`.
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
  };
}
