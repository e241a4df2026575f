import { invalid } from '../../domain/errors';
import { VAT_PREFIXES, VAT_RULES } from './vat-rules.data';

const FIELD = 'vatNumber';

/**
 * A VAT number with its prefix, as its country writes it, checked by that country's rules: form and check digits. Whether it
 * was ever given out is not asked. `written` is in capitals, without spaces and separators; the prefix may be left out
 * where the country is known. Numbers of countries that have no rule here stay as they are written.
 * @throws DomainError `validation_failed` on `vatNumber`.
 */
export function checkedVatNumber(written: string, country: string | null): string {
  const number = written.startsWith('GR') ? `EL${written.slice(2)}` : written;
  const prefix = number.slice(0, 2);
  if (country === null) return ofAnyCountry(number, prefix);
  const own = VAT_PREFIXES[country] ?? [country];
  if (!own.includes(prefix) && checked(number, prefix) !== null)
    throw invalid(FIELD, `is a number of ${prefix}, though the customer is in ${country}`);
  const [usual = country] = own;
  if (!(usual in VAT_RULES)) return written;
  const found = own.includes(prefix) ? checked(number, prefix) : null;
  const result = found ?? checked(`${usual}${number}`, usual);
  if (result === null) throw invalid(FIELD, `must be a valid VAT number such as ${own.join('… or ')}…`);
  return result;
}

function ofAnyCountry(number: string, prefix: string): string {
  if (!(prefix in VAT_RULES))
    throw invalid(FIELD, 'must begin with the prefix of its country, such as DE, where no country is given');
  const result = checked(number, prefix);
  if (result === null) throw invalid(FIELD, `must be a valid VAT number of ${prefix}`);
  return result;
}

/** The number as the rule of its prefix writes it, or null. Swiss numbers have no prefix of their own: they begin with CHE. */
function checked(number: string, prefix: string): string | null {
  const swiss = prefix === 'CH';
  for (const rule of VAT_RULES[prefix] ?? []) {
    const result = rule.validate(swiss ? number : number.slice(prefix.length));
    if (result.isValid) return swiss ? result.compact : `${prefix}${result.compact}`;
  }
  return null;
}
