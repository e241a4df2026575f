import type { EntityMetadata, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Tx } from './transaction';

/** What is selected, by entity: as text once, for all requests. */
const texts = new WeakMap<EntityMetadata, Map<string, string>>();

/**
 * The rows of a query, each with the fields of its entity: what `getMany` finds, at a fraction of its price. Rows are taken as the
 * driver reads them (see `readPlainTypes`), so an entity has columns alone: no relation, no transformer, nothing embedded.
 */
export function rowsOf<E extends ObjectLiteral>(tx: Tx, query: SelectQueryBuilder<E>): Promise<E[]> {
  const { alias, expressionMap } = query;
  if (!expressionMap.mainAlias) throw new Error('a query is of an entity');
  const asked = expressionMap.selects.map(({ selection }) => selection);
  const fields = fieldsOf(expressionMap.mainAlias.metadata, alias, asked);
  return tx.query<E>(...query.clone().select(fields).getQueryAndParameters());
}

/** The first of them. */
export async function rowOf<E extends ObjectLiteral>(
  tx: Tx,
  query: SelectQueryBuilder<E>,
): Promise<E | null> {
  return (await rowsOf(tx, query))[0] ?? null;
}

/** The same where the rest of the statement never differs: `SELECT … FROM credit_notes note`, to be followed by WHERE. */
export function selectOf<E extends ObjectLiteral>(tx: Tx, entity: EntityTarget<E>, alias: string): string {
  const metadata = tx.manager.dataSource.getMetadata(entity);
  return `SELECT ${fieldsOf(metadata, alias, [])} FROM "${metadata.tableName}" "${alias}"`;
}

/** The organisation's rows of which a column has one of these values. Columns go by their names in the database. */
export const rowsAmong = <E extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<E>,
  [column, values]: readonly [string, readonly string[]],
  order?: string,
): Promise<E[]> =>
  tx.query<E>(
    `${selectOf(tx, entity, 'e')} WHERE organisation_id = $1 AND ${column} = ANY ($2)
      ${order === undefined ? '' : `ORDER BY ${order}`}`,
    [tx.organisationId, values],
  );

/** Columns that are read only when they are asked for need a `note.field` of their own. */
function fieldsOf(metadata: EntityMetadata, alias: string, asked: readonly string[]): string {
  const ofEntity = texts.get(metadata) ?? new Map<string, string>();
  texts.set(metadata, ofEntity);
  const key = [alias, ...asked].join(' ');
  const known = ofEntity.get(key);
  if (known !== undefined) return known;
  const text = metadata.columns
    .filter(({ isSelect, propertyPath }) => isSelect || asked.includes(`${alias}.${propertyPath}`))
    .map(({ databaseName, propertyPath }) => `"${alias}"."${databaseName}" AS "${propertyPath}"`)
    .join(', ');
  ofEntity.set(key, text);
  return text;
}
