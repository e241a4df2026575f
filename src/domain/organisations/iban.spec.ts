import { isIban } from './iban';

describe('An IBAN', () => {
  it.each([
    'DE89370400440532013000',
    'GB33BUKB20201555555555',
    'DK5000400440116243',
    'FR1420041010050500013M02606',
  ])('%s holds', (iban) => expect(isIban(iban)).toBe(true));

  it.each([
    ['a wrong check digit', 'DE88370400440532013000'],
    ['two digits swapped', 'DE89370400440532010300'],
    ['a digit too few', 'DE8937040044053201300'],
    ['spaces', 'DE89 3704 0044 0532 0130 00'],
    ['small letters', 'de89370400440532013000'],
    ['nothing', ''],
  ])('with %s does not', (_, iban) => expect(isIban(iban)).toBe(false));
});
