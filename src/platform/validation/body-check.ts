import { DomainError, invalid } from '../../domain/errors';

const DEEPEST = 16;
/** No list of this API is longer; what is may not cost the work of looking at each of its entries. */
const LONGEST_LIST = 2000;
/** Objects and lists in one request. Each is validated on the one thread that serves everybody. */
const MOST_OBJECTS = 25_000;

/**
 * Refuses what no field can want, before anything walks the content recursively: nesting beyond any request of this API,
 * text that PostgreSQL cannot store (NUL) or that is no Unicode (lone surrogates), in values and in keys, and keys that
 * every object has already, which the libraries behind would take for known or drop in silence.
 */
export function checkContent(content: unknown): void {
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: content, path: '', depth: 0 }];
  let objects = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string') checkText(value, path);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) throw invalid(path.slice(0, 100), `is nested more than ${DEEPEST} deep`);
    if (Array.isArray(value) && value.length > LONGEST_LIST)
      throw invalid(path, `must have at most ${LONGEST_LIST} entries`);
    objects += 1;
    if (objects > MOST_OBJECTS) throw tooMany();
    for (const [key, inner] of Object.entries(value)) {
      checkText(key, path || 'body');
      if (isReserved(key))
        throw invalid(path === '' ? key : `${path}.${key}`, 'is not a field of this request');
      pending.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
}

const tooMany = (): DomainError =>
  new DomainError(
    'payload_too_large',
    `The body has more than ${MOST_OBJECTS} objects in it: send it in parts.`,
  );

const isReserved = (key: string): boolean => key in Object.prototype || key === 'prototype';

/** Query strings and paths reach the database as well. */
export function checkText(text: string, path: string): void {
  if (text.includes('\u0000')) throw invalid(path, 'must not contain the NUL character');
  if (!text.isWellFormed()) throw invalid(path, 'must be well-formed Unicode (it has a lone surrogate)');
}
