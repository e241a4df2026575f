import * as fc from 'fast-check';
import { DATES, EXTRA_KEYS, NO_JSON, NUMBERS, ODD_JSON } from './corpus.data';
import { Raw } from './raw';
import { TEXTS } from './texts.data';

type Container = Record<string | number, unknown>;

/** One thing done to a body, at a place of it. */
export interface Mutation {
  readonly how: 'replace' | 'remove' | 'add' | 'repeat' | 'wrap';
  /** Counted through the places of the body, around and around. */
  readonly at: number;
  readonly value: unknown;
  readonly key: string;
}

const raws = (...texts: readonly string[]): fc.Arbitrary<Raw> =>
  fc.constantFrom(...texts).map((text) => new Raw(text));

/** Any at all, lone surrogates too. The library's own arbitrary of these takes seconds to be made. */
const codePoints = fc
  .array(fc.oneof(fc.nat(0x10ffff), fc.nat(0x2ff)), { maxLength: 8 })
  .map((list) => String.fromCodePoint(...list));

/** What no field wants, and now and then what is no JSON. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<unknown>(...TEXTS) },
  { weight: 6, arbitrary: raws(...NUMBERS) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...DATES) },
  { weight: 5, arbitrary: raws(...ODD_JSON) },
  { weight: 1, arbitrary: raws(...NO_JSON) },
  { weight: 3, arbitrary: codePoints },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, 0, '') },
  { weight: 1, arbitrary: fc.double().map((value) => new Raw(String(value))) },
);

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom<Mutation['how'][]>('replace', 'replace', 'replace', 'remove', 'add', 'repeat', 'wrap'),
  at: fc.nat(9999),
  value: nasty,
  key: fc.constantFrom(...EXTRA_KEYS),
});

/** The body with the mutations done to it, one after the other. */
export function mutated(body: unknown, list: readonly Mutation[]): unknown {
  const root: Container = { body: copyOf(body) };
  for (const mutation of list) mutate(root, mutation);
  return root['body'];
}

function mutate(root: Container, { how, at, value, key }: Mutation): void {
  const places = placesOf(root, []);
  const place = places[at % places.length];
  if (!place) return;
  const [holder, name] = place;
  const now = holder[name];
  if (how === 'remove') remove(holder, name);
  else if (how === 'add' && isContainer(now) && !Array.isArray(now)) define(now, key, value);
  else if (how === 'repeat' && Array.isArray(now) && now.length > 0)
    holder[name] = Array.from({ length: 40 }, () => now[0] as unknown);
  else if (how === 'wrap') holder[name] = [now];
  else holder[name] = value;
}

function remove(holder: Container, name: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else Reflect.deleteProperty(holder, name);
}

/** Also a key like `__proto__`, as a plain key. */
function define(holder: Container, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Every field and entry of the body, and the body itself. */
function placesOf(holder: Container, found: [Container, string | number][]): [Container, string | number][] {
  for (const name of Object.keys(holder)) {
    found.push([holder, name]);
    const inner = holder[name];
    if (isContainer(inner)) placesOf(inner, found);
  }
  return found;
}

const isPlain = (value: object): boolean =>
  Array.isArray(value) ||
  Object.getPrototypeOf(value) === Object.prototype ||
  Object.getPrototypeOf(value) === null;

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null && isPlain(value);

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isContainer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}
