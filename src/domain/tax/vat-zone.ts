export const VAT_ZONES = ['domestic', 'eu', 'outside'] as const;
/** Where a customer stands for VAT: in the seller's own country, in another member state of the EU, or outside both. */
export type VatZone = (typeof VAT_ZONES)[number];

/** The member states of the EU, ISO 3166-1 (Greece is GR there, though its VAT numbers begin with EL). */
const EU_MEMBERS: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Countries that VAT treats as part of another: Directive 2006/112/EC, article 7; for the Isle of Man also UK law. */
const PART_OF: Readonly<Record<string, string>> = { MC: 'FR', IM: 'GB' };

/** The zone by today's map; a document of an earlier date may have to say otherwise. No country means the seller's own. */
export function vatZoneOf(country: string | null, sellerCountry: string): VatZone {
  if (country === null) return 'domestic';
  const territory = PART_OF[country] ?? country;
  if (territory === (PART_OF[sellerCountry] ?? sellerCountry)) return 'domestic';
  return EU_MEMBERS.has(territory) ? 'eu' : 'outside';
}
