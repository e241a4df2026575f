import type { DocumentModel, Locale } from '../../../domain/einvoice/document-model';

interface Texts {
  readonly subject: (title: string, number: string, seller: string) => string;
  readonly greeting: (name: string | null) => string;
  readonly intro: Readonly<Record<DocumentModel['kind'], (number: string) => string>>;
  /** Behind a label: French sets a space before it. */
  readonly colon: string;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly amount: Readonly<Record<DocumentModel['kind'], string>>;
  readonly credits: string;
  readonly payTo: string;
  readonly accountName: string;
  readonly reference: string;
  readonly attached: (count: number) => string;
  readonly regards: string;
}

/** What a message says, in each language that documents are written in. */
export const TEXTS: Readonly<Record<Locale, Texts>> = {
  en: {
    subject: (title, number, seller) => `${title} ${number} from ${seller}`,
    greeting: (name) => (name === null ? 'Hello,' : `Dear ${name},`),
    intro: {
      invoice: (number) => `Please find attached our invoice ${number}.`,
      credit_note: (number) => `Please find attached our credit note ${number}.`,
    },
    colon: ':',
    number: 'Number',
    issueDate: 'Date',
    dueDate: 'Due',
    amount: { invoice: 'Total', credit_note: 'Amount credited' },
    credits: 'Credits invoice',
    payTo: 'Please pay to',
    accountName: 'Account holder',
    reference: 'Reference',
    attached: (count) => (count === 1 ? 'The document is attached.' : `${String(count)} files are attached.`),
    regards: 'Kind regards',
  },
  de: {
    subject: (title, number, seller) => `${title} ${number} von ${seller}`,
    greeting: (name) => (name === null ? 'Guten Tag,' : `Guten Tag ${name},`),
    intro: {
      invoice: (number) => `anbei erhalten Sie unsere Rechnung ${number}.`,
      credit_note: (number) => `anbei erhalten Sie unsere Rechnungskorrektur ${number}.`,
    },
    colon: ':',
    number: 'Nummer',
    issueDate: 'Datum',
    dueDate: 'Fällig am',
    amount: { invoice: 'Gesamtbetrag', credit_note: 'Gutgeschriebener Betrag' },
    credits: 'Korrigiert Rechnung',
    payTo: 'Bitte überweisen Sie auf',
    accountName: 'Kontoinhaber',
    reference: 'Verwendungszweck',
    attached: (count) =>
      count === 1 ? 'Das Dokument ist angehängt.' : `${String(count)} Dateien sind angehängt.`,
    regards: 'Mit freundlichen Grüßen',
  },
  fr: {
    subject: (title, number, seller) => `${title} ${number} de ${seller}`,
    greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
    intro: {
      invoice: (number) => `Veuillez trouver ci-joint notre facture ${number}.`,
      credit_note: (number) => `Veuillez trouver ci-joint notre avoir ${number}.`,
    },
    colon: '\u00a0:',
    number: 'Numéro',
    issueDate: 'Date',
    dueDate: 'Échéance',
    amount: { invoice: 'Montant total', credit_note: 'Montant de l’avoir' },
    credits: 'Rectifie la facture',
    payTo: 'Veuillez payer sur le compte',
    accountName: 'Titulaire',
    reference: 'Référence',
    attached: (count) =>
      count === 1 ? 'Le document est en pièce jointe.' : `${String(count)} fichiers sont en pièces jointes.`,
    regards: 'Cordialement',
  },
  da: {
    subject: (title, number, seller) => `${title} ${number} fra ${seller}`,
    greeting: (name) => (name === null ? 'Hej,' : `Kære ${name},`),
    intro: {
      invoice: (number) => `Vedhæftet finder du vores faktura ${number}.`,
      credit_note: (number) => `Vedhæftet finder du vores kreditnota ${number}.`,
    },
    colon: ':',
    number: 'Nummer',
    issueDate: 'Dato',
    dueDate: 'Forfalder',
    amount: { invoice: 'Samlet beløb', credit_note: 'Krediteret beløb' },
    credits: 'Krediterer faktura',
    payTo: 'Betal venligst til',
    accountName: 'Kontohaver',
    reference: 'Reference',
    attached: (count) => (count === 1 ? 'Dokumentet er vedhæftet.' : `${String(count)} filer er vedhæftet.`),
    regards: 'Venlig hilsen',
  },
};
