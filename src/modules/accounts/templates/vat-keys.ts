import type { PlainDate } from '../../../domain/periods/plain-date';
import { chartTemplates } from './index';
import type { ChartTemplate, TemplateAccount, VatKeySystem } from './template';

/** The template of that name; of an organisation, `chartTemplate` names it. */
export function chartTemplate(name: string): ChartTemplate | undefined {
  return chartTemplates.find((template) => template.name === name);
}

/** How a system knows a VAT code on that day, or null where the chart has no key for it. */
export function vatKey(
  template: ChartTemplate,
  system: VatKeySystem,
  vatCode: string,
  date: PlainDate,
): string | null {
  const found = template.vatKeys.find(
    (each) =>
      each.system === system &&
      each.vatCode === vatCode &&
      (each.validFrom === undefined || each.validFrom <= date) &&
      (each.validTo === undefined || date <= each.validTo),
  );
  return found?.key ?? null;
}

/** The accounts from which the country's program takes VAT by itself: code of the account to VAT code. */
export function automaticAccounts(template: ChartTemplate): ReadonlyMap<string, string> {
  return new Map(
    template.accounts.flatMap(({ code, automaticVatCode }: TemplateAccount) =>
      automaticVatCode === undefined ? [] : [[code, automaticVatCode] as const],
    ),
  );
}
