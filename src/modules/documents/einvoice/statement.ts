import type { DocumentModel, PartyModel } from '../../../domain/einvoice/document-model';
import type { StatedPrice } from '../../../domain/einvoice/stated-price';
import type { VatCategory } from '../../../domain/tax/category';

/** A party as both syntaxes state it. */
export interface StatedParty extends PartyModel {
  /** With its prefix; null as well where category O forbids it (BR-O-02). */
  readonly vatNumber: string | null;
  /** ISO 6523 code of the register of `registrationNumber`. */
  readonly registerScheme: string | null;
}

export interface StatedLine {
  readonly id: string;
  /** BT-153: the first line of the description; the others are BT-154. */
  readonly name: string;
  readonly description: string | null;
  readonly quantity: string;
  readonly net: string;
  readonly price: StatedPrice;
  readonly category: VatCategory;
  /** Null for category O, which has no rate (BR-O-05). */
  readonly rate: string | null;
}

export interface StatedTax {
  readonly category: VatCategory;
  readonly rate: string | null;
  readonly taxable: string;
  readonly tax: string;
  readonly reason: string | null;
  /** A code of the list VATEX where the category leaves no doubt. */
  readonly reasonCode: string | null;
}

/** What an electronic invoice states of a document, before it is written in one syntax or the other. */
export interface Statement {
  readonly model: DocumentModel;
  readonly number: string;
  /** UNTDID 1001. */
  readonly typeCode: '380' | '381';
  readonly seller: StatedParty;
  readonly buyer: StatedParty;
  readonly note: string | null;
  readonly lines: readonly StatedLine[];
  readonly taxes: readonly StatedTax[];
  readonly totals: { readonly net: string; readonly tax: string; readonly gross: string };
  /** BT-6 and BT-111, when the document is in another currency than the books. */
  readonly accounting: { readonly currency: string; readonly tax: string } | null;
  /** BT-7, when it is not the issue date. */
  readonly taxPoint: string | null;
  /** BT-72; the tax point is when goods or services were supplied. */
  readonly delivered: string;
  /** BT-80, for supplies to another member state (BR-IC-12). */
  readonly deliverTo: string | null;
  /** BG-16: UNTDID 4461, and the account for a transfer. */
  readonly payment: { readonly code: string; readonly account: Account | null };
  /** BT-20, on credit notes. */
  readonly terms: string | null;
}

export interface Account {
  readonly iban: string;
  readonly bic: string | null;
  readonly name: string | null;
}
