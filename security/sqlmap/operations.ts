import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly example?: unknown;
  readonly schema: {
    readonly enum?: readonly string[];
    readonly default?: unknown;
    readonly type?: string | readonly string[];
    readonly format?: string;
  };
}

/** A GET of the API: lists, reports, exports and single objects alike. */
export interface Operation {
  /** As it is written in the document, with `{id}`. */
  readonly path: string;
  readonly query: readonly Parameter[];
  readonly inPath: readonly string[];
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly object[] } }>>;
}

const DOCUMENT = resolve(__dirname, '../../../docs/openapi.json');

/** All that read with the rights of a key, so the list is complete by itself when a route is added. */
export function readOperations(): Operation[] {
  const { paths } = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as Document;
  return Object.entries(paths)
    .filter(([path, { get }]) => get !== undefined && path.startsWith('/api/v1/'))
    .map(([path, { get }]) => {
      // The shared ones are headers, which are tried by themselves.
      const own = (get?.parameters ?? []).filter((each): each is Parameter => 'in' in each);
      return {
        path,
        query: own.filter((each) => each.in === 'query'),
        inPath: own.filter((each) => each.in === 'path').map(({ name }) => name),
      };
    });
}
