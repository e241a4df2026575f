import { splitCredit, type AskedSplit, type Split } from '../crediting/split';
import { minorUnits } from '../money/currency';
import { ZERO, type Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { FieldErrors, readNumber } from './field-errors';
import {
  assertFacts,
  assertNotInFuture,
  priceItems,
  readItems,
  type DocumentFacts,
  type DocumentItemInput,
  type PricedDocument,
  type PricedLine,
} from './priced-document';

export type { LineType } from './priced-document';

/** A line of a credit note as its sender wrote it. */
export type CreditNoteItemInput = DocumentItemInput;

/** What a credit note is decided from beside its lines. */
export interface CreditNoteFacts extends DocumentFacts {
  today: PlainDate;
  split: { refundAmount?: string; creditAmount?: string; outOfBandAmount?: string };
}

/** A line of a credit note, amounts positive: the sign is the document's. */
export interface CreditNoteLine extends PricedLine {
  /** The line of the invoice that it names; a free-form line is spread over several and names none. */
  invoiceLineId?: string;
}

export interface DecidedCreditNote extends PricedDocument {
  lines: CreditNoteLine[];
  split: Split;
}

/**
 * Decides a credit note that corrects no invoice: its lines, tax, totals and split, all in the document's currency, rounded
 * to its minor unit half away from zero. Nothing is due without an invoice, so the whole gross is post-payment.
 * @throws DomainError `validation_failed` with every wrong field of the request ('items.3.quantity', 0-based), also when the
 * total or its value in base reaches 10^15; `date_in_future`; `split_mismatch`.
 */
export function decideCreditNote(
  items: readonly CreditNoteItemInput[],
  facts: CreditNoteFacts,
): DecidedCreditNote {
  const errors = new FieldErrors();
  assertFacts(facts, errors);
  const asked = readSplit(facts, errors);
  const read = readItems(items, facts.currency, errors);
  errors.throwIfAny();
  assertNotInFuture(facts.issueDate, facts.today);
  const priced = priceItems(items, read, facts);
  return { ...priced, split: splitCredit(priced.totals.gross, ZERO, asked, facts.currency) };
}

export function readSplit({ split, currency }: CreditNoteFacts, errors: FieldErrors): AskedSplit {
  const read = (name: keyof AskedSplit): Decimal | undefined => {
    const text = split[name];
    return text === undefined
      ? undefined
      : errors.capture(() => readNumber(text, name, minorUnits(currency)));
  };
  return {
    refundAmount: read('refundAmount'),
    creditAmount: read('creditAmount'),
    outOfBandAmount: read('outOfBandAmount'),
  };
}
