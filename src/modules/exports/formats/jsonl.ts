import { journalRowsSql } from '../journal-rows';
import type { CopyStatement, ExportFormat } from './export-format';

/** A JSON object a line, amounts as strings. */
export const jsonl: ExportFormat = {
  contentType: 'application/jsonl; charset=utf-8',
  extension: 'jsonl',
  write: (source) => source.copy(jsonlStatement),
};

const AMOUNTS = ['debit', 'credit', 'exchange_rate', 'base_debit', 'base_credit'];

/**
 * COPY's csv form with a quote and a delimiter that JSON text never contains (it escapes control characters) passes each
 * object through as it is.
 */
const jsonlStatement: CopyStatement = (scope, query) => {
  const rows = journalRowsSql(scope, query, { guardFormulas: false });
  const asText = AMOUNTS.map((name) => `'${name}', r.${name}::text`).join(', ');
  return `COPY (SELECT to_jsonb(r) || jsonb_build_object(${asText}) FROM (${rows}) r)
    TO STDOUT WITH (FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02')`;
};
