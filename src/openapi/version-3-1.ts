type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Turns every schema below into the JSON Schema of OpenAPI 3.1: the generator still writes the dialect of 3.0
 * (`nullable`, a `$ref` wrapped in `allOf` to give it a description). Meant for a document without examples.
 */
export function inVersion31(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inVersion31);
  if (!isRecord(node)) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inVersion31(value)]));
  return [withNull, wholeNumbers, decimals, exampleList].reduce(
    (schema, step) => step(unwrapped(schema)),
    inner,
  );
}

/** `allOf: [{ $ref }]` beside other words: in 3.1 a `$ref` may stand beside them itself. */
function unwrapped(schema: Json): Json {
  const { allOf, type, ...rest } = schema;
  const [only, ...others] = Array.isArray(allOf) ? (allOf as unknown[]) : [];
  if (!isRecord(only) || others.length > 0 || typeof only['$ref'] !== 'string') return schema;
  return type === 'object' || type === undefined ? { ...rest, $ref: only['$ref'] } : schema;
}

function withNull(schema: Json): Json {
  if (typeof schema['nullable'] !== 'boolean') return schema;
  const { nullable, $ref, ...rest } = schema;
  if (!nullable) return $ref === undefined ? rest : { ...rest, $ref };
  if ($ref !== undefined) return { ...rest, anyOf: [{ $ref }, { type: 'null' }] };
  const values = rest['enum'];
  return {
    ...rest,
    type: [rest['type'], 'null'].flat(),
    ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
  };
}

/** Amounts, rates and quantities are strings: what is a number counts something. */
const wholeNumbers = (schema: Json): Json =>
  schema['type'] === 'number' ? { ...schema, type: 'integer' } : schema;

/** A decimal in a request may come as a string or as a number. */
const decimals = (schema: Json): Json =>
  schema['format'] === 'decimal' && schema['type'] !== undefined
    ? { ...schema, type: [schema['type'], 'number'].flat() }
    : schema;

function exampleList(schema: Json): Json {
  if (!('example' in schema) || !('type' in schema)) return schema;
  const { example, ...rest } = schema;
  return { ...rest, examples: [example] };
}
