import { getMetadataStorage, type ValidationArguments } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Metadata = ReturnType<Storage['getTargetValidationMetadatas']>[number];
type Check = (object: object, value: unknown) => boolean;

/** What the rules of one field come to. */
interface Field {
  readonly name: string;
  readonly conditions: readonly Check[];
  readonly checks: readonly Check[];
}

/** By name, in the order of their rules; null where a class has rules of a kind that is not known here. */
type Fields = ReadonlyMap<string, Field> | null;

const known = new WeakMap<object, Fields>();

/**
 * Whether class-validator would find nothing wrong with an object, by its own rules but without its bookkeeping of errors, which
 * costs several times the rules. False says that it has to be asked: it alone tells what is wrong.
 */
export function accepts(object: object): boolean {
  const fields = fieldsOf(object.constructor);
  if (fields === null) return false;
  for (const key of Object.keys(object)) if (!fields.has(key)) return false;
  for (const { name, conditions, checks } of fields.values()) {
    const value: unknown = object[name as keyof object];
    if (conditions.every((holds) => holds(object, value)) && !checks.every((holds) => holds(object, value)))
      return false;
  }
  return true;
}

function fieldsOf(type: object): Fields {
  let fields = known.get(type);
  if (fields === undefined) {
    fields = readFields(type);
    known.set(type, fields);
  }
  return fields;
}

function readFields(type: object): Fields {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(type as never, '', false, false);
  const fields = new Map<string, Field>();
  for (const [name, metadatas] of Object.entries(storage.groupByPropertyName(rules))) {
    const field = { name, conditions: [] as Check[], checks: [] as Check[] };
    for (const metadata of metadatas) {
      const conditional = metadata.type === 'conditionalValidation';
      const check = conditional ? conditionOf(metadata) : checkOf(metadata, storage);
      if (check === null) return null;
      (conditional ? field.conditions : field.checks).push(check);
    }
    fields.set(name, field);
  }
  return fields.size > 0 ? fields : null;
}

const conditionOf = ({ constraints }: Metadata): Check => constraints[0] as Check;

function checkOf(metadata: Metadata, storage: Storage): Check | null {
  if (metadata.type === 'nestedValidation') return nestedAccepts;
  const { validateIf, each, constraintCls, propertyName: property, constraints } = metadata;
  const [constraint, ...others] = constraintCls ? storage.getTargetValidatorConstraints(constraintCls) : [];
  if (metadata.type !== 'customValidation' || validateIf || each || !constraint || others.length > 0)
    return null;
  const { instance } = constraint;
  return (object, value) => {
    const given: ValidationArguments = {
      targetName: object.constructor.name,
      property,
      object,
      value,
      constraints,
    };
    // A promise is not yet an answer.
    return instance.validate(value, given) === true;
  };
}

const nestedAccepts: Check = (_, value) =>
  value === undefined || (Array.isArray(value) ? value.every(isAccepted) : isAccepted(value));

const isAccepted = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && accepts(value);
