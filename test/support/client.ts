import { request, type Agent, type IncomingMessage } from 'node:http';

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
export function clientOf(url: string, fixed: Headers, agent: Agent | false = false): Client {
  const send = (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: object | string,
    headers: Headers = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const content: Headers =
        text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
      const sent = request(new URL(isWhole(path) ? path : `/api/v1${path}`, url), {
        method,
        agent,
        headers: { ...content, ...fixed, ...headers },
      });
      sent.on('error', reject).on('response', (answer) => void read(answer).then(resolve, reject));
      sent.end(text);
    });
  return {
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body = {}, headers) => send('POST', path, body, headers),
    patch: (path, body = {}, headers) => send('PATCH', path, body, headers),
    put: (path, body = {}, headers) => send('PUT', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
  };
}

const isWhole = (path: string): boolean =>
  path.startsWith('/health') || path === '/metrics' || path.startsWith('/api/');

async function read(answer: IncomingMessage): Promise<Answer> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
  const isJson = /^application\/(\w+\+)?json\b/.test(answer.headers['content-type'] ?? '');
  return {
    status: answer.statusCode ?? 0,
    body: isJson && text !== '' ? (JSON.parse(text) as unknown) : {},
    text,
    headers: answer.headers as Record<string, string>,
  };
}
