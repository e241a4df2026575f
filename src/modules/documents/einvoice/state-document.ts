import type { DocumentModel, LineModel, Locale, PartyModel } from '../../../domain/einvoice/document-model';
import { assertSayable } from '../../../domain/einvoice/missing-terms';
import { registerScheme, statedVatNumber } from '../../../domain/einvoice/party-identifiers';
import { sayableText } from '../../../domain/einvoice/sayable-text';
import { statedPrice } from '../../../domain/einvoice/stated-price';
import { Decimal } from '../../../domain/money/decimal';
import type { VatCategory } from '../../../domain/tax/category';
import type { StatedLine, StatedParty, Statement } from './statement';

/** @throws DomainError `einvoice_incomplete` naming every term that the document lacks. */
export function statementOf(model: DocumentModel): Statement {
  assertSayable(model);
  const outOfScope = model.taxBreakdown.some(({ category }) => category === 'O');
  const intraCommunity = model.taxBreakdown.some(({ category }) => category === 'K');
  return {
    model,
    number: model.number ?? '',
    typeCode: model.kind === 'invoice' ? '380' : '381',
    seller: statedParty(model.seller, outOfScope),
    buyer: statedParty(model.buyer, outOfScope),
    note: noteOf(model),
    lines: model.lines.filter(({ lineType }) => lineType === 'item').map((line) => statedLine(line, model)),
    taxes: model.taxBreakdown.map((row) => ({
      category: row.category,
      rate: rateOf(row.category, row.rate),
      taxable: amount(row.taxable),
      tax: amount(row.tax),
      reason: row.exemptionReason,
      reasonCode: REASON_CODES[row.category] ?? null,
    })),
    totals: {
      net: amount(model.totals.net),
      tax: amount(model.totals.tax),
      gross: amount(model.totals.gross),
    },
    accounting:
      model.baseTax === null || model.currency === model.baseCurrency
        ? null
        : { currency: model.baseCurrency, tax: amount(model.baseTax) },
    taxPoint: model.taxPoint === model.issueDate ? null : model.taxPoint,
    delivered: model.taxPoint,
    deliverTo: intraCommunity ? model.buyer.country : null,
    payment: paymentOf(model),
    terms: model.kind === 'credit_note' ? CREDITED[model.locale] : null,
  };
}

const REASON_CODES: Readonly<Partial<Record<VatCategory, string>>> = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
};

/** Older editions of the official rules ask for payment terms of credit notes, too (BR-CO-25). */
const CREDITED: Readonly<Record<Locale, string>> = {
  en: 'The amount is credited to you.',
  de: 'Der Betrag wird Ihnen gutgeschrieben.',
  fr: 'Le montant est porté à votre crédit.',
  da: 'Beløbet godskrives.',
};

const NOT_DEFINED = '1';
const CREDIT_TRANSFER = '30';
const SEPA_CREDIT_TRANSFER = '58';

function paymentOf({ kind, currency, seller: { bankAccount } }: DocumentModel): Statement['payment'] {
  if (kind === 'credit_note' || bankAccount === null) return { code: NOT_DEFINED, account: null };
  const account = {
    iban: bankAccount.iban.replace(/\s/g, ''),
    bic: bankAccount.bic,
    name: bankAccount.accountName,
  };
  return { code: currency === 'EUR' ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER, account };
}

function statedParty(party: PartyModel, outOfScope: boolean): StatedParty {
  const { vatNumber, registrationNumber, country } = party;
  return {
    ...party,
    vatNumber: outOfScope ? null : statedVatNumber(vatNumber, country),
    registerScheme: registrationNumber === null ? null : registerScheme(registrationNumber, country),
  };
}

function statedLine(line: LineModel, model: DocumentModel): StatedLine {
  const [name = '', ...rest] = sayableText(line.description).split('\n');
  const [tax] = line.taxes;
  const category = tax?.category ?? 'O';
  return {
    id: String(line.lineNo),
    name: name.trim(),
    description: rest.join('\n').trim() || null,
    quantity: new Decimal(line.quantity ?? 1).toFixed(),
    net: amount(line.net),
    price: statedPrice(line, model),
    category,
    rate: rateOf(category, tax?.rate ?? '0'),
  };
}

/**
 * BT-22: why, what the sender wrote, and the text lines. One note, since Peppol allows no second (R002). What looks like a
 * subject code ('#AAI#') is set apart, for UBL would read it as one.
 */
function noteOf({ reason, notes, lines }: DocumentModel): string | null {
  const texts = lines.filter(({ lineType }) => lineType === 'text').map(({ description }) => description);
  const note = [reason, notes, ...texts].map(sayableText).filter((text) => text !== '');
  return note.join('\n').replace(/#(?=[^#]{3}#)/g, '# ') || null;
}

const rateOf = (category: VatCategory, rate: string): string | null =>
  category === 'O' ? null : new Decimal(rate).toFixed();

/** Two decimals at most (BR-DEC): a currency of three whose third is zero can still be said. */
function amount(text: string): string {
  const decimals = text.split('.')[1]?.length ?? 0;
  return new Decimal(text).toFixed(Math.min(decimals, 2));
}
