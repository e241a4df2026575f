import type { TemplateTaxRate } from './template';
import { domesticRates, exemptEverywhere, suppliesAbroad } from './zone-rates';

/**
 * The rates of Germany since 1993, by tax point (§ 12 UStG). From July to December 2020 they were 16 and 5 % (Zweites
 * Corona-Steuerhilfegesetz, § 28 (1) and (2) UStG).
 */
export const deTaxRates: readonly TemplateTaxRate[] = [
  ...domesticRates('standard', 'Regelsteuersatz', [
    { rate: '15', validFrom: '1993-01-01', validTo: '1998-03-31' },
    { rate: '16', validFrom: '1998-04-01', validTo: '2006-12-31' },
    { rate: '19', validFrom: '2007-01-01', validTo: '2020-06-30' },
    { rate: '16', validFrom: '2020-07-01', validTo: '2020-12-31' },
    { rate: '19', validFrom: '2021-01-01' },
  ]),
  ...domesticRates('reduced', 'Ermäßigter Steuersatz', [
    { rate: '7', validFrom: '1993-01-01', validTo: '2020-06-30' },
    { rate: '5', validFrom: '2020-07-01', validTo: '2020-12-31' },
    { rate: '7', validFrom: '2021-01-01' },
  ]),
  ...exemptEverywhere(
    'Steuerfrei ohne Vorsteuerabzug',
    'Steuerfrei nach § 4 Nr. 8 bis 29 UStG',
    '1993-01-01',
  ),
  ...suppliesAbroad(['standard', 'reduced'], {
    intraCommunity: {
      name: 'Innergemeinschaftliche Lieferung',
      reason: 'Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1 Buchst. b, § 6a UStG)',
    },
    export: {
      name: 'Ausfuhrlieferung',
      reason: 'Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1 Buchst. a, § 6 UStG)',
    },
  }),
];
