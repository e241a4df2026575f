import type { Agent } from 'node:http';
import request from 'supertest';

export interface Answer {
  readonly status: number;
  /** Parsed if it is JSON, else an empty object. */
  // A test reads what it expects of an answer by name; its assertions are the check of the shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  readonly body: any;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Headers = Readonly<Record<string, string>>;

/** Requests below /api/v1 with one key. */
export interface Client {
  get(path: string, headers?: Headers): Promise<Answer>;
  post(path: string, body?: object | string, headers?: Headers): Promise<Answer>;
  patch(path: string, body?: object | string, headers?: Headers): Promise<Answer>;
  put(path: string, body?: object | string, headers?: Headers): Promise<Answer>;
  delete(path: string, headers?: Headers): Promise<Answer>;
}

/** Without an agent each request has a connection of its own. A text as body is sent as JSON as it stands. */
export function clientOf(url: string, fixed: Headers, agent?: Agent): Client {
  const send = async (
    method: 'get' | 'post' | 'patch' | 'put' | 'delete',
    path: string,
    body?: object | string,
    headers: Headers = {},
  ): Promise<Answer> => {
    const call = request(url)[method](isWhole(path) ? path : `/api/v1${path}`);
    if (agent) call.agent(agent);
    const content = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const sent = call.set({ ...content, ...fixed, ...headers }).ok(() => true);
    const answer = await (body === undefined ? sent : sent.send(body));
    return {
      status: answer.status,
      body: answer.body as unknown,
      text: answer.text,
      headers: answer.headers,
    };
  };
  return {
    get: (path, headers) => send('get', path, undefined, headers),
    post: (path, body = {}, headers) => send('post', path, body, headers),
    patch: (path, body = {}, headers) => send('patch', path, body, headers),
    put: (path, body = {}, headers) => send('put', path, body, headers),
    delete: (path, headers) => send('delete', path, undefined, headers),
  };
}

const isWhole = (path: string): boolean =>
  path.startsWith('/health') || path === '/metrics' || path.startsWith('/api/');
