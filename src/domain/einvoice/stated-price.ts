import { roundAmount } from '../money/amount';
import { minorUnits } from '../money/currency';
import { Decimal, ZERO } from '../money/decimal';
import type { LineModel } from './document-model';

/** The price of a line without tax, as EN 16931 wants it, from which its net amount follows. */
export interface StatedPrice {
  /** BT-146, for one unit or for `baseQuantity` of them. */
  price: string;
  /** BT-149; null for one. */
  baseQuantity: string | null;
  /** BT-136, a discount on the whole line without tax; null for none. */
  allowance: string | null;
}

const PEPPOL_SLACK = '0.02';
const PRICE_DECIMALS = { least: 2, most: 12 };

/**
 * States a line so that round(quantity × price − allowance) is the net amount that was booked, to the minor unit. The line's
 * own price and discount are kept where that holds, as it does for net prices in most currencies. Gross prices, and credits whose amount
 * comes from the invoice, are stated by the price that gives the amount, with as many decimals as it takes; where even twelve
 * are too few, by the price of the whole quantity.
 */
export function statedPrice(
  line: LineModel,
  { currency, pricesIncludeTax }: { currency: string; pricesIncludeTax: boolean },
): StatedPrice {
  const quantity = new Decimal(line.quantity ?? 1);
  const unitPrice = new Decimal(line.unitPrice ?? 0);
  const discount = new Decimal(line.discount);
  const net = new Decimal(line.net);
  const untaxed = line.taxes.every(({ rate }) => new Decimal(rate).isZero());
  if (!pricesIncludeTax || untaxed) {
    const off = quantity.times(unitPrice).minus(discount).minus(net).abs();
    if (off.lessThanOrEqualTo(tolerance(currency))) {
      return { price: text(unitPrice), baseQuantity: null, allowance: allowanceOf(discount, currency) };
    }
  }
  const allowance = pricesIncludeTax ? withoutTax(discount, line, currency) : discount;
  const before = net.plus(allowance);
  return { ...priceFor(before, quantity, currency), allowance: allowanceOf(allowance, currency) };
}

function priceFor(
  amount: Decimal,
  quantity: Decimal,
  currency: string,
): Pick<StatedPrice, 'price' | 'baseQuantity'> {
  const within = tolerance(currency);
  for (let places = PRICE_DECIMALS.least; places <= PRICE_DECIMALS.most; places += 1) {
    const price = amount.div(quantity).toDecimalPlaces(places);
    if (price.times(quantity).minus(amount).abs().lessThan(within))
      return { price: text(price), baseQuantity: null };
  }
  return { price: text(amount), baseQuantity: quantity.toFixed() };
}

/** Half a minor unit, and at most what Peppol grants between a line and its price (R120): less in yen than their half. */
const tolerance = (currency: string): Decimal =>
  Decimal.min(new Decimal(10).pow(-minorUnits(currency)).div(2), PEPPOL_SLACK);

/** The share of a gross discount that is not tax, as the line's own net has of its gross. */
function withoutTax(discount: Decimal, { net, gross, taxes }: LineModel, currency: string): Decimal {
  if (discount.isZero()) return ZERO;
  const whole = new Decimal(gross);
  if (!whole.isZero()) return roundAmount(discount.times(net).div(whole), currency);
  const rate = taxes.reduce((sum, tax) => sum.plus(tax.rate), ZERO);
  return roundAmount(discount.times(100).div(rate.plus(100)), currency);
}

const allowanceOf = (amount: Decimal, currency: string): string | null =>
  amount.isZero() ? null : amount.toFixed(Math.min(2, minorUnits(currency)));

const text = (price: Decimal): string => price.toFixed(Math.max(PRICE_DECIMALS.least, price.decimalPlaces()));
