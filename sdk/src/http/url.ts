import { OPERATIONS } from '../generated/operations';
import type { Call } from './transport';

/** Where a call goes. The base may have a path of its own, for a service behind a proxy. */
export function urlOf(baseUrl: string, { operation, ids, query = {} }: Call): URL {
  const rest = [...ids];
  const path = OPERATIONS[operation].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    segment(name, rest.shift()),
  );
  const url = new URL(baseUrl.replace(/\/+$/, '') + path);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) url.searchParams.append(name, String(value));
  return url;
}

/** An empty id would call the list, and two dots something else again. */
function segment(name: string, id: unknown): string {
  if (typeof id !== 'string' || id === '' || id === '.' || id === '..')
    throw new TypeError(`${name} must be the text of an id`);
  return encodeURIComponent(id);
}
