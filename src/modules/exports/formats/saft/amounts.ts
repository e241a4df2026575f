import { minorUnits } from '../../../../domain/money/currency';
import { Decimal } from '../../../../domain/money/decimal';
import { parent, plain } from './xml';

/** What an amount was in another currency. */
export interface Foreign {
  readonly currency: string;
  readonly amount: string;
  readonly exchangeRate: string;
}

export const money = (amount: string | Decimal): string => new Decimal(amount).toFixed(2);

/** AmountStructure; the foreign amount is left out where its currency has more decimals than the schema. */
export const amount = (name: string, base: string | Decimal, foreign: Foreign | null): string =>
  parent(
    name,
    plain('Amount', money(base)),
    foreign === null || minorUnits(foreign.currency) > 2
      ? ''
      : plain('CurrencyCode', foreign.currency) +
          plain('CurrencyAmount', money(foreign.amount)) +
          plain('ExchangeRate', new Decimal(foreign.exchangeRate).toDecimalPlaces(8).toFixed()),
  );

/** `OpeningDebitBalance` or `OpeningCreditBalance`; zero is a debit. */
export function balance(which: 'Opening' | 'Closing', value: string): string {
  const signed = new Decimal(value);
  return plain(
    `${which}${signed.isNegative() && !signed.isZero() ? 'Credit' : 'Debit'}Balance`,
    money(signed.abs()),
  );
}
