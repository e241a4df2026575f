/** Prefixes of VAT numbers that are no country codes: Greece, and goods of Northern Ireland. */
const OTHER_PREFIXES: Readonly<Record<string, readonly string[]>> = { GR: ['EL'], GB: ['GB', 'XI'] };

/**
 * A VAT number with the prefix of its country, as BT-31 and BT-48 have it (BR-CO-09): '12345678' of a Dane is 'DK12345678', a
 * Greek number begins with EL. A number that begins with another country's letters stays as it is: firms register abroad.
 */
export function statedVatNumber(number: string | null, country: string | null): string | null {
  const compact = (number ?? '').replace(/\s/g, '').toUpperCase();
  if (compact === '') return null;
  if (country === null) return compact;
  const own = OTHER_PREFIXES[country] ?? [country];
  const abroad = /^[A-Z]{2}(?=.*\d{5})/.test(compact) && !isNationalForm(compact, country);
  return own.some((prefix) => compact.startsWith(prefix)) || abroad
    ? compact
    : `${own[0] ?? country}${compact}`;
}

/** Numbers that begin with letters of their own: French keys and Swiss ones are such. */
const isNationalForm = (number: string, country: string): boolean =>
  country === 'FR' && /^[A-Z]{2}\d{9}$/.test(number) && number.length === 11;

/** The code of a national register in the list of ISO 6523, and the form of its identifiers. */
const REGISTERS: Readonly<Record<string, readonly [scheme: string, form: RegExp]>> = {
  BE: ['0208', /^\d{10}$/],
  DK: ['0184', /^\d{8}$/],
  EE: ['0191', /^\d{8}$/],
  FI: ['0212', /^\d{7}-?\d$/],
  FR: ['0002', /^\d{9}$/],
  NL: ['0106', /^\d{8}$/],
  NO: ['0192', /^\d{9}$/],
  SE: ['0007', /^\d{10}$/],
};

/** The scheme of a legal registration identifier (BT-30-1, BT-47-1); null where the number is not plainly of its register. */
export function registerScheme(number: string, country: string | null): string | null {
  const [scheme, form] = REGISTERS[country ?? ''] ?? [];
  return scheme !== undefined && form?.test(number.trim()) ? scheme : null;
}
