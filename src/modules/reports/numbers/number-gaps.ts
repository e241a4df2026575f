import type {
  NumberGapsQuery,
  NumberGapsView,
  NumberGapView,
  NumberOutsideView,
  NumberSeriesView,
} from '../dto/number-gaps.dto';
import { DEFAULT_LIMIT, pageOf } from '../../../platform/pagination/page';
import type { Books, StreamedBooks } from '../reading/books';
import { csvFile, type Column } from '../reading/csv';
import { cursorAfter, placeOf, TEXT } from '../reading/cursor';

const LIST = 'number-gaps';
const FORM = [/^(invoice|credit_note)$/, TEXT];
const GAPS_SHOWN = 100;

/** Numbers that were taken from a series. A draft invoice has none; the number of an opening item is another system's. */
const TAKEN = {
  invoice: `SELECT series_key AS series, series_number AS n FROM invoices WHERE organisation_id = $1 AND series_key IS NOT NULL`,
  credit_note: `SELECT series_key AS series, series_number AS n FROM credit_notes
    WHERE organisation_id = $1 AND series_key IS NOT NULL`,
  journal_entry: `SELECT NULL::text AS series, number AS n FROM journal_entries WHERE organisation_id = $1`,
} as const;

type Kind = keyof typeof TAKEN;
const KINDS = Object.keys(TAKEN) as Kind[];

type Asked = Pick<Books, 'organisationId' | 'query'>;

/** How many numbers are missing, of all series. */
export async function missingNumbers(books: Asked): Promise<number> {
  let missing = 0;
  for (const kind of KINDS) for (const series of await seriesOf(books, kind)) missing += series.missing;
  return missing;
}

/** Proves that no number is missing: of each series the counter against what is there, and any gap by name. */
export async function numberGaps(books: Books, query: NumberGapsQuery): Promise<NumberGapsView> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = placeOf(LIST, FORM, query.cursor);
  const series: NumberSeriesView[] = [];
  for (const kind of KINDS) series.push(...(await seriesOf(books, kind)));
  const { sql, params } = outsideSql(books, { after: place, most: limit + 1 });
  const outside = await books.query<NumberOutsideView & object>(sql, params);
  const page = pageOf(outside, limit, (last) => cursorAfter(LIST, [last.documentType, last.id]));
  const [{ total } = { total: 0 }] = await books.query<{ total: number }>(
    `SELECT count(*) AS total FROM (${outsideSql(books, {}).sql}) outside`,
    [books.organisationId],
  );
  return {
    complete: series.every(({ missing }) => missing === 0),
    series,
    outside: [...page.data],
    outsideTotal: total,
    pagination: page.pagination,
  };
}

/** A row a series, then a row a gap, then one for each number outside. */
export function numberGapsCsv(books: StreamedBooks): AsyncIterable<string> {
  return csvFile(COLUMNS, fileRows(books));
}

async function seriesOf(books: Asked, kind: Kind): Promise<NumberSeriesView[]> {
  const name = kind === 'journal_entry' ? `c.name = 'journal_entry'` : `c.name LIKE '${kind}:%'`;
  const rows = await books.query<Omit<NumberSeriesView, 'documentType' | 'missing' | 'gaps'> & object>(
    `SELECT coalesce(t.series, c.series) AS series, coalesce(c.value, 0) AS counter, coalesce(t.last, 0) AS last,
       coalesce(t.count, 0) AS count
     FROM (SELECT series, max(n) AS last, count(*) AS count FROM (${TAKEN[kind]}) taken GROUP BY series) t
     FULL JOIN (SELECT CASE WHEN position(':' IN c.name) > 0 THEN substr(c.name, position(':' IN c.name) + 1) END AS series, c.value
       FROM counters c WHERE c.organisation_id = $1 AND ${name}) c
       ON coalesce(c.series, '') = coalesce(t.series, '')
     ORDER BY 1`,
    [books.organisationId],
  );
  const views: NumberSeriesView[] = [];
  for (const row of rows) {
    const missing = Math.max(row.counter, row.last) - row.count;
    const gaps = missing === 0 ? [] : await gapsOf(books, kind, row);
    views.push({ documentType: kind, ...row, missing, gaps });
  }
  return views;
}

/** Where numbers follow each other by more than one, and after the last as far as the counter. */
async function gapsOf(
  books: Asked,
  kind: Kind,
  { series, last, counter }: Pick<NumberSeriesView, 'series' | 'last' | 'counter'>,
): Promise<NumberGapView[]> {
  const gaps = await books.query<NumberGapView & object>(
    `SELECT previous + 1 AS "from", n - 1 AS "to" FROM (
       SELECT n, lag(n, 1, 0::bigint) OVER (ORDER BY n) AS previous FROM (${TAKEN[kind]}) taken
       WHERE series IS NOT DISTINCT FROM $2
     ) followed WHERE n > previous + 1 ORDER BY n LIMIT ${String(GAPS_SHOWN)}`,
    [books.organisationId, series],
  );
  return counter > last ? [...gaps, { from: last + 1, to: counter }].slice(0, GAPS_SHOWN) : gaps;
}

function outsideSql(
  books: Books,
  { after, most }: { after?: readonly string[] | null; most?: number },
): { sql: string; params: unknown[] } {
  const params: unknown[] = [books.organisationId];
  const value = (each: unknown): string => `$${params.push(each)}`;
  const place = after ? `WHERE (o."documentType", o.id) > (${value(after[0])}, ${value(after[1])})` : '';
  const limit = most === undefined ? '' : `LIMIT ${value(most)}`;
  const columns = `id, number, issue_date AS "issueDate"`;
  return {
    sql: `SELECT * FROM (
        SELECT 'credit_note' COLLATE "C" AS "documentType", ${columns} FROM credit_notes WHERE organisation_id = $1 AND series_key IS NULL
        UNION ALL SELECT 'invoice' COLLATE "C", ${columns} FROM invoices
        WHERE organisation_id = $1 AND series_key IS NULL AND number IS NOT NULL AND kind = 'invoice'
      ) o ${place} ORDER BY o."documentType", o.id ${limit}`,
    params,
  };
}

interface FileRow extends Partial<Omit<NumberSeriesView, 'gaps'>>, Partial<NumberGapView> {
  readonly kind: 'series' | 'gap' | 'outside';
  readonly number?: string;
  readonly issueDate?: string;
  readonly id?: string;
}

async function* fileRows(books: StreamedBooks): AsyncGenerator<FileRow> {
  for (const kind of KINDS)
    for (const { gaps, ...series } of await seriesOf(books, kind)) {
      yield { kind: 'series', ...series };
      for (const gap of gaps) yield { kind: 'gap', documentType: kind, series: series.series, ...gap };
    }
  const { sql, params } = outsideSql(books, {});
  for await (const row of books.rows<NumberOutsideView & object>(sql, params))
    yield { kind: 'outside', ...row };
}

const COLUMNS: readonly Column<FileRow>[] = [
  { name: 'row', of: ({ kind }) => kind },
  { name: 'document_type', of: ({ documentType }) => documentType ?? null },
  { name: 'series', of: ({ series }) => series ?? null, text: true },
  { name: 'counter', of: ({ counter }) => counter ?? null },
  { name: 'last', of: ({ last }) => last ?? null },
  { name: 'count', of: ({ count }) => count ?? null },
  { name: 'missing', of: ({ missing }) => missing ?? null },
  { name: 'gap_from', of: ({ from }) => from ?? null },
  { name: 'gap_to', of: ({ to }) => to ?? null },
  { name: 'number', of: ({ number }) => number ?? null, text: true },
  { name: 'issue_date', of: ({ issueDate }) => issueDate ?? null },
  { name: 'document_id', of: ({ id }) => id ?? null },
];
