import { escapeLiteral } from 'pg';
import { dimensionOf } from '../journal/dimension';
import type { ExportQuery, ExportScope } from './formats/export-format';

/** Literals, quoted by the driver, since COPY takes no parameters; all of them have passed validation before. */
const given = (condition: string, value: string | number | undefined): string[] =>
  value === undefined ? [] : [`${condition} ${escapeLiteral(String(value))}`];

/** What an export asks of entries `e`, and of lines by their bare column names. */
export function conditions(
  { organisationId }: Pick<ExportScope, 'organisationId'>,
  query: ExportQuery,
): { ofEntries: string[]; ofLines: string[] } {
  const organisation = escapeLiteral(organisationId);
  const { ofAny, ofEach } = filtersByLine(query);
  return {
    ofEntries: [
      `e.organisation_id = ${organisation}`,
      ...given('e.number >=', query.fromEntry),
      ...given('e.number <=', query.toEntry),
      ...given('e.date >=', query.from),
      ...given('e.date <=', query.to),
      ...given('e.source_type =', query.sourceType),
      ...ofAny,
    ],
    ofLines: [`organisation_id = ${organisation}`, ...ofEach],
  };
}

/** Filters by account and dimension: of some line of an entry `e`, or of each line. */
function filtersByLine(query: ExportQuery): { ofAny: string[]; ofEach: string[] } {
  const dimension = query.dimension === undefined ? undefined : dimensionOf(query.dimension);
  const byLine = [...given('account_id =', query.accountId), ...given('dimensions @>', dimension)];
  if (!query.wholeEntries || byLine.length === 0) return { ofAny: [], ofEach: byLine };
  const some = `EXISTS (SELECT FROM journal_lines WHERE organisation_id = e.organisation_id AND entry_number = e.number
    AND ${byLine.join(' AND ')} OFFSET 0)`;
  return { ofAny: [some], ofEach: [] };
}

/**
 * Whether an account `a` has a line in the export: looked for along the account's own lines, in the order of their index, until
 * the first one that belongs. A line has the date and the number of its entry.
 */
export function hasLines(query: ExportQuery): string {
  const { ofAny, ofEach } = filtersByLine(query);
  const ofEntry = [...given('e.source_type =', query.sourceType), ...ofAny];
  const conditionsOfLine = [
    'l.organisation_id = a.organisation_id',
    'l.account_id = a.id',
    ...given('l.entry_number >=', query.fromEntry),
    ...given('l.entry_number <=', query.toEntry),
    ...given('l.date >=', query.from),
    ...given('l.date <=', query.to),
    ...ofEach.map((condition) => `l.${condition}`),
    ...(ofEntry.length === 0
      ? []
      : [
          `EXISTS (SELECT FROM journal_entries e WHERE e.organisation_id = l.organisation_id AND e.number = l.entry_number
            AND ${ofEntry.join(' AND ')} OFFSET 0)`,
        ]),
  ];
  return `(SELECT l.date FROM journal_lines l WHERE ${conditionsOfLine.join(' AND ')}
    ORDER BY l.date, l.entry_number LIMIT 1) IS NOT NULL`;
}

/** The lines of the export, as a FROM and a WHERE, for what is counted rather than read in order. */
export function linesOfExport(scope: Pick<ExportScope, 'organisationId'>, query: ExportQuery): string {
  const { ofEntries, ofLines } = conditions(scope, query);
  return `FROM journal_entries e
    JOIN journal_lines l ON l.organisation_id = e.organisation_id AND l.entry_number = e.number
    WHERE ${[...ofEntries, ...ofLines.map((condition) => `l.${condition}`)].join(' AND ')}`;
}
