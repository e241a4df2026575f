import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { invalid } from '../../domain/errors';
import { rowsOf } from '../database/rows-of';
import type { Tx } from '../database/transaction';
import { isId, type IdPrefix } from '../ids';
import { isNarrowed, type Count } from './kept-total';
import { assertOneWay, DEFAULT_LIMIT, numbered, pageOf, type Page } from './page';
import type { PageQuery } from './page-query.dto';

export { mapPage, type Page } from './page';

/** From so many rows on, finding where a page begins is a step of its own. */
const FAR = 1000;

/**
 * Whether a list is asked for by the statements that most ask by, so that their plans are worth keeping: whole, from its start or from a
 * place, and so many rows as few texts can name.
 */
export const isUsual = (query: PageQuery): boolean =>
  !isNarrowed(query) && (query.page ?? 1) === 1 && (query.limit ?? DEFAULT_LIMIT) % 50 === 0;

/** The same where one customer is as usual as all: documents have an index by customer. */
export const isUsualOfDocuments = ({
  customerId: _one,
  ...query
}: PageQuery & { readonly customerId?: string }): boolean => isUsual(query);

interface Keyset<E> {
  /** The column, unique within the organisation, that orders the list: `note.id`. */
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
  readonly keyOf: (row: E) => string | number;
  /** The key inside a cursor, or null if no cursor of this list could hold it. */
  readonly parse: (text: string) => string | number | null;
}

/** Newest first: by an id that sorts by what comes later. `key`: which ids the list can hold. */
export function newestFirst(
  column: string,
  key: IdPrefix | ((text: string) => boolean),
): Keyset<{ readonly id: string }> {
  const isKey = typeof key === 'string' ? (text: string) => isId(key, text) : key;
  return {
    column,
    direction: 'DESC',
    keyOf: ({ id }) => id,
    parse: (text) => (isKey(text) ? text : null),
  };
}

/**
 * One page, by number or by cursor, of a query that has its filters but no order yet; its joins add no rows. `total`: how
 * many rows it has, where that is known without counting them.
 */
export async function paginate<E extends ObjectLiteral>(
  tx: Tx,
  query: SelectQueryBuilder<E>,
  { page, limit = DEFAULT_LIMIT, cursor }: PageQuery,
  keyset: Keyset<E>,
  total: Count = () => countOf(tx, query),
): Promise<Page<E>> {
  assertOneWay({ page, cursor });
  const cursorAfter = (row: E): string =>
    Buffer.from(`${listOf(keyset)}${keyset.keyOf(row)}`).toString('base64url');
  const ordered = query
    .clone()
    .orderBy(keyset.column, keyset.direction)
    .limit(limit + 1);
  if (cursor !== undefined) {
    const after = decodeCursor(cursor, keyset);
    ordered.andWhere(`${keyset.column} ${keyset.direction === 'ASC' ? '>' : '<'} :after`, { after });
    return pageOf(await rowsOf(tx, ordered), limit, cursorAfter);
  }
  const number = page ?? 1;
  const offset = (number - 1) * limit;
  // Sent together; a page behind the end is not looked for.
  const first = offset === 0 ? rowsOf(tx, ordered) : null;
  const [all, near] = await Promise.all([total(), first]);
  const rows = near ?? (offset < all ? await rowsFrom(tx, ordered, offset, keyset) : []);
  return numbered(pageOf(rows, limit, cursorAfter), number, all);
}

async function countOf<E extends ObjectLiteral>(tx: Tx, query: SelectQueryBuilder<E>): Promise<number> {
  const counting = query.clone().select('count(*)', 'total');
  const row = await tx.one<{ total: number | string }>(...counting.getQueryAndParameters());
  return Number(row?.total ?? 0);
}

/** Far from the start only the keys are walked over, which an index has; the rows are read from where the page begins. */
async function rowsFrom<E extends ObjectLiteral>(
  tx: Tx,
  ordered: SelectQueryBuilder<E>,
  offset: number,
  { column, direction }: Keyset<E>,
): Promise<E[]> {
  if (offset < FAR) return rowsOf(tx, ordered.offset(offset));
  const place = ordered.clone().select(column, 'key').offset(offset).limit(1);
  const first = await tx.one<{ key: string | number }>(...place.getQueryAndParameters());
  if (!first) return [];
  ordered.andWhere(`${column} ${direction === 'ASC' ? '>=' : '<='} :first`, { first: first.key });
  return rowsOf(tx, ordered);
}

/** What a cursor begins with, so that none is taken for a place in another list: `note:`. */
function listOf<E>({ column }: Keyset<E>): string {
  return `${column.split('.', 1)[0] ?? ''}:`;
}

function decodeCursor<E>(cursor: string, keyset: Keyset<E>): string | number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const list = listOf(keyset);
  const ours = text.startsWith(list) && Buffer.from(text).toString('base64url') === cursor;
  const key = ours ? keyset.parse(text.slice(list.length)) : null;
  if (key === null) throw invalid('cursor', 'is not a cursor of this list');
  return key;
}

/** For lists ordered by a number: a position that a bigint column can hold. */
export function parsePosition(text: string): number | null {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
}
