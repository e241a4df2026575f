import { Download } from './download';
import { OPERATIONS } from './generated/operations';
import { unreadable } from './http/failures';
import type { Call, Transport } from './http/transport';
import { Listing } from './listing';
import type { Answer, Arguments, Method, OperationId, PageOf, Query } from './types';

/** The operations that answer page after page. */
export type PagedOperation = {
  [K in OperationId]: Answer<K> extends PageOf<unknown>
    ? 'cursor' extends keyof Query<K>
      ? K
      : never
    : never;
}[OperationId];

/** The operations that take `format`, and so answer a file as well as JSON. */
export type ReportOperation = {
  [K in OperationId]: [Answer<K>] extends [never] ? never : 'format' extends keyof Query<K> ? K : never;
}[OperationId];

/** A list's arguments, `Arguments<K>`, with its rows in place of one page. */
export type ListMethod<K extends PagedOperation> = (...args: Arguments<K>) => Listing<PageIn<K>>;

export type PageIn<K extends PagedOperation> = Extract<Answer<K>, PageOf<unknown>>;

export type FileMethod<K extends OperationId> = (...args: Arguments<K>) => Promise<Download>;

/** A report as JSON: called as it is; as a file: `.csv(…)`. */
export type Report<K extends ReportOperation> = Method<K> & { readonly csv: FileMethod<K> };

/** A report whose rows go over pages: `.rows(…)` goes through them. */
export type PagedReport<K extends ReportOperation & PagedOperation> = Report<K> & {
  readonly rows: ListMethod<K>;
};

/** Makes methods of operations, by their name in the API document, whence all their types come. */
export class Api {
  constructor(private readonly transport: Transport) {}

  method<K extends OperationId>(operation: K): Method<K> {
    return (...args) => this.transport.send(callOf(operation, args), readJson<Answer<K>>);
  }

  list<K extends PagedOperation>(operation: K): ListMethod<K> {
    return (...args) => {
      const call = callOf(operation, args);
      return new Listing((cursor) =>
        this.transport.send(cursor === undefined ? call : after(call, cursor), readJson<PageIn<K>>),
      );
    };
  }

  file<K extends OperationId>(operation: K, accept = '*/*', filters: object = {}): FileMethod<K> {
    return (...args) => {
      const call = callOf(operation, args, accept);
      const query = { ...call.query, ...filters };
      return this.transport.send(
        { ...call, query },
        (response) => new Download(response, call.options.signal),
      );
    };
  }

  report<K extends ReportOperation>(operation: K): Report<K> {
    const csv = this.file(operation, 'text/csv', { format: 'csv' });
    return Object.assign(this.method(operation), { csv });
  }

  pagedReport<K extends ReportOperation & PagedOperation>(operation: K): PagedReport<K> {
    return Object.assign(this.report(operation), { rows: this.list(operation) });
  }
}

function callOf(operation: OperationId, args: readonly unknown[], accept = 'application/json'): Call {
  const { path, takes } = OPERATIONS[operation];
  const rest = [...args];
  const ids = rest.splice(0, path.split('{').length - 1) as string[];
  const input = takes === 'nothing' ? undefined : rest.shift();
  return {
    operation,
    ids,
    accept,
    options: rest.shift() ?? {},
    ...(takes === 'query' ? { query: input ?? {} } : {}),
    ...(takes === 'body' ? { body: input ?? {} } : {}),
  };
}

/** A cursor takes the place of a page's number. */
const after = (call: Call, cursor: string): Call => ({
  ...call,
  query: { ...call.query, page: undefined, cursor },
});

/** What the service answers is what its document says; where it answers 204, there is nothing. */
async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text();
  try {
    return (text === '' ? undefined : JSON.parse(text)) as T;
  } catch {
    throw unreadable(response);
  }
}
