import type { ChartTemplatesView } from '../dto/template.dto';
import { chartTemplates } from './index';

export function templatesView(): ChartTemplatesView {
  return {
    data: chartTemplates.map(({ name, title, countries, accounts, taxRates, vatKeys }) => ({
      name,
      title,
      countries: [...countries],
      accounts: accounts.map((account) => ({
        ...account,
        role: account.role ?? null,
        automaticVatCode: account.automaticVatCode ?? null,
      })),
      taxRates: taxRates.map((rate) => ({
        ...rate,
        exemptionReason: rate.exemptionReason ?? null,
        validTo: rate.validTo ?? null,
      })),
      vatKeys: vatKeys.map((each) => ({
        ...each,
        validFrom: each.validFrom ?? null,
        validTo: each.validTo ?? null,
      })),
    })),
  };
}
