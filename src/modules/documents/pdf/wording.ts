import {
  documentTitle,
  formatDate,
  formatDecimal,
  formatMoney,
  formatPercent,
  formatQuantity,
  negated,
} from '../../../domain/documents/localised';
import type { DocumentModel, LineTaxModel, TaxBreakdownModel } from '../../../domain/einvoice/document-model';
import { LABELS, type Labels } from './labels.data';

/** How one document says what it says: its language, its currency, and the sign of its amounts. */
export interface Wording {
  readonly labels: Labels;
  /** 'Credit note CN-2026-0042' */
  readonly title: string;
  readonly date: (date: string) => string;
  /** An amount with the document's sign: what a credit note gives back is negative. */
  readonly amount: (value: string) => string;
  /** What is taken off: against the document's sign. */
  readonly reduction: (value: string) => string;
  /** Prices are positive everywhere; a credit note takes its quantities back. */
  readonly price: (value: string) => string;
  readonly quantity: (value: string) => string;
  readonly rate: (value: string) => string;
  readonly tax: (tax: Pick<LineTaxModel, 'category' | 'rate'>) => string;
  /** What the category means, where the rate does not say it. */
  readonly category: (row: Pick<TaxBreakdownModel, 'category'>) => string | null;
}

export function wordingOf(model: DocumentModel): Wording {
  const { locale, currency, kind } = model;
  const labels = LABELS[locale];
  const credit = kind === 'credit_note';
  const money = (value: string): string => formatMoney(value, currency, locale);
  const signed = (value: string): string => (credit ? negated(value) : value);
  const percent = (rate: string): string => formatPercent(rate, locale);
  const title = documentTitle(kind, locale);
  return {
    labels,
    title: model.number === null ? `${title} (${labels.draft})` : `${title} ${model.number}`,
    date: (date) => formatDate(date, locale),
    amount: (value) => money(signed(value)),
    reduction: (value) => money(signed(negated(value))),
    price: money,
    quantity: (value) => formatQuantity(signed(value), locale),
    rate: (value) => formatDecimal(value, locale),
    tax: ({ category, rate }) =>
      `${percent(rate)}${category === 'S' || category === 'Z' ? '' : ` ${category}`}`,
    category: ({ category }) => (category === 'S' ? null : labels.categories[category]),
  };
}
