import { invalid } from '../errors';
import { fitsMinorUnits } from '../money/amount';
import { minorUnits } from '../money/currency';
import { Decimal, sum, ZERO } from '../money/decimal';
import { compare, type PlainDate } from '../periods/plain-date';
import { resolveLineTax, type LineTax } from '../tax/category';

/** An open invoice or credit of another system. Amounts are plain decimals, checked for syntax already. */
export interface OpeningInput {
  readonly type: 'invoice' | 'credit';
  readonly number?: string;
  readonly issueDate?: PlainDate;
  readonly dueDate?: PlainDate;
  readonly taxPoint?: PlainDate;
  readonly amount: string;
  readonly gross?: string;
  readonly taxBreakdown?: readonly {
    readonly taxRate?: string;
    readonly taxCategory?: string;
    readonly taxExemptionReason?: string;
    readonly net: string;
    readonly tax: string;
  }[];
}

export interface OpeningTax extends LineTax {
  readonly net: Decimal;
  readonly tax: Decimal;
}

export interface DecidedOpening {
  /** Still open. */
  readonly amount: Decimal;
  readonly net: Decimal;
  readonly tax: Decimal;
  readonly gross: Decimal;
  /** Empty when the tax is not known: then it can be settled, not credited. */
  readonly taxes: readonly OpeningTax[];
}

const TAX_NAMES = { rate: 'taxRate', category: 'taxCategory', exemptionReason: 'taxExemptionReason' };
const OF_INVOICES = ['issueDate', 'dueDate', 'taxPoint', 'gross', 'taxBreakdown'] as const;

/**
 * Decides the amounts of an opening item. The gross is the sum of the breakdown, else as given, else what is open; no more than
 * the gross can be open. The tax is taken as it was invoiced, whatever its rate would give.
 * @throws DomainError `validation_failed` naming the field
 */
export function decideOpening(
  input: OpeningInput,
  { currency, date }: { readonly currency: string; readonly date: PlainDate },
): DecidedOpening {
  const amount = money(input.amount, 'amount', currency);
  if (amount.isZero()) throw invalid('amount', 'must be greater than 0');
  if (input.type === 'credit') {
    const wrong = OF_INVOICES.find((field) => input[field] !== undefined);
    if (wrong) throw invalid(wrong, 'goes with the type invoice only');
    return { amount, net: amount, tax: ZERO, gross: amount, taxes: [] };
  }
  assertDates(input, date);
  const taxes = (input.taxBreakdown ?? []).map((row, index) => taxOf(row, `taxBreakdown.${index}`, currency));
  const [net, tax] = [sum(taxes.map((row) => row.net)), sum(taxes.map((row) => row.tax))];
  const given = input.gross === undefined ? null : money(input.gross, 'gross', currency);
  if (taxes.length > 0 && given && !given.equals(net.plus(tax)))
    throw invalid('gross', `must be the sum of the taxBreakdown, ${net.plus(tax).toFixed()}`);
  const gross = taxes.length > 0 ? net.plus(tax) : (given ?? amount);
  if (amount.greaterThan(gross)) throw invalid('amount', `must be at most the gross, ${gross.toFixed()}`);
  return { amount, gross, taxes, ...(taxes.length > 0 ? { net, tax } : { net: gross, tax: ZERO }) };
}

function assertDates({ number, issueDate, dueDate }: OpeningInput, date: PlainDate): void {
  if (number === undefined) throw invalid('number', 'is required for an invoice');
  if (issueDate === undefined) throw invalid('issueDate', 'is required for an invoice');
  if (compare(issueDate, date) > 0) throw invalid('issueDate', `must not be after the opening date, ${date}`);
  if (dueDate !== undefined && compare(dueDate, issueDate) < 0)
    throw invalid('dueDate', 'must not be before the issueDate');
}

function taxOf(
  row: NonNullable<OpeningInput['taxBreakdown']>[number],
  field: string,
  currency: string,
): OpeningTax {
  const { taxRate: rate, taxCategory: category, taxExemptionReason: exemptionReason } = row;
  const lineTax = resolveLineTax({ rate, category, exemptionReason }, field, TAX_NAMES);
  const [net, tax] = [money(row.net, `${field}.net`, currency), money(row.tax, `${field}.tax`, currency)];
  if (net.isZero()) throw invalid(`${field}.net`, 'must be greater than 0');
  if (lineTax.rate.isZero() && !tax.isZero()) throw invalid(`${field}.tax`, 'must be 0 at a rate of 0');
  if (tax.greaterThan(net)) throw invalid(`${field}.tax`, 'must not be more than the net');
  return { ...lineTax, net, tax };
}

function money(text: string, field: string, currency: string): Decimal {
  const amount = new Decimal(text);
  if (!fitsMinorUnits(amount, currency))
    throw invalid(field, `must have at most ${minorUnits(currency)} decimals in ${currency}`);
  return amount;
}
