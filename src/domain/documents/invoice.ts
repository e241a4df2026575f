import { invalid } from '../errors';
import { addDays, isPlainDate, yearOf, type PlainDate } from '../periods/plain-date';
import { FieldErrors } from './field-errors';
import {
  assertFacts,
  priceItems,
  readItems,
  type DocumentFacts,
  type DocumentItemInput,
  type PricedDocument,
} from './priced-document';

/** What an invoice is decided from beside its lines. */
export interface InvoiceFacts extends DocumentFacts {
  /** When the tax became due; by default the issue date. */
  taxPoint?: PlainDate;
  /** By default the issue date and the terms. */
  dueDate?: PlainDate;
  /** Days from the issue date, whole, 0 or more. */
  paymentTermsDays: number;
}

export interface DecidedInvoice extends PricedDocument {
  taxPoint: PlainDate;
  dueDate: PlainDate;
}

const NO_DATE = 'must be a date that exists, as YYYY-MM-DD';
/** A draft can be dated ahead, but not so far that its due date would leave the calendar. */
const LAST_YEAR = 9000;

/**
 * Decides an invoice: its lines, tax, totals and dates, all in the document's currency, rounded to its minor unit half away
 * from zero. A draft is decided just as an issued invoice is; it may be dated in the future, and only an issue looks at the
 * calendar: see `assertNotInFuture`.
 * @throws DomainError `validation_failed` with every wrong field of the request ('items.3.quantity', 0-based).
 */
export function decideInvoice(items: readonly DocumentItemInput[], facts: InvoiceFacts): DecidedInvoice {
  const errors = new FieldErrors();
  assertFacts(facts, errors);
  const taxPoint = errors.capture(() => taxPointOf(facts));
  const dueDate = errors.capture(() => dueDateOf(facts));
  const read = readItems(items, facts.currency, errors);
  errors.throwIfAny();
  return {
    ...priceItems(items, read, facts),
    taxPoint: taxPoint ?? facts.issueDate,
    dueDate: dueDate ?? facts.issueDate,
  };
}

function taxPointOf({ taxPoint, issueDate }: InvoiceFacts): PlainDate {
  if (taxPoint !== undefined && !isPlainDate(taxPoint)) throw invalid('taxPoint', NO_DATE);
  return taxPoint ?? issueDate;
}

/** The date by which it is to be paid: the one that was agreed, or the issue date and the days of the terms. */
function dueDateOf({ dueDate, issueDate, paymentTermsDays }: InvoiceFacts): PlainDate {
  if (dueDate === undefined) {
    if (!isPlainDate(issueDate)) return issueDate;
    if (yearOf(issueDate) > LAST_YEAR) throw invalid('issueDate', 'lies too far in the future');
    return addDays(issueDate, paymentTermsDays);
  }
  if (!isPlainDate(dueDate)) throw invalid('dueDate', NO_DATE);
  if (dueDate < issueDate)
    throw invalid('dueDate', `must not be before the issue date, which is ${issueDate}`);
  return dueDate;
}
