import * as fc from 'fast-check';
import type { Operation, Parameter } from '../document/operations';
import { byName, reference } from './fields';
import type { FromSchema } from './from-schema';
import { DATES, NUMBERS } from './corpus.data';
import { mutated, mutations, nasty } from './mutation';
import { odd, type Oddities } from './oddities';
import { Raw, Ref } from './raw';
import { TEXTS } from './texts.data';

/** A request as drawn: who sends it, and which ids stand in it, is decided as it is sent. */
export interface Plan {
  readonly path: readonly (string | Ref)[];
  readonly query: readonly (readonly [string, unknown])[];
  /** Undefined for a request without one. */
  readonly body: unknown;
  readonly odd: Oddities;
}

const ID = /^([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** Requests of one operation: some that are right, and the more that are wrong somewhere. */
export function plansOf(operation: Operation, schemas: FromSchema): fc.Arbitrary<Plan> {
  return fc.record({
    path: pathOf(operation),
    query: queryOf(operation, schemas),
    body: bodyOf(operation, schemas),
    odd,
  });
}

function pathOf({ path, parameters }: Operation): fc.Arbitrary<(string | Ref)[]> {
  const parts = path.split(/(\{\w+\})/).map((part) => {
    const parameter = part.startsWith('{') && parameters.find(({ name }) => `{${name}}` === part);
    return parameter ? segment(parameter) : fc.constant(part);
  });
  return fc.tuple(...parts);
}

/** The document's example tells of which kind the id is. */
function segment({ name, example }: Parameter): fc.Arbitrary<string | Ref> {
  const text = String(example);
  const prefix = ID.exec(text)?.[1];
  const there = prefix === undefined ? alike(name, text) : reference(prefix);
  return fc.oneof(
    { weight: 12, arbitrary: there },
    { weight: 1, arbitrary: fc.constant(text) },
    { weight: 1, arbitrary: reference('cus', 'inv', 'je', 'key', 'org') },
    { weight: 2, arbitrary: fc.constantFrom(...TEXTS).map(escaped) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('.', '..', '%2e%2e', '%2F', '%00', '%c0%af', '%zz', '', ';x', '*', '%20'),
    },
  );
}

function alike(name: string, example: string): fc.Arbitrary<string> {
  const month = fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, '0'));
  if (example.startsWith('per_')) return month.map((each) => `per_2026-${each}`);
  if (example.startsWith('fy_')) return fc.constantFrom('fy_2025', 'fy_2026', 'fy_2024', 'fy_1900');
  if (example.startsWith('fx_')) return month.map((each) => `fx_2026-${each}-01_EUR`);
  return byName(name)?.map(String) ?? fc.constant(example);
}

function queryOf({ parameters }: Operation, schemas: FromSchema): fc.Arbitrary<[string, unknown][]> {
  const named = parameters.filter((each) => each.in === 'query');
  const unknown = fc.tuple(
    fc.constantFrom('x', '__proto__', 'limit[]', 'page[$gt]', ''),
    fc.constantFrom(...TEXTS),
  );
  if (named.length === 0) return fc.array(unknown, { maxLength: 1, size: 'xsmall' });
  const pairs = new Map(named.map(({ name, schema }) => [name, value(name, schema, schemas)]));
  const one = fc
    .constantFrom(...pairs.keys())
    .chain((name) => fc.tuple(fc.constant(name), pairs.get(name) ?? fc.constant('')));
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(one, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.tuple(unknown, one) },
  );
}

const value = (name: string, schema: Parameter['schema'], schemas: FromSchema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: schemas.arbitrary(schema, name) },
    { weight: 3, arbitrary: fc.constantFrom(...TEXTS, ...DATES, ...NUMBERS) },
    { weight: 1, arbitrary: fc.constantFrom(new Raw('%'), new Raw('%ff'), new Raw('%00'), new Raw('+')) },
  );

function bodyOf(operation: Operation, schemas: FromSchema): fc.Arbitrary<unknown> {
  const { body, examples } = operation;
  if (!body)
    return fc.oneof(
      { weight: 9, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom<unknown>({}, new Raw(''), new Raw('{'), { unknown: 1 }) },
    );
  const right = fc.oneof(
    { weight: 3, arbitrary: schemas.arbitrary(body) },
    ...(examples.length > 0
      ? [{ weight: 3, arbitrary: fc.tuple(fc.constantFrom(...examples), fc.nat(9999)).map(revived) }]
      : []),
  );
  const changed = fc
    .tuple(right, fc.array(mutations, { minLength: 1, maxLength: 3 }))
    .map(([value, list]) => mutated(value, list));
  return fc.oneof(
    { weight: 45, arbitrary: right },
    { weight: 50, arbitrary: changed },
    { weight: 5, arbitrary: nasty },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** An example of the document, whose ids are those of things that are there. */
function revived([example, pick]: [unknown, number]): unknown {
  if (typeof example === 'string') {
    const prefix = ID.exec(example)?.[1];
    return prefix === undefined ? example : new Ref(prefix, pick);
  }
  if (Array.isArray(example)) return example.map((each, n) => revived([each, pick + n]));
  if (typeof example !== 'object' || example === null) return example;
  return Object.fromEntries(Object.entries(example).map(([key, each]) => [key, revived([each, pick])]));
}

/** Escaped for a path or a query where it can be: a lone surrogate cannot. */
export const escaped = (text: string): string => encodeURIComponent(text.toWellFormed());
