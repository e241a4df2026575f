import { invalid } from '../errors';
import { roundAmount } from './amount';
import { ONE, type Decimal } from './decimal';

/**
 * An amount of a document's currency in the base currency: amount × rate, rounded once to the base currency's minor unit,
 * half away from zero. `exchangeRate` is the number of base units for ONE unit of the document's currency, so it is multiplied
 * and never divided by. Converting parts and adding them can differ from converting their sum; see Exchange rounding.
 * @throws DomainError `validation_failed` on `exchangeRate` unless it is finite and positive.
 */
export function toBase(amount: Decimal, exchangeRate: Decimal, baseCurrency: string): Decimal {
  if (exchangeRate === ONE) return roundAmount(amount, baseCurrency);
  if (!exchangeRate.isFinite() || !exchangeRate.greaterThan(0))
    throw invalid('exchangeRate', 'must be greater than 0');
  return roundAmount(amount.times(exchangeRate), baseCurrency);
}
