import type { TemplateVatKey } from './template';

/**
 * The tax keys of DATEV ("Steuerschlüssel", the last two places of the "BU-Schlüssel") for sales.
 *
 * 2 and 3 are the reduced and the standard rate of the day, 4 and 5 the rates of 5 and 16 % outside the months in which those
 * were the rates of the day (BuchhaltungsButler, "Logik der Steuerschlüssel", article 11408521543581; Odoo's l10n_de has 2
 * and 3 as well). 1 is free of VAT with deduction of input tax, as exports are, and 11 the intra-Community supply. Other
 * categories have no key that is the same in all versions of DATEV: they are booked on their automatic accounts. The standard
 * rate was 16 % from 1998-04-01 to 2006-12-31 and from 2020-07-01 to 2020-12-31 (§ 12, § 28 (1) UStG).
 */
export const deVatKeys: readonly TemplateVatKey[] = [
  { system: 'datev', vatCode: 'S19', key: '3' },
  { system: 'datev', vatCode: 'S7', key: '2' },
  { system: 'datev', vatCode: 'S16', key: '3', validTo: '2006-12-31' },
  { system: 'datev', vatCode: 'S16', key: '5', validFrom: '2007-01-01', validTo: '2020-06-30' },
  { system: 'datev', vatCode: 'S16', key: '3', validFrom: '2020-07-01', validTo: '2020-12-31' },
  { system: 'datev', vatCode: 'S16', key: '5', validFrom: '2021-01-01' },
  { system: 'datev', vatCode: 'S5', key: '2', validFrom: '2020-07-01', validTo: '2020-12-31' },
  { system: 'datev', vatCode: 'S5', key: '4', validFrom: '2021-01-01' },
  { system: 'datev', vatCode: 'G0', key: '1' },
  { system: 'datev', vatCode: 'K0', key: '11' },
];
