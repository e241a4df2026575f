import { invalid } from '../../domain/errors';
import type { PageQuery } from './page-query.dto';
import type { Page } from './paginate';

const DEFAULT_LIMIT = 50;

/** A page of a list that is short enough to be made whole: sorted by id, the greatest first. `isKey` tells its ids. */
export function slicePage<T extends { readonly id: string }>(
  all: readonly T[],
  { page, limit = DEFAULT_LIMIT, cursor }: PageQuery,
  isKey: RegExp,
): Page<T> {
  if (page !== undefined && cursor !== undefined) throw invalid('cursor', 'cannot be combined with page');
  const number = page ?? 1;
  const start =
    cursor === undefined ? (number - 1) * limit : all.findIndex((view) => view.id < decode(cursor, isKey));
  const data = start < 0 ? [] : all.slice(start, start + limit);
  const last = start >= 0 && start + limit < all.length ? data.at(-1) : undefined;
  const nextCursor = last ? Buffer.from(last.id).toString('base64url') : null;
  if (cursor !== undefined) return { data, pagination: { limit, nextCursor } };
  return {
    data,
    pagination: {
      page: number,
      limit,
      total: all.length,
      totalPages: Math.ceil(all.length / limit),
      nextCursor,
    },
  };
}

function decode(cursor: string, isKey: RegExp): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isKey.test(id)) throw invalid('cursor', 'is not a cursor of this list');
  return id;
}
