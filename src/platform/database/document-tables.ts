/** The table that the documents of each kind are in. */
export const DOCUMENT_TABLES = { credit_note: 'credit_notes', invoice: 'invoices' } as const;

/** The kinds of documents of trade, which are numbered, rendered, archived and sent. */
export type DocumentType = keyof typeof DOCUMENT_TABLES;
