import { journalRowsSql } from '../journal-rows';
import type { CopyStatement, ExportFormat } from './export-format';

/**
 * RFC 4180 with a header row but lines that end in LF; UTF-8, decimal points; text that would be a formula in a spreadsheet
 * gets a leading apostrophe.
 */
export const csv: ExportFormat = {
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  write: (source) => source.copy(csvStatement),
};

export const csvStatement: CopyStatement = (scope, query) =>
  `COPY (${journalRowsSql(scope, query, { guardFormulas: true })}) TO STDOUT WITH (FORMAT csv, HEADER true)`;
