import type { DocumentModel } from '../../../domain/einvoice/document-model';

export type Watermark = 'draft' | 'void' | null;
export type Syntax = 'ubl' | 'cii';

/** Why a format cannot be made of a document: a DomainError, as it is told and kept. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export type RenderTask =
  | { readonly what: 'pdf'; readonly model: DocumentModel; readonly watermark: Watermark }
  | { readonly what: Syntax; readonly model: DocumentModel }
  | { readonly what: 'everything'; readonly model: DocumentModel };

/** The files of an issued document; XML where the document has all that it demands. */
export interface Everything {
  readonly pdf: Uint8Array;
  readonly ubl: Uint8Array | Refusal;
  readonly cii: Uint8Array | Refusal;
}

export type Rendered = Uint8Array | Everything;
