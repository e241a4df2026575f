import { escapeLiteral } from 'pg';
import { dimensionOf } from '../journal/dimension';
import type { ExportQuery, ExportScope } from './formats/export-format';

/**
 * What an export asks of entries `e`, and of lines by their bare column names. Literals, quoted by the driver, since COPY
 * takes no parameters; all of them have passed validation before.
 */
export function conditions(
  { organisationId }: Pick<ExportScope, 'organisationId'>,
  query: ExportQuery,
): { ofEntries: string[]; ofLines: string[] } {
  const given = (condition: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [`${condition} ${escapeLiteral(String(value))}`];
  const organisation = escapeLiteral(organisationId);
  const dimension = query.dimension === undefined ? undefined : dimensionOf(query.dimension);
  const byLine = [...given('account_id =', query.accountId), ...given('dimensions @>', dimension)];
  const some = query.wholeEntries && byLine.length > 0;
  return {
    ofEntries: [
      `e.organisation_id = ${organisation}`,
      ...given('e.number >=', query.fromEntry),
      ...given('e.number <=', query.toEntry),
      ...given('e.date >=', query.from),
      ...given('e.date <=', query.to),
      ...given('e.source_type =', query.sourceType),
      ...(some
        ? [
            `EXISTS (SELECT FROM journal_lines WHERE organisation_id = e.organisation_id AND entry_number = e.number
              AND ${byLine.join(' AND ')} OFFSET 0)`,
          ]
        : []),
    ],
    ofLines: [`organisation_id = ${organisation}`, ...(some ? [] : byLine)],
  };
}

/** The lines of the export, as a FROM and a WHERE, for what is counted rather than read in order. */
export function linesOfExport(scope: Pick<ExportScope, 'organisationId'>, query: ExportQuery): string {
  const { ofEntries, ofLines } = conditions(scope, query);
  return `FROM journal_entries e
    JOIN journal_lines l ON l.organisation_id = e.organisation_id AND l.entry_number = e.number
    WHERE ${[...ofEntries, ...ofLines.map((condition) => `l.${condition}`)].join(' AND ')}`;
}
