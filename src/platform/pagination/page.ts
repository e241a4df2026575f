import { invalid } from '../../domain/errors';

/** Rows a page where the request names no `limit`. */
export const DEFAULT_LIMIT = 50;

export interface Pagination {
  readonly limit: number;
  /** Only when paging by number. */
  readonly page?: number;
  readonly total?: number;
  readonly totalPages?: number;
  /** For `?cursor=`; null on the last page. */
  readonly nextCursor: string | null;
}

export interface Page<T> {
  readonly data: readonly T[];
  readonly pagination: Pagination;
}

/** @throws DomainError `validation_failed` on `cursor` when a place is named in both ways. */
export function assertOneWay({ page, cursor }: { page?: number; cursor?: string }): void {
  if (page !== undefined && cursor !== undefined) throw invalid('cursor', 'cannot be combined with page');
}

/** One page of rows of which one more than the limit was asked for. `cursorAfter`: where the next page begins. */
export function pageOf<T>(rows: readonly T[], limit: number, cursorAfter: (last: T) => string): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? cursorAfter(last) : null;
  return { data, pagination: { limit, nextCursor } };
}

/** The same page with what only paging by number tells. */
export function numbered<T>({ data, pagination }: Page<T>, page: number, total: number): Page<T> {
  const { limit, nextCursor } = pagination;
  return { data, pagination: { page, limit, total, totalPages: Math.ceil(total / limit), nextCursor } };
}

/** The same page with each row turned into its answer. */
export function mapPage<A, B>(page: Page<A>, view: (row: A) => B): Page<B> {
  return { data: page.data.map(view), pagination: page.pagination };
}
