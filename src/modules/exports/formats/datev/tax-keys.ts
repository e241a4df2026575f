import type { PlainDate } from '../../../../domain/periods/plain-date';
import { automaticAccounts, chartTemplate, vatKey } from '../../../accounts/templates/vat-keys';

/** What DATEV does by itself with VAT, for the chart that the accounts follow. */
export interface TaxKeys {
  /** BU-Schlüssel of a VAT code on that day, four digits; null where the chart has none. */
  readonly keyOf: (vatCode: string, date: PlainDate) => string | null;
  /** The VAT code that the program takes out of every row on an account, if it is an automatic one. */
  readonly automaticVatOf: (account: string) => string | undefined;
}

const NONE: TaxKeys = { keyOf: () => null, automaticVatOf: () => undefined };

/** Of SKR03 or SKR04; accounts of any other chart are neutral to the program, and their VAT goes in rows of its own. */
export function taxKeysOf(chart: string | null): TaxKeys {
  const template = chart === null ? undefined : chartTemplate(`skr${chart}`);
  if (!template) return NONE;
  const automatic = automaticAccounts(template);
  return {
    keyOf: (vatCode, date) => vatKey(template, 'datev', vatCode, date)?.padStart(4, '0') ?? null,
    automaticVatOf: (account) => automatic.get(account),
  };
}
