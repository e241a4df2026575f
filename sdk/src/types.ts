import type { components, operations } from './generated/api';
import type { OPERATIONS } from './generated/operations';

/** What the service calls an operation: `createCreditNote`. */
export type OperationId = keyof typeof OPERATIONS & keyof operations;

export type Schemas = components['schemas'];

/** The JSON that an operation takes. */
export type Body<K extends OperationId> = operations[K] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : never;

/** The filters that an operation takes. */
export type Query<K extends OperationId> = NonNullable<operations[K]['parameters']['query']>;

type Responses<K extends OperationId> = operations[K]['responses'];

/** The JSON that an operation answers; nothing where it answers 204 or a file. */
export type Answer<K extends OperationId> = Responses<K>[keyof Responses<K>] extends infer Response
  ? Response extends { content: { 'application/json': infer A } }
    ? A
    : Response extends { content?: never }
      ? undefined
      : never
  : never;

/** What can be said of a single call. */
export interface CallOptions {
  /** Of a POST or PATCH. By default each call has a fresh one, the same over its repetitions. */
  readonly idempotencyKey?: string;
  /** Works in this organisation, for keys that reach several. */
  readonly organisation?: string;
  /** Stands in the service's log and on what the call posts. By default the service makes one. */
  readonly requestId?: string;
  /** Milliseconds that each attempt may take. */
  readonly timeoutMs?: number;
  /** How often the call is repeated at most. */
  readonly maxRetries?: number;
  /** Ends the call and its waiting; it then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

type Facts<K extends OperationId> = (typeof OPERATIONS)[K];

type Ids<K extends OperationId> = Facts<K>['path'] extends `${string}{${string}}${string}{${string}}${string}`
  ? [id: string, partId: string]
  : Facts<K>['path'] extends `${string}{${string}}${string}`
    ? [id: string]
    : [];

/** The client names the format itself where an operation answers JSON too. */
type Filters<K extends OperationId> = [Answer<K>] extends [never] ? Query<K> : Omit<Query<K>, 'format'>;

/** Whether nothing of it is required. */
type CanBeLeftOut<T> = Partial<T> extends T ? true : false;

type Input<K extends OperationId> = {
  body: CanBeLeftOut<Body<K>> extends true ? [body?: Body<K>] : [body: Body<K>];
  query: CanBeLeftOut<Filters<K>> extends true ? [filters?: Filters<K>] : [filters: Filters<K>];
  nothing: [];
}[Facts<K>['takes']];

/** The arguments of an operation: the ids of its path, then its body or its filters, then options. */
export type Arguments<K extends OperationId> = [...Ids<K>, ...Input<K>, options?: CallOptions];

export type Method<K extends OperationId> = (...args: Arguments<K>) => Promise<Answer<K>>;

/** A page of a list or of a report: rows, and where the next page begins. */
export interface PageOf<Row> {
  readonly data: readonly Row[];
  readonly pagination: Schemas['PaginationView'];
}

export type RowOf<P> = P extends { readonly data: readonly (infer Row)[] } ? Row : never;
