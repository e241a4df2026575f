import { thrownBy } from '../testing/thrown-by';
import { checkedRegistrationNumber } from './registration-number';

describe('The registration number of an organisation', () => {
  it.each([
    ['FR', '732 829 320', '732829320'],
    ['NO', '974 760 673', '974760673'],
    ['GB', '01234567', '01234567'],
    ['DE', 'HRB 12345 B', 'HRB 12345 B'],
  ])('in %s is taken as %s', (country, given, kept) => {
    expect(checkedRegistrationNumber(country, given)).toBe(kept);
  });

  it.each([
    ['FR', '732829321'],
    ['FR', '73282932'],
    ['FR', '73282932000074'],
    ['NO', '974760674'],
    ['NO', 'NO974760673'],
  ])('in %s is not %s', (country, given) => {
    expect(thrownBy(() => checkedRegistrationNumber(country, given))).toMatchObject({
      code: 'validation_failed',
      details: { errors: [{ field: 'registrationNumber' }] },
    });
  });
});
