import { invalid } from '../../domain/errors';
import { assertOneWay, DEFAULT_LIMIT, numbered, pageOf, type Page } from './page';
import type { PageQuery } from './page-query.dto';

/** A page of a list that is short enough to be made whole: sorted by id, the greatest first. `isKey` tells its ids. */
export function slicePage<T extends { readonly id: string }>(
  all: readonly T[],
  { page, limit = DEFAULT_LIMIT, cursor }: PageQuery,
  isKey: RegExp,
): Page<T> {
  assertOneWay({ page, cursor });
  const number = page ?? 1;
  const start =
    cursor === undefined ? (number - 1) * limit : all.findIndex((view) => view.id < decode(cursor, isKey));
  const rows = start < 0 ? [] : all.slice(start, start + limit + 1);
  const found = pageOf(rows, limit, ({ id }) => Buffer.from(id).toString('base64url'));
  return cursor === undefined ? numbered(found, number, all.length) : found;
}

function decode(cursor: string, isKey: RegExp): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isKey.test(id)) throw invalid('cursor', 'is not a cursor of this list');
  return id;
}
