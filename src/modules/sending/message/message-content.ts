import { documentTitle, formatDate, formatIban, formatMoney } from '../../../domain/documents/localised';
import type { DocumentModel, Locale } from '../../../domain/einvoice/document-model';
import { TEXTS } from './texts.data';

/** What a message says, before it is put into words on a page: every part is plain text. */
export interface MessageContent {
  readonly locale: Locale;
  readonly subject: string;
  /** What stands between a label and its value, and behind a title. */
  readonly colon: string;
  readonly greeting: string;
  /** Paragraphs; a line break within one is kept. */
  readonly paragraphs: readonly string[];
  /** Label and value. */
  readonly facts: readonly (readonly [string, string])[];
  readonly payment: { readonly title: string; readonly facts: MessageContent['facts'] } | null;
  readonly attached: string | null;
  readonly regards: string;
  readonly seller: string;
  /** How to reach the seller, and what it puts under its letters. */
  readonly signature: readonly string[];
}

interface Wishes {
  readonly locale: Locale;
  readonly subject: string | null;
  readonly message: string | null;
  readonly attachments: number;
}

export function messageContent(model: DocumentModel, wishes: Wishes): MessageContent {
  const { locale } = wishes;
  const texts = TEXTS[locale];
  const { kind, seller, buyer } = model;
  const number = model.number ?? '';
  const own = wishes.message?.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  return {
    locale,
    subject: wishes.subject ?? texts.subject(documentTitle(kind, locale), number, seller.name),
    colon: texts.colon,
    greeting: texts.greeting(buyer.contactName ?? buyer.name),
    paragraphs: own ?? [texts.intro[kind](number)],
    facts: factsOf(model, locale),
    payment: paymentOf(model, locale),
    attached: wishes.attachments > 0 ? texts.attached(wishes.attachments) : null,
    regards: texts.regards,
    seller: seller.name,
    signature: [seller.contactName, seller.phone, seller.email, seller.website, seller.footer].flatMap(
      (each) => each ?? [],
    ),
  };
}

function factsOf(model: DocumentModel, locale: Locale): [string, string][] {
  const texts = TEXTS[locale];
  const { kind, currency, totals, preceding, dueDate } = model;
  return [
    [texts.number, model.number ?? ''],
    [texts.issueDate, formatDate(model.issueDate, locale)],
    ...(kind === 'invoice' && dueDate !== null
      ? [[texts.dueDate, formatDate(dueDate, locale)] satisfies [string, string]]
      : []),
    ...(preceding ? [[texts.credits, preceding.number] satisfies [string, string]] : []),
    [texts.amount[kind], `${formatMoney(totals.gross, currency, locale)} ${currency}`],
  ];
}

/** Who is credited pays nothing. */
function paymentOf({ kind, seller, number }: DocumentModel, locale: Locale): MessageContent['payment'] {
  const { bankAccount } = seller;
  if (kind !== 'invoice' || !bankAccount) return null;
  const texts = TEXTS[locale];
  return {
    title: texts.payTo,
    facts: [
      [texts.accountName, bankAccount.accountName ?? seller.name],
      ['IBAN', formatIban(bankAccount.iban)],
      ...(bankAccount.bic === null ? [] : [['BIC', bankAccount.bic] as const]),
      [texts.reference, number ?? ''],
    ],
  };
}
