import { vatZoneOf } from './vat-zone';

const zone = (country: string | null, vatNumber: string | null, seller: string): string =>
  vatZoneOf({ country, vatNumber }, seller);

describe('The VAT zone of a customer', () => {
  it.each([
    ['GB', 'GB', 'domestic'],
    ['DE', 'DE', 'domestic'],
    ['GB', 'DE', 'outside'],
    ['CH', 'DE', 'outside'],
    ['US', 'GB', 'outside'],
  ])('from %s for a seller in %s is %s', (country, seller, expected) => {
    expect(zone(country, null, seller)).toBe(expected);
  });

  it.each([
    ['GR', 'EL123456783', 'DE'],
    ['FR', 'FR40303265045', 'DE'],
    ['MC', 'FR40303265045', 'DE'],
    ['DE', 'DE136695976', 'FR'],
  ])('from %s with the number %s is eu for a seller in %s', (country, vatNumber, seller) => {
    expect(zone(country, vatNumber, seller)).toBe('eu');
  });

  it('is domestic for a consumer in another member state, who has no number', () => {
    expect(zone('FR', null, 'DE')).toBe('domestic');
    expect(zone('MC', null, 'DE')).toBe('domestic');
  });

  it('is outside for a customer in the EU of a seller who is not in it, number or none', () => {
    expect(zone('DE', 'DE136695976', 'GB')).toBe('outside');
    expect(zone('DE', null, 'GB')).toBe('outside');
    expect(zone('DE', 'DE136695976', 'CH')).toBe('outside');
  });

  it('is eu for Northern Ireland, which its number tells from the rest of the United Kingdom', () => {
    expect(zone('GB', 'XI366303068', 'DE')).toBe('eu');
    expect(zone('GB', 'GB980780684', 'DE')).toBe('outside');
    expect(zone('GB', 'XI366303068', 'GB')).toBe('domestic');
  });

  it('is told by the number where no country is known, and domestic where neither is', () => {
    expect(zone(null, 'EL123456783', 'DE')).toBe('eu');
    expect(zone(null, 'EL123456783', 'GR')).toBe('domestic');
    expect(zone(null, 'XI366303068', 'GB')).toBe('domestic');
    expect(zone(null, 'GB980780684', 'FR')).toBe('outside');
    expect(zone(null, null, 'FR')).toBe('domestic');
  });

  it('counts Monaco as France and the Isle of Man as the United Kingdom', () => {
    expect(zone('MC', null, 'FR')).toBe('domestic');
    expect(zone('IM', null, 'GB')).toBe('domestic');
    expect(zone('IM', null, 'DE')).toBe('outside');
  });
});
