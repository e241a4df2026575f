import { COUNTRY_NAMES } from '../../../domain/documents/country-names.data';
import { LOCALES, type Locale, type PartyModel } from '../../../domain/einvoice/document-model';

/** Where the postal code follows the place on a line of its own, or on the same line. */
const CODE_BELOW = new Set(['GB', 'IE', 'GG', 'JE', 'IM']);
const CODE_BEHIND = new Set(['US', 'CA', 'AU', 'NZ', 'IN', 'SG']);

/** The lines of a postal address below the name, without the country. */
export function streetLines(party: PartyModel): string[] {
  const { line1, line2, city, region, postalCode } = party.address ?? {};
  const country = party.country ?? '';
  return present([line1, line2, ...placeLines({ city, region, postalCode }, country)]);
}

function placeLines(
  place: { city?: string; region?: string; postalCode?: string },
  country: string,
): (string | undefined)[] {
  const { city, region, postalCode } = place;
  if (CODE_BELOW.has(country)) return [city, region, postalCode];
  if (CODE_BEHIND.has(country)) return [present([present([city, region]).join(', '), postalCode]).join(' ')];
  return [present([postalCode, city]).join(' '), region];
}

/** The country as the last line of a letter that crosses a border; none within one. */
export function countryLine(party: PartyModel, from: PartyModel, locale: Locale): string[] {
  if (party.country === null || party.country === from.country) return [];
  return [COUNTRY_NAMES[party.country]?.[LOCALES.indexOf(locale)] ?? party.country];
}

export const present = (values: readonly (string | null | undefined)[]): string[] =>
  values.filter((value): value is string => value != null && value.trim() !== '');
