import { journalRowsSql } from '../journal-rows';
import type { ExportFormat } from './export-format';

/**
 * A JSON object a line, amounts as strings. COPY's csv form with a quote and a delimiter that JSON text never contains (it
 * escapes control characters) passes each object through as it is.
 */
export const jsonl: ExportFormat = {
  contentType: 'application/jsonl; charset=utf-8',
  extension: 'jsonl',
  copy: (scope, query) => {
    const rows = journalRowsSql(scope, query, { guardFormulas: false });
    const amounts = ['debit', 'credit', 'exchange_rate', 'base_debit', 'base_credit'];
    const asText = amounts.map((name) => `'${name}', r.${name}::text`).join(', ');
    return `COPY (SELECT to_jsonb(r) || jsonb_build_object(${asText}) FROM (${rows}) r)
      TO STDOUT WITH (FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02')`;
  },
};
