import * as fc from 'fast-check';
import { nameOf } from '../document/operations';
import type { Schema } from '../document/schema';
import { byName, dates } from './fields';

const MOST_ENTRIES = 3;
const LONGEST_TEXT = 24;

/** Values that a schema of the document accepts, or would but for rules that it cannot say. */
export class FromSchema {
  private readonly known = new Map<string, fc.Arbitrary<unknown>>();

  constructor(private readonly schemas: Readonly<Record<string, Schema>>) {}

  arbitrary(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    const named = byName(name);
    if (!named) return this.ofSchema(schema, name);
    return fc.oneof({ weight: 5, arbitrary: named }, { weight: 1, arbitrary: this.ofSchema(schema, name) });
  }

  private ofSchema(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.referred(nameOf(schema.$ref));
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((each) => this.arbitrary(each, name)));
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (typeof schema.type === 'object')
      return fc.oneof(...schema.type.map((type) => this.ofSchema({ ...schema, type }, name)));
    return this.ofType(schema, name);
  }

  private referred(name: string): fc.Arbitrary<unknown> {
    let known = this.known.get(name);
    if (!known) {
      const schema = this.schemas[name];
      if (!schema) throw new Error(`the document has no schema ${name}`);
      known = this.ofSchema(schema, '');
      this.known.set(name, known);
    }
    return known;
  }

  private ofType(schema: Schema, name: string): fc.Arbitrary<unknown> {
    switch (schema.type) {
      case 'object':
        return this.object(schema);
      case 'array':
        return fc.array(this.arbitrary(schema.items ?? {}, name), {
          minLength: Math.min(schema.minItems ?? 0, MOST_ENTRIES),
          maxLength: Math.min(schema.maxItems ?? MOST_ENTRIES, MOST_ENTRIES),
        });
      case 'string':
        return text(schema);
      case 'integer':
      case 'number':
        return numeric(schema);
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return fc.constantFrom<unknown>(1, 'x', true, null, {}, []);
    }
  }

  private object({ properties, required, additionalProperties }: Schema): fc.Arbitrary<unknown> {
    if (!properties) {
      const value = typeof additionalProperties === 'object' ? additionalProperties : {};
      return fc.dictionary(
        fc.constantFrom('a', 'line1', 'city', 'postalCode', 'key b', 'ключ'),
        this.arbitrary(value),
        {
          maxKeys: MOST_ENTRIES,
        },
      );
    }
    // Made once: drawing them happens a hundred thousand times.
    const fields = new Map(
      Object.entries(properties).map(([name, schema]) => [name, this.arbitrary(schema, name)] as const),
    );
    const must = new Set(required);
    const may = [...fields.keys()].filter((name) => !must.has(name));
    const record = (chosen: readonly string[]): fc.Arbitrary<unknown> =>
      fc.record(Object.fromEntries([...fields].filter(([name]) => must.has(name) || chosen.includes(name))));
    if (may.length === 0) return record([]);
    // All optional fields at once nearly always break a rule: a few of them are drawn.
    return fc.subarray(may, { maxLength: Math.min(may.length, 5) }).chain(record);
  }
}

function text({ format, pattern, minLength = 0, maxLength = LONGEST_TEXT }: Schema): fc.Arbitrary<unknown> {
  if (format === 'date') return dates;
  if (format === 'date-time') return dates.map((date) => `${date}T12:00:00.000Z`);
  if (format === 'email') return fc.constantFrom('ann@example.invalid', 'x.y+z@example.invalid');
  if (format === 'byte') return fc.base64String({ minLength: 4, maxLength: 64 });
  if (format === 'decimal') return fc.integer({ min: 0, max: 99_999 }).map((n) => (n / 100).toFixed(2));
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({
    unit: fc.constantFrom(...'abcXYZ 0189-_.ßé漢'),
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, LONGEST_TEXT)),
  });
}

function numeric({ type, minimum = 0, maximum = 1_000_000, format }: Schema): fc.Arbitrary<unknown> {
  if (type === 'integer') return fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) });
  if (format === 'decimal') return fc.integer({ min: 0, max: 99_999 }).map((n) => n / 100);
  return fc.double({ min: minimum, max: maximum, noNaN: true });
}
