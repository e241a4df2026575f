import type { QueryConfig } from 'pg';

const MOST_NAMES = 400;
const names = new Map<string, string>();

/**
 * A statement that each connection parses, and plans, once. Only for texts that are repeated for ever with other parameters;
 * beyond the first few hundred they are sent as they are, so that no text that is put together can fill a session.
 */
export function named(text: string, values: readonly unknown[]): QueryConfig {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_NAMES) {
    name = `s${names.size + 1}`;
    names.set(text, name);
  }
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
}
