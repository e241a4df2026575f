/** What the reports on lines of the journal read of each: where it stands, and what it came from. */
export interface LineRecord {
  readonly date: string;
  readonly number: number;
  readonly line_no: number;
  readonly id: string;
  readonly source_type: string;
  readonly source_id: string | null;
  readonly document_number: string | null;
}

/** … with its amounts. */
export interface AmountsRecord extends LineRecord {
  readonly debit: string;
  readonly credit: string;
  readonly base_debit: string;
  readonly base_credit: string;
  readonly currency: string;
  readonly description: string | null;
}

/** As every answer shows it. */
export const lineView = (row: LineRecord) => ({
  date: row.date,
  entryNumber: row.number,
  entryId: row.id,
  lineNo: row.line_no,
  sourceType: row.source_type,
  sourceId: row.source_id,
  documentNumber: row.document_number,
});
