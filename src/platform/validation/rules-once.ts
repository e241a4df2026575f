import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;
type Grouped = ReturnType<Storage['groupByPropertyName']>;

/**
 * The rules of a class never change once its file is loaded, yet class-validator gathers them from all classes of the
 * program for each object that it validates. From now on they are gathered once. Groups, which this service does not use, are
 * gathered as ever. The schema is the name of the class around, for an object within another: rules are found without it.
 */
export function gatherRulesOnce(storage: Storage = getMetadataStorage()): void {
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const rules = new Map<unknown, Rules>();
  const grouped = new WeakMap<Rules, Grouped>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (always || strictGroups || groups?.length) return gather(target, schema, always, strictGroups, groups);
    const known = rules.get(target) ?? gather(target, schema, always, strictGroups, groups);
    rules.set(target, known);
    return known;
  };
  storage.groupByPropertyName = (metadata) => {
    const known = grouped.get(metadata) ?? group(metadata);
    grouped.set(metadata, known);
    return known;
  };
}
