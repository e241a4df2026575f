import { invalid } from '../../domain/errors';

const DEEPEST = 16;

/**
 * Refuses what no field can want, before anything walks the body recursively: nesting beyond any request of this API, and
 * text that PostgreSQL cannot store (NUL) or that is no Unicode (lone surrogates), in values and in keys.
 */
export function checkBody(body: unknown): void {
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: body, path: '', depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string') checkText(value, path);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) throw invalid(path.slice(0, 100), `is nested more than ${DEEPEST} deep`);
    for (const [key, inner] of Object.entries(value)) {
      checkText(key, path || 'body');
      pending.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
}

/** Query strings and paths reach the database as well. */
export function checkText(text: string, path: string): void {
  if (text.includes('\u0000')) throw invalid(path, 'must not contain the NUL character');
  if (!text.isWellFormed()) throw invalid(path, 'must be well-formed Unicode (it has a lone surrogate)');
}
