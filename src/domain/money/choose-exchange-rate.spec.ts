import { thrownBy } from '../testing/thrown-by';
import { chooseExchangeRate, type ExchangeRateChoice } from './choose-exchange-rate';

const inEuro = (rates: Partial<ExchangeRateChoice>): ExchangeRateChoice => ({
  currency: 'EUR',
  baseCurrency: 'GBP',
  ...rates,
});
const inBase = (rates: Partial<ExchangeRateChoice>): ExchangeRateChoice => ({
  currency: 'GBP',
  baseCurrency: 'GBP',
  ...rates,
});
const chosen = (choice: ExchangeRateChoice): string => chooseExchangeRate(choice).toFixed();
const refusal = (choice: ExchangeRateChoice) => thrownBy(() => chooseExchangeRate(choice))?.code;

describe('the exchange rate of a document is', () => {
  it('the one given, also when the rates table has another', () => {
    expect(chosen(inEuro({ given: '0.85', fromTable: '0.86' }))).toBe('0.85');
  });

  it('that of the rates table when none is given', () => {
    expect(chosen(inEuro({ given: null, fromTable: '0.86' }))).toBe('0.86');
  });

  it('that of the invoice which it corrects, whatever the rates table says today', () => {
    expect(chosen(inEuro({ ofInvoice: '0.85', fromTable: '0.86' }))).toBe('0.85');
    expect(chosen(inEuro({ given: '0.850', ofInvoice: '0.85' }))).toBe('0.85');
  });

  it('1 in base currency, whether given or not', () => {
    expect(chosen(inBase({}))).toBe('1');
    expect(chosen(inBase({ given: '1.00', fromTable: '0.86' }))).toBe('1');
  });
});

describe('an exchange rate is refused', () => {
  it('when it is not that of the invoice which is corrected', () => {
    const error = thrownBy(() => chooseExchangeRate(inEuro({ given: '0.86', ofInvoice: '0.85' })));
    expect(error?.code).toBe('validation_failed');
    expect(error?.details).toMatchObject({ errors: [{ field: 'exchangeRate' }] });
  });

  it('in base currency, unless it is 1', () => {
    expect(refusal(inBase({ given: '1.1' }))).toBe('exchange_rate_not_allowed');
    expect(refusal(inBase({ ofInvoice: '1.1' }))).toBe('exchange_rate_not_allowed');
  });

  it('when there is none at all', () => {
    const error = thrownBy(() => chooseExchangeRate(inEuro({})));
    expect(error?.code).toBe('exchange_rate_required');
    expect(error?.message).toBe('Send the exchangeRate: units of GBP for one EUR.');
  });
});
