import { invalid } from '../errors';

/**
 * The number under which an organisation is registered, as its country's register gives it: a French SIREN (nine digits
 * with a Luhn check digit, INSEE) and a Norwegian organisasjonsnummer (nine digits, the last one modulo 11, Brønnøysund)
 * are checked, since files that authorities read are named by them; spaces in them are dropped.
 */
export function checkedRegistrationNumber(country: string, given: string): string {
  const bare = given.replace(/\s/g, '');
  if (country === 'FR')
    return checked(bare, isSiren, 'must be a SIREN: nine digits, the last one a check digit');
  if (country === 'NO')
    return checked(
      bare,
      isOrganisasjonsnummer,
      'must be an organisasjonsnummer: nine digits, the last a check digit',
    );
  return given.trim();
}

function checked(number: string, holds: (number: string) => boolean, message: string): string {
  if (!holds(number)) throw invalid('registrationNumber', message);
  return number;
}

/** ISO/IEC 7812-1 Annex B, over all nine digits. */
export function isSiren(number: string): boolean {
  if (!/^\d{9}$/.test(number)) return false;
  const sum = [...number].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2, 1];

export function isOrganisasjonsnummer(number: string): boolean {
  if (!/^\d{9}$/.test(number)) return false;
  return [...number].reduce((sum, digit, index) => sum + Number(digit) * (WEIGHTS[index] ?? 0), 0) % 11 === 0;
}
