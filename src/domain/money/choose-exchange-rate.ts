import { DomainError, invalid } from '../errors';
import { Decimal, ONE } from './decimal';

type Rate = Decimal | string | null;

/** Rates are base units for ONE unit of `currency`; one given as text is a plain decimal that was checked already. */
export interface ExchangeRateChoice {
  readonly currency: string;
  readonly baseCurrency: string;
  /** The one in the request. */
  readonly given?: Rate;
  /** That of the invoice which the document corrects. */
  readonly ofInvoice?: Rate;
  /** The latest of the rates table on or before the document's date. */
  readonly fromTable?: Rate;
}

/**
 * The exchange rate of a document: 1 in base currency; that of the invoice which it corrects, so that the two cancel; the one
 * given; else that of the rates table.
 * @throws DomainError `validation_failed` on `exchangeRate` when one is given that is not the invoice's;
 * `exchange_rate_not_allowed` when one other than 1 is given in base currency; `exchange_rate_required` when there is none.
 */
export function chooseExchangeRate(choice: ExchangeRateChoice): Decimal {
  const { currency, baseCurrency } = choice;
  const given = read(choice.given);
  const ofInvoice = read(choice.ofInvoice);
  if (given && ofInvoice && !given.equals(ofInvoice)) {
    throw invalid('exchangeRate', 'must be the rate of the original invoice, so that the two cancel');
  }
  const own = given ?? ofInvoice;
  if (currency === baseCurrency) {
    if (!own || own.equals(1)) return ONE;
    throw new DomainError('exchange_rate_not_allowed', `${currency} is the base currency: its rate is 1.`);
  }
  const rate = own ?? read(choice.fromTable);
  if (rate) return rate;
  throw new DomainError(
    'exchange_rate_required',
    `Send the exchangeRate: units of ${baseCurrency} for one ${currency}.`,
  );
}

const read = (rate: Rate | undefined): Decimal | null => (rate == null ? null : new Decimal(rate));
