import { registerScheme, statedVatNumber } from './party-identifiers';

describe('identifiers of parties', () => {
  it('are VAT numbers with the prefix of their country', () => {
    expect(statedVatNumber('12345678', 'DK')).toBe('DK12345678');
    expect(statedVatNumber('DE 136 695 976', 'DE')).toBe('DE136695976');
    expect(statedVatNumber('094259216', 'GR')).toBe('EL094259216');
    expect(statedVatNumber('XI123456789', 'GB')).toBe('XI123456789');
    expect(statedVatNumber('U13585627', 'AT')).toBe('ATU13585627');
    expect(statedVatNumber('CHE107787577', 'CH')).toBe('CHE107787577');
    expect(statedVatNumber(null, 'DE')).toBeNull();
  });

  it('keep a number that is registered abroad, and know French keys from countries', () => {
    expect(statedVatNumber('DE136695976', 'US')).toBe('DE136695976');
    expect(statedVatNumber('AB303265045', 'FR')).toBe('FRAB303265045');
  });

  it('name the register of a number that has its form', () => {
    expect(registerScheme('12345678', 'DK')).toBe('0184');
    expect(registerScheme('303265045', 'FR')).toBe('0002');
    expect(registerScheme('30326504500012', 'FR')).toBeNull();
    expect(registerScheme('HRB 86891', 'DE')).toBeNull();
  });
});
