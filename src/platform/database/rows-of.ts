import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Tx } from './transaction';

/** What a query selects, by the fields of its entity: as text once, for all requests. */
const texts = new Map<string, string>();

/**
 * The rows of a query, each with the fields of its entity: what `getMany` finds, at a fraction of its price. Rows are taken as the
 * driver reads them (see `readPlainTypes`), so an entity has columns alone: no relation, no transformer, nothing embedded.
 */
export async function rowsOf<E extends ObjectLiteral>(tx: Tx, query: SelectQueryBuilder<E>): Promise<E[]> {
  const [text, parameters] = query.clone().select(fieldsOf(query)).getQueryAndParameters();
  return tx.query<E>(text, parameters);
}

/** The first of them. */
export async function rowOf<E extends ObjectLiteral>(
  tx: Tx,
  query: SelectQueryBuilder<E>,
): Promise<E | null> {
  return (await rowsOf(tx, query))[0] ?? null;
}

function fieldsOf<E extends ObjectLiteral>({ alias, expressionMap }: SelectQueryBuilder<E>): string {
  const asked = expressionMap.selects.map(({ selection }) => selection);
  const { metadata } = expressionMap.mainAlias ?? {};
  const key = `${metadata?.tableName} ${asked.join(' ')}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const columns = metadata?.columns.filter(
    ({ isSelect, propertyPath }) => isSelect || asked.includes(`${alias}.${propertyPath}`),
  );
  const text = (columns ?? [])
    .map(({ databaseName, propertyPath }) => `"${alias}"."${databaseName}" AS "${propertyPath}"`)
    .join(', ');
  texts.set(key, text);
  return text;
}
