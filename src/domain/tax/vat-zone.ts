export const VAT_ZONES = ['domestic', 'eu', 'outside'] as const;
/**
 * How a customer is taxed: as at home, as a business in another member state of the EU (who accounts for the VAT), or as
 * somebody outside.
 */
export type VatZone = (typeof VAT_ZONES)[number];

/** The member states of the EU, ISO 3166-1 (Greece is GR there, though its VAT numbers begin with EL). */
const EU_MEMBERS: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Countries that VAT treats as part of another: Directive 2006/112/EC, article 7; for the Isle of Man also UK law. */
const PART_OF: Readonly<Record<string, string>> = { MC: 'FR', IM: 'GB' };

/** Of VAT numbers whose prefix is no country of ISO 3166-1. XI is Northern Ireland, part of the Union where goods are concerned. */
const PREFIXES: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };
const NORTHERN_IRELAND = 'XI';

export interface TaxedParty {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** With its prefix. */
  readonly vatNumber: string | null;
}

/**
 * The zone by today's map; a document of an earlier date may have to say otherwise. Where no country is known, the prefix of
 * the VAT number tells it; without either it is the seller's own.
 *
 * A customer in another member state without a VAT number counts as a consumer, who is taxed at home (Directive 2006/112/EC,
 * article 33 read with 59c, below its threshold). For a seller outside the EU all sales abroad are exports alike.
 */
export function vatZoneOf({ country, vatNumber }: TaxedParty, sellerCountry: string): VatZone {
  const prefix = vatNumber?.slice(0, 2) ?? null;
  const place = country ?? (prefix === null ? null : (PREFIXES[prefix] ?? prefix));
  if (place === null || territoryOf(place) === territoryOf(sellerCountry)) return 'domestic';
  const inUnion = EU_MEMBERS.has(territoryOf(place)) || prefix === NORTHERN_IRELAND;
  if (!inUnion || !EU_MEMBERS.has(territoryOf(sellerCountry))) return 'outside';
  return vatNumber === null ? 'domestic' : 'eu';
}

const territoryOf = (country: string): string => PART_OF[country] ?? country;
