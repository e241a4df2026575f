import { invalid, invalidFields, type FieldError } from '../errors';
import { Decimal, parseDecimal, ZERO } from '../money/decimal';

/** S standard and reduced, Z zero, E exempt, AE reverse charge, K intra-community, G export, O outside scope (UNCL 5305). */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

export const VAT_CATEGORIES: readonly VatCategory[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'];

const MAX_RATE = new Decimal(100);
const MAX_RATE_DECIMALS = 4;

/** One tax of a line. `rate` is in percent: 20 for 20 %. */
export interface LineTax {
  category: VatCategory;
  rate: Decimal;
  name?: string;
  exemptionReason?: string;
}

const isVatCategory = (text: string): text is VatCategory =>
  (VAT_CATEGORIES as readonly string[]).includes(text);

/**
 * Whether a document must say why no VAT is charged: the rules BR-E-10, BR-AE-10, BR-IC-10, BR-G-10 and BR-O-10 of EN 16931
 * ask for a reason, BR-S-10 and BR-Z-10 forbid one.
 */
export function needsExemptionReason(category: VatCategory): boolean {
  return category !== 'S' && category !== 'Z';
}

/**
 * The code under which the journal and the VAT return know a category and rate: 'S20', 'S17.5', 'Z0', 'K0'. The rate is in
 * percent, without trailing zeros.
 * @throws DomainError `validation_failed` on `rate` when a text is not a plain decimal number.
 */
export function vatCode(category: VatCategory, rate: Decimal | string): string {
  const percent = typeof rate === 'string' ? parseDecimal(rate) : rate;
  if (percent === null) throw invalid('rate', 'must be a decimal number');
  return `${category}${percent.toFixed()}`;
}

/** Reads a VAT code back, or null. Only what `vatCode` writes for a valid rate is one: not 'S20.0', 'S0', 'Z20' or 's20'. */
export function parseVatCode(code: string): { category: VatCategory; rate: Decimal } | null {
  const match = /^([A-Z]{1,2})([0-9.]{1,8})$/.exec(code);
  const category = match?.[1] ?? '';
  const rate = parseDecimal(match?.[2] ?? '');
  if (!isVatCategory(category) || rate === null || rateError(rate) !== null) return null;
  if (rate.isZero() === (category === 'S') || vatCode(category, rate) !== code) return null;
  return { category, rate };
}

/** What `resolveLineTax` calls the fields in its errors; an item that holds its one tax itself prefixes them. */
export interface LineTaxFieldNames {
  rate: string;
  category: string;
  exemptionReason: string;
}

const OWN_NAMES: LineTaxFieldNames = {
  rate: 'rate',
  category: 'category',
  exemptionReason: 'exemptionReason',
};

/**
 * Checks one tax as a sender gives it and fills in what is left out. Without a category it is S for a rate above 0 and Z for 0.
 * S needs a rate above 0; every other category has rate 0, which may be left out. The rate is in percent, 0 to 100, at most
 * 4 decimals. E, AE, K, G and O need a reason, S and Z must not have one (see `needsExemptionReason`).
 *
 * `field` is the path of the object that holds the tax, e.g. 'items.0.taxes.1'; '' for the request itself.
 * @throws DomainError `validation_failed` naming the field below that path.
 */
export function resolveLineTax(
  input: { rate?: string | number; category?: string; exemptionReason?: string; name?: string },
  field: string,
  names: LineTaxFieldNames = OWN_NAMES,
): LineTax {
  const at = (name: keyof LineTaxFieldNames): string =>
    field === '' ? names[name] : `${field}.${names[name]}`;
  const rate = readRate(input.rate, at('rate'));
  const category = input.category ?? (rate.isZero() ? 'Z' : 'S');
  if (!isVatCategory(category)) throw invalid(at('category'), `must be one of ${VAT_CATEGORIES.join(', ')}`);

  const errors: FieldError[] = [];
  if (category === 'S' && rate.isZero())
    errors.push({ field: at('rate'), message: 'must be above 0 for category S' });
  if (category !== 'S' && !rate.isZero())
    errors.push({ field: at('rate'), message: `must be 0 for category ${category}` });

  const exemptionReason = input.exemptionReason?.trim() ?? '';
  if (needsExemptionReason(category) && exemptionReason === '') {
    errors.push({ field: at('exemptionReason'), message: `is required for category ${category}` });
  }
  if (!needsExemptionReason(category) && exemptionReason !== '') {
    errors.push({ field: at('exemptionReason'), message: `is not allowed for category ${category}` });
  }
  if (errors.length > 0) throw invalidFields(errors);
  return {
    category,
    rate,
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(exemptionReason === '' ? {} : { exemptionReason }),
  };
}

function readRate(given: string | number | undefined, field: string): Decimal {
  if (given === undefined) return ZERO;
  const rate = parseDecimal(String(given));
  if (rate === null) throw invalid(field, 'must be a decimal number');
  const problem = rateError(rate);
  if (problem !== null) throw invalid(field, problem);
  return rate;
}

function rateError(rate: Decimal): string | null {
  if ((rate.isNegative() && !rate.isZero()) || rate.greaterThan(MAX_RATE)) return 'must be between 0 and 100';
  if (rate.decimalPlaces() > MAX_RATE_DECIMALS) return `must have at most ${MAX_RATE_DECIMALS} decimals`;
  return null;
}
