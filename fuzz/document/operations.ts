import type { Schema } from './schema';

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  /** Bodies that the document shows. */
  readonly examples: readonly unknown[];
  /** The media types of each documented status; none for an answer without content. */
  readonly answers: ReadonlyMap<number, readonly string[]>;
  /** Open to everybody: no key is asked for. */
  readonly open: boolean;
  readonly takesIdempotencyKey: boolean;
  /** Takes keys of certain kinds only, staff among them. */
  readonly operatorOnly: boolean;
}

interface Content {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly 'x-key-kinds'?: readonly string[];
  readonly parameters?: readonly (Parameter & { readonly $ref?: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, Content>> }>
  >;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
  };
}

/** Every operation of the document, in its order. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const documented = methods[method];
      return documented ? [operation(document, path, method, documented)] : [];
    }),
  );
}

function operation(
  { components }: ApiDocument,
  path: string,
  method: string,
  documented: DocumentedOperation,
): Operation {
  const named = (documented.parameters ?? []).flatMap(({ $ref, ...parameter }) => {
    const shared = $ref === undefined ? parameter : components.parameters[nameOf($ref)];
    return shared ? [shared] : [];
  });
  const content = documented.requestBody?.content['application/json'];
  return {
    id: documented.operationId,
    method: method.toUpperCase(),
    path,
    parameters: named.filter((each) => each.in !== 'header'),
    body: content?.schema ?? null,
    examples: Object.values(content?.examples ?? {}).flatMap(({ value }) =>
      value === undefined ? [] : [value],
    ),
    answers: new Map(
      Object.entries(documented.responses).map(([status, { $ref, content: own }]) => [
        Number(status),
        Object.keys(own ?? ($ref === undefined ? {} : components.responses[nameOf($ref)]?.content) ?? {}),
      ]),
    ),
    open: documented.security?.length === 0,
    takesIdempotencyKey: named.some(({ name }) => name === 'Idempotency-Key'),
    operatorOnly: documented['x-key-kinds'] !== undefined,
  };
}

/** What a reference within the document points at, by its name. */
export const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);
