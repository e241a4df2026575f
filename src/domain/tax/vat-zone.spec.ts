import { vatZoneOf } from './vat-zone';

describe('The VAT zone of a customer', () => {
  it.each([
    ['GB', 'GB', 'domestic'],
    ['DE', 'DE', 'domestic'],
    ['DE', 'GB', 'eu'],
    ['GR', 'DE', 'eu'],
    ['GB', 'DE', 'outside'],
    ['CH', 'DE', 'outside'],
    ['US', 'GB', 'outside'],
  ])('from %s for a seller in %s is %s', (country, seller, zone) => {
    expect(vatZoneOf(country, seller)).toBe(zone);
  });

  it('is domestic where no country is known', () => {
    expect(vatZoneOf(null, 'FR')).toBe('domestic');
  });

  it('counts Monaco as France and the Isle of Man as the United Kingdom', () => {
    expect(vatZoneOf('MC', 'FR')).toBe('domestic');
    expect(vatZoneOf('MC', 'DE')).toBe('eu');
    expect(vatZoneOf('IM', 'GB')).toBe('domestic');
    expect(vatZoneOf('IM', 'DE')).toBe('outside');
  });
});
