import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Narrows to a type of event or, with a `*` at the end, to a family of them. `column` is the property of the query's entity. */
export function whereEventType<E extends ObjectLiteral>(
  query: SelectQueryBuilder<E>,
  column: string,
  type: string | undefined,
): void {
  if (type?.endsWith('*')) query.andWhere(`starts_with(${column}, :prefix)`, { prefix: type.slice(0, -1) });
  else if (type !== undefined) query.andWhere(`${column} = :type`, { type });
}
