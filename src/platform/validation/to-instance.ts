import { plainToInstance, type ClassConstructor } from 'class-transformer';

const rawLists = new Map<object, string[]>();

/** The entries of this list are read later, one by one: they stay as they came, and are not copied here. */
export function keepRaw(prototype: object, property: string): void {
  rawLists.set(prototype, [...(rawLists.get(prototype) ?? []), property]);
}

/** What came as JSON, as an object of this class. */
export function toInstance<T extends object>(type: ClassConstructor<T>, plain: object): T {
  const lists = rawLists.get(type.prototype as object);
  if (!lists) return plainToInstance(type, plain);
  const [raw, rest] = [new Map<string, unknown>(), new Map<string, unknown>()];
  for (const [name, value] of Object.entries(plain)) (lists.includes(name) ? raw : rest).set(name, value);
  return Object.assign(plainToInstance(type, Object.fromEntries(rest)), Object.fromEntries(raw));
}
