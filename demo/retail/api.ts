export type Method = 'GET' | 'POST' | 'PATCH';
export type Headers = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  /** The parsed JSON, or the text of an answer in another format. */
  readonly body: unknown;
}

/** Sends one request and answers whatever the service answers; `path` starts with `/`. */
export type Send = (method: Method, path: string, body?: unknown, headers?: Headers) => Promise<Answer>;

/** The service answered with another status than the demo needs; the message holds what it said. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

export function overHttp(baseUrl: string): Send {
  const base = baseUrl.replace(/\/+$/, '');
  return async (method, path, body, headers = {}) => {
    const response = await fetch(base + path, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const json = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: json && text !== '' ? (JSON.parse(text) as unknown) : text };
  };
}

export const withHeaders =
  (send: Send, fixed: Headers): Send =>
  (method, path, body, headers = {}) =>
    send(method, path, body, { ...fixed, ...headers });

/** The body as the type that `docs` promise for that status; any other status is an error that quotes the answer. */
export function expectStatus<T>({ status, body }: Answer, expected: number, what: string): T {
  if (status === expected) return body as T;
  const said = typeof body === 'string' ? body : JSON.stringify(body);
  throw new UnexpectedAnswer(
    `${what}: expected ${expected}, the service answered ${status} ${said.slice(0, 2000)}`,
  );
}

/** Runs the work over all items, `width` at a time, and gives the results in the items' order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
