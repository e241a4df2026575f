/** The parts of an OpenAPI 3.1 document that this one uses; Swagger's own types are those of 3.0. */
export interface Reference {
  readonly $ref: string;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  description?: string;
  required?: boolean;
  schema?: object;
  example?: unknown;
}

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

export interface Media {
  schema?: object;
  examples?: Record<string, Example | Reference>;
}

export interface Response {
  description: string;
  headers?: Record<string, Reference>;
  content?: Record<string, Media>;
}

export interface OperationObject {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, readonly string[]>[];
  parameters?: (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, Response | Reference>;
  [extension: `x-${string}`]: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Partial<Record<Method, OperationObject>>>>;
  readonly components: Record<string, Record<string, object> | undefined>;
}

export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** Changed in place while the document is completed. */
  readonly object: OperationObject;
}

export function operationsOf({ paths }: Pick<ApiDocument, 'paths'>): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Operation[] => {
      const object = item[method];
      return object ? [{ id: object.operationId ?? `${method} ${path}`, method, path, object }] : [];
    }),
  );
}

export const refTo = (
  kind: 'schemas' | 'parameters' | 'headers' | 'examples' | 'responses',
  name: string,
): Reference => ({
  $ref: `#/components/${kind}/${name}`,
});

export const isReference = (each: object): each is Reference => '$ref' in each;
